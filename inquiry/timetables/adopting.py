"""A proposal becomes protected time: a block for each sitting. Taken back, its blocks end; what was stays."""

from sqlalchemy import update
from sqlalchemy.orm import joinedload

from inquiry.access import visible
from inquiry.calendar.queries import facts_of, zone_of
from inquiry.clock import now, today
from inquiry.db import add, db
from inquiry.protected import planning
from inquiry.protected.clashes import people_and_rooms
from inquiry.protected.laying_out import lay_out
from inquiry.protected.models import BY_DAY_NAME, WEEKLY, Block
from inquiry.protected.times import times_of
from inquiry.teams.models import Team
from inquiry.timetables.models import Proposal, Search
from inquiry.timetables.starting import has_adopted, locked


def adopt(proposal, form, year, *, by) -> bool:
    """Make the blocks. False when this proposal, or another one of the same search, is in force already."""
    if has_adopted(locked(db.session.get(Search, proposal.search_id))):
        return False
    first = update(Proposal).where(Proposal.id == proposal.id, Proposal.adopted_at.is_(None))
    if not db.session.execute(first.values(adopted_at=now())).rowcount:  # type: ignore[attr-defined]
        return False
    blocks = [add(block) for block in planned(proposal, form, year, to=by)]
    for block in blocks:
        lay_out(block)
    proposal.data = proposal.data | {"blocks": [block.ref for block in blocks]}
    return True


def take_back(proposal, *, to) -> int:
    """End the blocks that were made of it; says how many."""
    locked(db.session.get(Search, proposal.search_id))
    refs = proposal.data.get("blocks", [])
    blocks = db.session.scalars(visible(Block, to=to).where(Block.ref.in_(refs), Block.ended_at.is_(None))).all()
    for block in blocks:
        planning.end(block, now())
    proposal.adopted_at = None
    proposal.data = proposal.data | {"blocks": []}
    return len(blocks)


def planned(proposal, form, year, *, to) -> list[Block]:
    """The blocks a proposal would be. A team that is not in the house has no protected time in it."""
    wishes = proposal.search.wishes
    refs = [team["ref"] for team in wishes["teams"] if team["ref"]]
    teams = {
        team.ref: team
        for team in db.session.scalars(visible(Team, to=to).where(Team.ref.in_(refs), Team.school_id == year.school_id))
    }
    when = {"year_id": year.id, "from_on": form.from_on.data, "until_on": min(form.until_on.data, year.ends_on)}
    said: dict = {"purpose": form.purpose.data or "", "made_by_id": None, "version": 0, "dates": []}
    return [
        Block(team_id=teams[ref].id, team=teams[ref], place=sitting["room"], **_time(wishes, sitting), **when, **said)
        for sitting in proposal.data["sittings"]
        if (ref := wishes["teams"][sitting["team"]]["ref"]) in teams
    ]


def _time(wishes, sitting):
    day = wishes["days"][sitting["day"]]
    repeats = WEEKLY if day["weekday"] is not None else BY_DAY_NAME
    times = {"starts": day["periods"][sitting["first"]]["starts"], "minutes": sitting["minutes"]}
    bells = day["bells"] if repeats == BY_DAY_NAME else None
    return {"repeats": repeats, "weekday": day["weekday"], "bells_id": bells, **times}


def in_the_way(blocks, school, year, *, to) -> dict[str, list[str]]:
    """What is protected already at the same time, for the same people or in the same room: by the name of the team."""
    facts, zone = facts_of(year), zone_of(school.id)
    found: dict[str, list[str]] = {}
    for block in blocks:
        times = times_of(block, (), facts, zone, max(today(zone), block.from_on), year.ends_on)
        looked_at = planning.Proposal(school, zone, year, facts, block, times)
        for sentence in people_and_rooms(looked_at, to):
            found.setdefault(block.team.name, []).append(sentence)
    return {team: list(dict.fromkeys(sentences)) for team, sentences in found.items()}


def with_search(proposal, *, to) -> Proposal:
    """The same proposal with its search at hand."""
    whole = visible(Proposal, to=to).where(Proposal.id == proposal.id).options(joinedload(Proposal.search))
    return db.session.scalar(whole, execution_options={"populate_existing": True})


def adopted_in(search, *, to) -> Proposal | None:
    """The proposal of a search that is in force."""
    return db.session.scalar(
        visible(Proposal, to=to).where(Proposal.search_id == search.id, Proposal.adopted_at.is_not(None))
    )


def unknown_teams(wishes) -> list[str]:
    """Teams that are written down in the wishes only."""
    return [team["name"] for team in wishes["teams"] if not team["ref"]]
