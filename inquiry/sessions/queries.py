"""What pages ask about sessions: which are ahead, who leads them, who has a place, what is needed."""

from datetime import timedelta

from sqlalchemy import bindparam, func, select

from inquiry.access import visible, written_once
from inquiry.clock import now
from inquiry.db import db
from inquiry.meetings.models import CANCELLED, CLOSED, OPEN, PLANNED, Meeting
from inquiry.people.models import Person, School
from inquiry.sessions.access import own_place
from inquiry.sessions.models import IN, OUT, WAITING, ExitCard, Material, PdSession, SessionLeader, SignUp
from inquiry.teams.access import current, facilitates
from inquiry.teams.models import Membership, Team

STILL_HERE, A_WEEK, FEW, MANY = timedelta(hours=3), timedelta(days=7), 3, 60


def _places(state):
    return select(func.count()).where(SignUp.session_id == PdSession.id, SignUp.state == state).scalar_subquery()


FACTS = (
    *(PdSession.id, PdSession.ref, PdSession.title, PdSession.places, PdSession.closes_at, PdSession.open_to),
    *(Meeting.state, Meeting.starts_at, Meeting.minutes, Meeting.place),
    *(Team.name.label("team"), Team.id.label("team_id")),
    _places(IN).label("taken"),
    _places(WAITING).label("waiting"),
)


def sessions_seen(person, *more):
    """Sessions somebody sees, each with its time, how many are in it, and their own place."""
    rows = visible(PdSession, *FACTS, own_place(person).label("mine"), *more, to=person)
    return rows.join(Meeting, Meeting.id == PdSession.meeting_id).join(Team, Team.id == PdSession.team_id)


def ahead(person):
    """The sessions to come, the next one first."""
    still = (Meeting.state == OPEN) | ((Meeting.state == PLANNED) & (Meeting.starts_at > now() - STILL_HERE))
    return db.session.execute(sessions_seen(person).where(still).order_by(Meeting.starts_at).limit(MANY)).all()


def past(person):
    """The sessions that are over, in which somebody had a place or which they led; the latest first."""
    led = select(SessionLeader.session_id).where(SessionLeader.person_id == person.id)
    own = (own_place(person) == IN) | PdSession.id.in_(led)
    rows = sessions_seen(person).where(Meeting.state == CLOSED, own)
    return db.session.execute(rows.order_by(Meeting.starts_at.desc()).limit(MANY)).all()


def led_next(person):
    """The next sessions somebody leads, or leads a part of."""
    led = select(SessionLeader.session_id).where(SessionLeader.person_id == person.id)
    rows = sessions_seen(person).where(PdSession.id.in_(led), Meeting.state.in_((PLANNED, OPEN)))
    return db.session.execute(rows.order_by(Meeting.starts_at).limit(FEW)).all()


def of_team(team, person):
    """The sessions of a cohort that are still to come."""
    rows = sessions_seen(person).where(PdSession.team_id == team.id, Meeting.state.in_((PLANNED, OPEN)))
    return db.session.execute(rows.order_by(Meeting.starts_at).limit(MANY)).all()


@written_once
def led_by(to):
    """Who leads one `session`; whoever leads the whole of it first."""
    rows = visible(SessionLeader, SessionLeader.part, Person.name, to=to)
    rows = rows.join(Person, Person.id == SessionLeader.person_id)
    rows = rows.where(SessionLeader.session_id == bindparam("session"))
    return rows.order_by(SessionLeader.part.desc(), Person.name)


def leaders_of(numbers, person) -> dict[int, list[str]]:
    """The names of those who lead these sessions; whoever leads the whole first."""
    columns = (SessionLeader.session_id, SessionLeader.person_id, SessionLeader.part, Person.name, Person.ref)
    rows = visible(SessionLeader, *columns, to=person).join(Person, Person.id == SessionLeader.person_id)
    rows = rows.where(SessionLeader.session_id.in_(list(numbers)))
    found: dict[int, list] = {}
    for row in db.session.execute(rows.order_by(SessionLeader.part.desc(), Person.name)):
        found.setdefault(row.session_id, []).append(row)
    return found


