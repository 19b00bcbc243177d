"""Who could take a part next: whoever has not yet had it in this team, else whoever had it longest ago."""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import func, literal, select, union_all

from inquiry.access import visible
from inquiry.clock import now
from inquiry.db import db
from inquiry.meetings.models import CLOSED
from inquiry.rotation.models import ROLES, NotThisTime, PartsTaken
from inquiry.teams.models import GUEST

NEVER = datetime.min.replace(tzinfo=UTC)


class Suggestion(NamedTuple):
    role: str
    ref: str
    name: str
    is_new: bool  # has not had this part here yet
    is_me: bool


def suggestions(person, team, members, chosen: dict[str, str] | None = None) -> list[Suggestion]:
    """One name for each part that is taken in this team, each somebody else; no name where there are too few people.

    `chosen` are the names a plan has already, by part: they are not suggested for another one.
    """
    chosen, last, declined = chosen or {}, _last_taken(person, team), _declined(team)
    here = [one for one in members if one.role != GUEST]
    found: list[Suggestion] = []
    for role in ROLES if len(here) > 1 else ():
        taken = {when.person_id: when.at for when in last if when.role == role}
        willing = [one for one in here if (one.id, role) not in declined]
        busy = {ref for part, ref in chosen.items() if part != role} | {one.ref for one in found}
        free = [one for one in willing if one.ref not in busy]
        if taken and free:
            found.append(_suggestion(role, _next(free, taken), taken, person))
    return [one for one in found if one.ref != chosen.get(one.role)]


def _next(people, taken: dict[int, datetime]):
    """Those who have not had it come first; then whoever had it longest ago. People alike stand in order of names."""
    return min(people, key=lambda one: (taken.get(one.id, NEVER), one.name.lower()))


def _suggestion(role, one, taken, person):
    return Suggestion(role, one.ref, one.name, one.id not in taken, one.id == person.id)


def _last_taken(person, team) -> Collection[Any]:
    """When each person last had each part in a meeting of this team that was held."""
    parts = (_last_of(role, person, team) for role in ROLES)
    return db.session.execute(union_all(*parts)).all()


def _last_of(role, person, team):
    whose = getattr(PartsTaken, f"{role}_id")
    told = literal(role).label("role"), whose.label("person_id"), func.max(PartsTaken.starts_at).label("at")
    rows = visible(PartsTaken, *told, to=person).where(PartsTaken.team_id == team.id, PartsTaken.state == CLOSED)
    return rows.where(whose.is_not(None)).group_by(whose)


def _declined(team) -> set[tuple[int, str]]:
    """Who is not suggested for what. Asked for everybody, and told to nobody: the others only see other names."""
    rows = select(NotThisTime.person_id, NotThisTime.role)
    rows = rows.where(NotThisTime.team_id == team.id, NotThisTime.until_at > now())
    return {(row.person_id, row.role) for row in db.session.execute(rows)}


def own_noes(person, team) -> list[NotThisTime]:
    """What somebody said “not this time” to in a team, while it lasts."""
    rows = visible(NotThisTime, to=person).where(NotThisTime.team_id == team.id, NotThisTime.until_at > now())
    found = {one.role: one for one in db.session.scalars(rows)}
    return [found[role] for role in ROLES if role in found]
