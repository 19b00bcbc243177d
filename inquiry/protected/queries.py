import re
import unicodedata

from sqlalchemy import and_

from inquiry.access import visible
from inquiry.db import db
from inquiry.people.models import Person, School
from inquiry.protected.models import BlockPerson, BlockTime, Reply
from inquiry.teams.access import current
from inquiry.teams.models import Membership


def school_of(time):
    """Where a time is."""
    return db.session.get(School, time.school_id)


def time_of(loss, *, to):
    """The time something was lost of."""
    rows = visible(BlockTime, to=to)
    return db.session.scalar(rows.where(BlockTime.block_id == loss.block_id, BlockTime.on == loss.on))


def named_in(text, school_id, *, to) -> list[str]:
    """The words of a text that are part of a colleague’s name, too: nobody’s name belongs beside what was lost."""
    words = _words(text or "")
    names = visible(Person, Person.name, to=to).where(Person.school_id == school_id)
    parts = {_as_heard(part) for name in db.session.scalars(names) for part in _words(name)} if words else ()
    return list(dict.fromkeys(word for word in words if _as_heard(word) in parts))


def _words(text):
    return re.findall(r"[^\W\d_]{2,}", text)


def _as_heard(word):
    """Without accents and capitals; two letters count only as they are written, or every “an” would be An."""
    bare = "".join(one for one in unicodedata.normalize("NFKD", word) if not unicodedata.combining(one))
    return bare.casefold() if len(bare) > 2 else bare


def people_in(time, *, to) -> list[str]:
    """The names of who is protected: the team, and whoever else was named."""
    named = visible(BlockPerson, BlockPerson.person_id, to=to).where(BlockPerson.block_id == time.block_id)
    team = visible(Membership, Membership.person_id, to=to).where(Membership.team_id == time.team_id, current())
    people = visible(Person, Person.name, to=to).where(Person.id.in_(named) | Person.id.in_(team))
    return list(db.session.scalars(people.order_by(Person.name)))


def reply_for(school, month, cause, *, to):
    """What the principal said already about one cause in one month."""
    same = and_(Reply.school_id == school.id, Reply.month_on == month, Reply.cause == cause)
    return db.session.scalar(visible(Reply, to=to).where(same))
