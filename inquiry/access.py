"""Who may see, and who may do. What is not written down is not allowed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, lru_cache, wraps
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, ColumnElement, Integer, Select, bindparam, false, func, select
from sqlalchemy.sql import visitors
from sqlalchemy.sql.dml import Delete, Update

from inquiry.asking import Composed
from inquiry.clock import now
from inquiry.db import Signature, attend, db

SEE: dict[type, Any] = {}
MAY: dict[tuple[str, type], Any] = {}


def see(model):
    """Write down who sees a model’s rows, as a condition the database can check."""

    def write_down(rule):
        return _once(SEE, model, rule)

    return write_down


def may(verb, model):
    """Write down who may do something to a row they already see."""

    def write_down(rule):
        return _once(MAY, (verb, model), rule)

    return write_down


def visible(model, *columns, to) -> Select:
    """Select the rows (or columns) of a model that this person may see, signed with the sealed tables that covers."""
    rows = select(*(columns or (model,))).select_from(model)
    rule = SEE.get(model)
    if rule is None:
        return attend(rows.where(false()))
    mine, covers = _written_for(_reader(to), rule)
    return attend(rows, covers).where(mine)


class Reader(NamedTuple):
    """All of a person that a rule may ask about."""

    id: Any
    school_id: Any
    district_id: Any
    role: str
    is_administrator: bool
    is_evaluator: bool
    evaluates: bool


@lru_cache(maxsize=4096)
def _written_for(reader, rule) -> tuple[ColumnElement[bool], Signature]:
    """A rule as a condition. It is the same each time the same person asks, and takes longer to write than to check."""
    condition = _timeless(rule(reader))
    return condition, Signature(condition)


def together(statement: Select, *others: Select) -> Select:
    """A query that carries several visible(…) ones inside it, signed with what each of them was signed for."""
    covered = frozenset().union(*(one.get_execution_options().get("attended", ()) for one in (statement, *others)))
    return statement.execution_options(attended=covered)


def find(model, ref, *, to):
    """The one row with this name, if this person may see it."""
    return db.session.scalar(_looked_for(model, _reader(to), SEE.get(model)), {"its_ref": ref})


@lru_cache(maxsize=4096)
def _looked_for(model, reader, _rule) -> Select:
    """The query behind `find`. It asks by the rule of now each time, and is composed once."""
    return visible(model, to=reader).where(model.ref == bindparam("its_ref"))


def things_of(write):
    """Compose `write(to)` once for each reader. Asked as `things(person, **values)`, it gives things of one model."""
    composed = lru_cache(maxsize=4096)(lambda reader: _timeless(write(reader)))
    return lambda person, **values: list(db.session.scalars(composed(_reader(person)), values))


def _reader(person):
    return Reader(*(getattr(person, name) for name in Reader._fields))


def allowed(person, verb, thing) -> bool:
    """Whether the person may do this to a row they already see. Columns read instead of a row say whose they are."""
    rule = MAY.get((verb, getattr(thing, "row_of", type(thing))))
    return rule is not None and bool(rule(person, thing))


def tally(model, *conditions: ColumnElement[bool]) -> int:
    """How many rows there are, and nothing else about them: “15 notices still face down”."""
    return db.session.scalar(to_tally(model, *conditions)) or 0


def to_tally(model, *conditions: ColumnElement[bool]) -> Select:
    """What `tally` asks, for who asks it again and again and keeps the question."""
    return attend(select(func.count()).select_from(model).where(*conditions))


def for_the_house(statement: Select | Update | Delete):
    """Sign work the house does for everyone at once: a reveal, minutes, a clean-up. Its caller is shown nothing of it.

    Each use is listed in tests/house/test_confidentiality.py with its reason.
    """
    return attend(statement)  # type: ignore[arg-type]


# --- queries of the pages that are opened most: composing one costs ten times what asking it costs ------------------
@dataclass(frozen=True)
class Somebody:
    """A person of a kind. What kind decides how a rule is written; who it is, is filled in when the query is asked."""

    role: str
    is_administrator: bool
    is_evaluator: bool
    evaluates: bool
    id = bindparam("me", type_=Integer)
    school_id = bindparam("my_school", type_=Integer)
    district_id = bindparam("my_district", type_=Integer)


def written_once(write):
    """Compose the query `write(to)` once for each kind of person. Asked as `query(person, **values)`, it gives rows.

    Values are named with `bindparam` in the query. A rule that needs to know more of a person fails at once.
    """
    composed = cache(lambda *kind: Composed(_timeless(write(Somebody(*kind)))))

    @wraps(write)
    def ask(person, **values):
        query = composed(person.role, person.is_administrator, person.is_evaluator, person.evaluates)
        values |= {"me": person.id, "my_school": person.school_id, "my_district": person.district_id}
        session = db.session()
        session.flush()  # as every query of the session does: what was just written counts
        return query.ask(session.connection(), values)

    return ask


def _timeless(statement):
    """What is kept must not carry the moment it was written at, or a leaver would stay."""
    parts = (part.value for part in visitors.iterate(statement) if isinstance(part, BindParameter))
    if any(isinstance(value, datetime) and abs(value - now()) < timedelta(days=1) for value in parts):
        raise ValueError(f"a moment is written into {statement}")
    return statement


def _once(rules, key, rule):
    if rules.setdefault(key, rule) is not rule:
        raise ValueError(f"two rules for {key}")
    return rule
