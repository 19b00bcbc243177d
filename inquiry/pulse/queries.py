"""Questions to the staff, and what may be told of their answers."""

import random
import re

from sqlalchemy import bindparam, select

from inquiry.access import for_the_house, visible, written_once
from inquiry.db import db
from inquiry.people.models import Person, School
from inquiry.pulse.ballots import not_yet_taken
from inquiry.pulse.models import LEAST, Ballot, Pulse
from inquiry.pulse.results import Result, result_of
from inquiry.teams.access import teams_of
from inquiry.teams.models import LEADING, Team


def questions_at(school, *, to) -> list[Pulse]:
    """The questions asked at a school, the newest first."""
    rows = visible(Pulse, to=to).where(Pulse.school_id == school.id)
    return list(db.session.scalars(rows.order_by(Pulse.asked_at.desc(), Pulse.id.desc())))


@written_once
def _asked(to):
    """The questions of others that are open on a day, `on`."""
    columns = (Pulse.id, Pulse.ref, Pulse.question, Pulse.closes_on, School.ref.label("school_ref"))
    still = visible(Pulse, *columns, to=to).join(School, School.id == Pulse.school_id)
    still = still.where(Pulse.is_open(bindparam("on")))
    return still.where(Pulse.asked_by_id != to.id).order_by(Pulse.id)


def open_questions(person, on, *, left_out=()) -> list:
    """The questions a person was not handed a ballot for yet, but for those they left for later; the oldest first."""
    asked = [one for one in _asked(person, on=on) if one.ref not in left_out]
    return not_yet_taken(asked, person) if asked else []


def result(pulse) -> Result | None:
    """What may be told of the answers, once nobody can answer any more."""
    values = for_the_house(select(Ballot.value).where(Ballot.pulse_id == pulse.id))
    return result_of(list(db.session.scalars(values)))


def words(pulse) -> list[str]:
    """What was written, shuffled, from five texts on; one that names somebody at the school is held back."""
    rows = for_the_house(select(Ballot.words).where(Ballot.pulse_id == pulse.id, Ballot.words != ""))
    said = list(db.session.scalars(rows))
    if len(said) < LEAST:
        return []
    names = _names_at(pulse.school_id)
    told = [text for text in said if not names & set(re.findall(r"\w+", text.casefold()))]
    random.Random(pulse.ref).shuffle(told)  # noqa: S311  the same order at each look, so that none can be told by a change
    return told


def _names_at(school_id):
    everybody = db.session.scalars(select(Person.name).where(Person.school_id == school_id))
    return {part for name in everybody for part in re.findall(r"\w{3,}", name.casefold())}


def own_team(person) -> Team | None:
    """The team in which a principal inquires into leading, if there is one."""
    mine = visible(Team, to=person).where(Team.kind == LEADING, Team.ended_at.is_(None), Team.id.in_(teams_of(person)))
    return db.session.scalar(mine.order_by(Team.id).limit(1))
