"""What diaries have to do with protected time: who is protected hears by letter of a change at short notice."""

from inquiry.calendar.models import SchoolYear
from inquiry.calendar.queries import zone_of
from inquiry.db import db
from inquiry.diaries.letters import is_soon, tell
from inquiry.diaries.queries import time_entry, time_uid
from inquiry.diaries.readers import protected_in, uids_with_letters
from inquiry.protected.neighbours import on_time_change
from inquiry.teams.models import Team


@on_time_change
def write_to_the_protected(block, changes):
    known = uids_with_letters(_uid(block, one) for one in changes)
    told = [one for one in changes if is_soon(one.starts_at, one.was) or _uid(block, one) in known]
    if not told:
        return
    school_id = db.session.get(SchoolYear, block.year_id).school_id
    team, zone = block.team_id and db.session.get(Team, block.team_id), zone_of(school_id)
    for one in told:
        tell(time_entry(one, block, team and team.name, zone), protected_in(block, school_id), was=one.was)


def _uid(block, change):
    return time_uid(block, change.on)
