"""The first page in somebody’s words, and meetings to stand on it."""

from datetime import timedelta

from inquiry.clock import now
from inquiry.meetings.models import Meeting
from tests.browser import words


def home(browser, person, **more):
    return words(browser(person, **more).get("/"))


def meeting_of(world, team, **said):
    told = {"purpose": "Compare two rubrics", "starts_at": now() + timedelta(days=3)} | said
    return world.add(Meeting(team_id=team.id, facilitator_id=world.bea.id, planned_by_id=world.bea.id, **told))
