"""A session as its page shows it, read in one look: its facts, and how it stands to whoever opens the page."""

from sqlalchemy import and_, bindparam, func, or_, select
from sqlalchemy.orm import aliased

from inquiry.access import together, visible, written_once
from inquiry.meetings.held import named
from inquiry.meetings.models import Meeting
from inquiry.sessions.access import part_led
from inquiry.sessions.models import WAITING, PdSession, SignUp
from inquiry.sessions.queries import FACTS, sessions_seen

OWN, EARLIER = aliased(SignUp, name="own"), aliased(SignUp, name="earlier")
BEFORE = (  # how many wait before them
    select(func.count())
    .where(EARLIER.session_id == OWN.session_id, EARLIER.state == WAITING)
    .where(or_(EARLIER.at < OWN.at, and_(EARLIER.at == OWN.at, EARLIER.id < OWN.id)))
    .correlate(OWN)
    .scalar_subquery()
)
MORE = (PdSession.html, Meeting.began_at, OWN.moved_up_at, BEFORE.label("before"))


class Shown(named("Shown", *FACTS, "mine", *MORE, "part", "meeting", "person_id")):  # type: ignore[misc]
    """A session and how it stands to one person: the part they lead, their place, the meeting if they are let in."""

    __slots__ = ()
    row_of = PdSession


@written_once
def _called(to):
    meeting = visible(Meeting, Meeting.ref, to=to).where(Meeting.id == PdSession.meeting_id)
    meeting = meeting.correlate(PdSession)
    standing = part_led(to).label("part"), meeting.scalar_subquery().label("meeting"), to.id.label("person_id")
    rows = sessions_seen(to, *MORE, *standing).where(PdSession.ref == bindparam("r"))
    rows = rows.outerjoin(OWN, and_(OWN.session_id == PdSession.id, OWN.person_id == to.id))
    return together(rows, meeting)


def session_called(ref, person) -> Shown | None:
    """The session with this name, if this person may see it; the rules read in it how it stands to them."""
    found = _called(person, r=ref)
    return Shown(*found[0]) if found else None
