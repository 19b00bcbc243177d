"""What was released and what was said in thanks, as columns."""

from sqlalchemy import bindparam

from inquiry.access import visible, written_once
from inquiry.celebrations.models import Celebration, Thanks
from inquiry.people.models import Person
from inquiry.teams.access import teams_of
from inquiry.teams.models import Team

SHOWN = 60


@written_once
def released(to):
    """What teams of the district released, and what one’s own teams took back, the newest first."""
    columns = (Celebration.ref, Celebration.html, Celebration.released_at, Celebration.withdrawn_at)
    rows = visible(Celebration, *columns, Celebration.team_id.in_(teams_of(to)).label("is_ours"), to=to)
    rows = rows.join(Team, Team.id == Celebration.team_id).add_columns(Team.name.label("team"))
    return rows.order_by(Celebration.released_at.desc(), Celebration.id.desc()).limit(SHOWN)


@written_once
def released_at_school(to):
    """The newest a principal’s own school released and still stands by, since `since`."""
    columns = (Celebration.ref, Celebration.html, Celebration.released_at)
    rows = visible(Celebration, *columns, to=to).join(Team, Team.id == Celebration.team_id)
    rows = rows.add_columns(Team.name.label("team"), Team.ref.label("team_ref"))
    rows = rows.where(Team.school_id == to.school_id, Celebration.withdrawn_at.is_(None))
    rows = rows.where(Celebration.released_at >= bindparam("since"))
    return rows.order_by(Celebration.released_at.desc(), Celebration.id.desc()).limit(3)


@written_once
def thanks_to(to):
    """What somebody, or a team of theirs, was thanked for since `since`, the newest first."""
    rows = visible(Thanks, Thanks.words, Thanks.at, Thanks.by_id, to=to).join(Person, Person.id == Thanks.by_id)
    rows = rows.outerjoin(Team, Team.id == Thanks.team_id).add_columns(Person.name.label("by"), Team.name.label("team"))
    rows = rows.where(Thanks.by_id != to.id, Thanks.at >= bindparam("since"))
    return rows.order_by(Thanks.at.desc(), Thanks.id.desc()).limit(SHOWN)
