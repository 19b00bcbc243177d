"""Oak’s calendar, its protected time, and what became of it since August."""

from datetime import date, timedelta

from sqlalchemy import select

from inquiry.calendar.changes import add_days, likely_year, new_bells, set_terms
from inquiry.calendar.models import BELLS, OFF, SchoolYear
from inquiry.calendar.pasted import days_in
from inquiry.calendar.periods import ORDINARY, periods_in
from inquiry.clock import today
from inquiry.db import add, db
from inquiry.demo.school_days import ago
from inquiry.i18n import zone
from inquiry.people.models import Person
from inquiry.protected import losing
from inquiry.protected.laying_out import lay_out
from inquiry.protected.models import FORTNIGHTLY, Block, BlockChange, BlockTime, CoverRequest, Reply
from inquiry.teams.models import FACILITATOR, MEMBER, Membership, Team

DAY, WEEK = timedelta(days=1), timedelta(days=7)
EARLY = "8:00–8:40 Period 1\n8:45–9:25 Period 2\n9:30–10:10 Period 3\n10:15–10:55 Period 4\n11:00–11:30 Lunch\n11:35–12:30 Period 5"
TEAMS = {"Grade 3": ("Jun", "Kira", "Lena"), "Grade 5": ("Milo", "Noor", "Oscar")}
# What became of each time, over and over: minutes kept, minutes lost and to what, with a word.
STORY = {
    "Grade 3": (
        (45, 0, "", ""),
        (45, 0, "", ""),
        (0, 45, "coverage", "No substitute for two rooms"),
        (40, 0, "", ""),
        (45, 0, "", ""),
        (30, 15, "called away", ""),
    ),
    "Grade 4": (
        (44, 0, "", ""),
        (45, 0, "", ""),
        (45, 0, "", ""),
        (0, 45, "testing", "The fall test took the whole afternoon"),
        (41, 0, "", ""),
        (30, 15, "assembly", ""),
        (45, 0, "", ""),
    ),
    "Grade 5": (
        (0, 45, "coverage", ""),
        (45, 0, "", ""),
        (20, 25, "assembly", "Picture day"),
        (45, 0, "", ""),
        (0, 45, "weather", "Early dismissal, storm"),
        (45, 0, "", ""),
    ),
}
COVER = "I trade my Thursday walk-throughs for covering a room, and two paraprofessionals float from the first of the month."


def protect(riverside, at) -> None:
    """A year with its days off and bells, three teams with their hour, and eleven weeks behind them."""
    year = _year(riverside)
    blocks = {name: _block(year, riverside, team, day) for name, team, day in _teams(riverside, at)}
    staff = {"repeats": FORTNIGHTLY, "weekday": 2, "starts": 13 * 60, "minutes": 90, "from_on": year.starts_on}
    staff |= {"until_on": year.ends_on, "purpose": "The whole staff learns together", "place": "Library"}
    everybody = add(Block(year_id=year.id, made_by_id=riverside["Dev"].id, **staff))
    _become(year, blocks, everybody)
    _ask_and_answer(riverside, blocks["Grade 4"], at)


def _year(riverside):
    on = today(zone())
    first, last = likely_year(on)
    if first > on - 8 * WEEK:  # in summer, so that there is something to see
        first, last = on - 12 * WEEK, on + 26 * WEEK
    name = f"{first.year}–{(first.year + 1) % 100:02}"
    year = add(SchoolYear(school_id=riverside.oak.id, name=name, starts_on=first, ends_on=last))
    half = date(first.year + 1, 1, 8)
    set_terms(year, [("Fall", first, half - 3 * WEEK), ("Spring", half, last)])
    ordinary = new_bells(riverside.oak.id, "Ordinary day", periods_in(ORDINARY)[0])
    early = new_bells(riverside.oak.id, "Early release", periods_in(EARLY)[0])
    year.order = [early.id if day == 2 else ordinary.id for day in range(5)] + [None, None]
    add_days(year, days_in(_days_off(first.year), first, last)[0], kind=OFF)
    test = days_in(f"{(on + 10 * DAY).isoformat()} Winter concert", first, last)[0]
    add_days(year, test, kind=BELLS, bells_id=early.id)
    return year