@written_once
def signed_up(to):
    """Who has a place in a `session` and who waits, in the order they came; for those who look after it."""
    columns = (SignUp.state, Person.name, School.name.label("school"))
    rows = visible(SignUp, *columns, to=to).join(Person, Person.id == SignUp.person_id)
    rows = rows.outerjoin(School, School.id == Person.school_id)
    rows = rows.where(SignUp.session_id == bindparam("session"), SignUp.state != OUT)
    return rows.order_by(SignUp.at, SignUp.id)


@written_once
def materials_of(to):
    """What is needed for a `session`; what was put away comes last."""
    columns = (Material.ref, Material.title, Material.html, Material.link, Material.put_away_at)
    rows = visible(Material, *columns, to=to).where(Material.session_id == bindparam("session"))
    return rows.order_by(Material.put_away_at.is_not(None), Material.id)


def cards_of(session, person):
    """The exit cards of a session, as they were written."""
    columns = (ExitCard.learned, ExitCard.will_try, ExitCard.asks, ExitCard.at, Person.name)
    rows = visible(ExitCard, *columns, to=person).join(Person, Person.id == ExitCard.person_id)
    return db.session.execute(rows.where(ExitCard.session_id == session.id).order_by(ExitCard.at)).all()


def own_card(session, person) -> ExitCard | None:
    """Somebody’s own exit card."""
    rows = visible(ExitCard, to=person).where(ExitCard.session_id == session.id, ExitCard.person_id == person.id)
    return db.session.scalar(rows)


def who_else_may_have_come(session, person):
    """Members of the cohort without a place, who may have come all the same."""
    known = select(SignUp.person_id).where(SignUp.session_id == session.id, SignUp.state == IN)
    led = select(SessionLeader.person_id).where(SessionLeader.session_id == session.id)
    rows = visible(Membership, Person.id, Person.ref, Person.name, to=person)
    rows = rows.join(Person, Person.id == Membership.person_id).where(Membership.team_id == session.team_id, current())
    return db.session.execute(rows.where(Person.id.not_in(known), Person.id.not_in(led)).order_by(Person.name)).all()


def leads_a_cohort(person) -> list[Team]:
    """The cohorts whose sessions somebody plans."""
    rows = visible(Team, to=person).where(Team.kind == "cohort", Team.ended_at.is_(None)).order_by(Team.name)
    return [team for team in db.session.scalars(rows) if facilitates(person, team.id)]


@written_once
def _places_of(to):
    """Somebody’s places in sessions that begin after `since`, the next one first."""
    columns = (PdSession.id, PdSession.ref, PdSession.title, SignUp.state, SignUp.moved_up_at, SignUp.came)
    times = (Meeting.state.label("meets"), Meeting.starts_at, Meeting.began_at, Meeting.called_off_why)
    rows = visible(SignUp, *columns, *times, to=to).join(PdSession, PdSession.id == SignUp.session_id)
    rows = rows.join(Meeting, Meeting.id == PdSession.meeting_id)
    rows = rows.where(SignUp.person_id == to.id, SignUp.state != OUT, Meeting.starts_at > bindparam("since"))
    return rows.order_by(Meeting.starts_at)


def on_first_page(person) -> dict:
    """The next session somebody signed up for, those called off, and the last one that still wants an exit card."""
    rows = _places_of(person, since=now() - A_WEEK)
    coming = [row for row in rows if row.meets == OPEN or (row.meets == PLANNED and row.starts_at > now() - STILL_HERE)]
    off = [row for row in rows if row.meets == CANCELLED and row.starts_at > now()]
    over = [row for row in rows if row.meets == CLOSED and row.state == IN and row.came is not False]
    return {"coming": coming[:1], "off": off, "to_write": [row for row in over[-1:] if not own_card(row, person)]}
