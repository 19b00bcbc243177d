"""People come into a team, change their part and go; each time it is written down and open pages are told."""

from inquiry.clock import now
from inquiry.db import add
from inquiry.people.log import note_down
from inquiry.people.models import JOINED, LEAD_TAKEN_ON, LEFT, PART_CHANGED, TEAM_ENDED, TEAM_TAKEN_UP
from inquiry.teams.models import FACILITATOR, Membership
from inquiry.teams.neighbours import membership_changed, team_ended


def join(team, person, *, by, role, sees_from, until_at=None):
    """Take somebody into a team from this moment on. A team that has ended takes in nobody."""
    if team.is_over:
        raise ValueError(f"{team.name} has ended")
    part = Membership(team_id=team.id, person_id=person.id, role=role, sees_from=sees_from, until_at=until_at)
    add(part)
    note_down(JOINED, person=person, by=by, detail=f"{team.name}: {role}")
    membership_changed(team.id)
    return part


def change_part(membership, team, person, *, by, role, until_at):
    """Give somebody another part in a team, or another last day."""
    was = membership.role
    membership.role, membership.until_at = role, until_at
    note_down(PART_CHANGED, person=person, by=by, detail=f"{team.name}: {was} → {role}")
    membership_changed(team.id)


def end(membership, team, person, *, by):
    """Let somebody go, this second."""
    membership.end(now())
    note_down(LEFT, person=person, by=by, detail=team.name)
    membership_changed(team.id)


def hand_over(successor, team, *, by):
    """Make somebody the facilitator of a team."""
    change_part(successor, team, successor.person, by=by, role=FACILITATOR, until_at=successor.until_at)


def take_on(team, own, *, by):
    """Somebody facilitates a team that nobody facilitated."""
    own.role = FACILITATOR
    note_down(LEAD_TAKEN_ON, person=by, by=by, detail=team.name)
    membership_changed(team.id)


def end_team(team, *, by):
    """The team works no further. Its members stay its members, and its record stays with them."""
    team.ended_at = now()
    note_down(TEAM_ENDED, person=by, by=by, detail=team.name)
    team_ended(team)


def take_up_again(team, *, by):
    """The team goes on. What was called off when it ended stays called off."""
    team.ended_at = None
    note_down(TEAM_TAKEN_UP, person=by, by=by, detail=team.name)