def _days_off(year):
    thanksgiving = _nth(year, 11, 3, 4)
    return "\n".join(
        (
            f"{_nth(year, 9, 0, 1)} Labor Day",
            f"{_nth(year, 10, 0, 2)} Indigenous Peoples’ Day",
            f"{thanksgiving - DAY} – {thanksgiving + DAY} Thanksgiving",
            f"{year}-12-21 – {year + 1}-01-01 Winter break",
            f"{_nth(year + 1, 1, 0, 3)} Martin Luther King Jr. Day",
            f"{_nth(year + 1, 2, 0, 3)} Presidents’ Day",
            f"{_nth(year + 1, 3, 0, 4)} – {_nth(year + 1, 3, 0, 4) + 4 * DAY} Spring break",
        )
    )


def _nth(year, month, weekday, number):
    """The so-manieth Monday (0) to Sunday of a month."""
    first = date(year, month, 1)
    return first + DAY * ((weekday - first.weekday()) % 7) + WEEK * (number - 1)


def _teams(riverside, at):
    since = ago(at, 96)
    place = {"district_id": riverside.oak.district_id, "school_id": riverside.oak.id}
    for (name, people), day in zip(TEAMS.items(), (1, 4), strict=True):
        team = add(Team(name=name, begun_at=since, **place))
        for who in people:
            person = add(Person(name=who, email=f"{who.lower()}@riverside.example", added_at=since, **place))
            role = FACILITATOR if who == people[0] else MEMBER
            times = {"from_at": since, "sees_from": since}
            db.session.add(Membership(team_id=team.id, person_id=person.id, role=role, **times))
        yield name, team, day
    yield "Grade 4", riverside.grade_4, 3


def _block(year, riverside, team, day):
    room = {"Grade 3": "Room 8", "Grade 4": "Room 12", "Grade 5": "Room 15"}[team.name]
    when = {"weekday": day, "starts": 14 * 60 + 10, "minutes": 45, "from_on": year.starts_on, "until_on": year.ends_on}
    return add(Block(year_id=year.id, team_id=team.id, place=room, made_by_id=riverside["Dev"].id, **when))


def _become(year, blocks, everybody):
    on = today(zone())
    for block in (*blocks.values(), everybody):
        lay_out(block, from_on=year.starts_on)
    moved = db.session.scalar(_times(blocks["Grade 5"]).where(BlockTime.on > on))
    if moved:
        told = {"to_on": moved.on - DAY, "starts": 8 * 60 + 10, "why": "Concert rehearsal in the afternoon"}
        db.session.add(BlockChange(block_id=moved.block_id, on=moved.on, **told))
        lay_out(blocks["Grade 5"])
    for name, block in blocks.items():
        past = db.session.scalars(_times(block).where(BlockTime.on < on)).all()
        for number, time in enumerate(past[: -1 if name == "Grade 5" else None]):  # of the last one nothing is said yet
            _tell(time, *STORY[name][number % len(STORY[name])])
    for time in db.session.scalars(_times(everybody).where(BlockTime.on < on)):
        time.held = 85
    db.session.add(Reply(school_id=year.school_id, month_on=on.replace(day=1), cause="coverage", words=COVER))


def _times(block):
    return select(BlockTime).where(BlockTime.block_id == block.id).order_by(BlockTime.on)


def _tell(time, kept, lost, cause, words):
    time.held = kept
    db.session.flush()  # what is lost is weighed against what the database says was kept
    if lost:
        losing.log(time, lost, cause, words)


def _ask_and_answer(riverside, block, at):
    team, amal, bea = riverside.grade_4, riverside["Amal"], riverside["Bea"]
    coming = db.session.scalar(_times(block).where(BlockTime.on > today(zone())))
    db.session.add_all(
        [
            CoverRequest(
                team_id=team.id,
                words="Could the projector in Room 12 be looked at? It goes dark after ten minutes.",
                asked_by_id=amal.id,
                asked_at=ago(at, 16),
                answer="Ines brought another one on Tuesday. Tell me if that one goes dark too.",
                answered_at=ago(at, 13),
            ),
            CoverRequest(
                team_id=team.id,
                on=coming and coming.on,
                words="We need cover for two rooms: Farah and Gus have reading tests until half past two.",
                asked_by_id=bea.id,
                asked_at=ago(at, 1),
            ),
        ]
    )
