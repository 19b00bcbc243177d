"""What stands beside the next meeting: what we said last time, the inquiry, and the way to all meetings."""

import re
from datetime import timedelta

from inquiry.clock import now
from inquiry.cycles.counting import seen_cycles
from inquiry.cycles.notes import Action, Note
from inquiry.cycles.queries import rings
from inquiry.home.page import inquiry
from inquiry.meetings.models import CLOSED, Bring
from inquiry.text import to_html
from tests.browser import words
from tests.home.page import home, meeting_of
from tests.statements import counted
from tests.world import LONG_AGO, SECRET


def test_one_thing_that_was_said_last_time_leads_to_the_minutes(world, browser):
    said = "It is the longer line that changes things."
    told = {"team_id": world.team.id, "cycle_id": world.cycle.id, "meeting_id": world.last_meeting.id}
    card = {"author_id": world.gus.id, "kind": "claim", "phase": "analyze", "body": said, "html": to_html(said)}
    world.add(Note(**told, **card, revealed_at=LONG_AGO))
    page = browser(world.amal).get("/")
    assert said in words(page)
    assert f'href="/meetings/{world.last_meeting.ref}"' in page.text


def test_a_card_still_face_down_is_never_on_a_first_page(world, browser):
    world.change(world.sealed, meeting_id=world.last_meeting.id)
    for person in (world.bea, world.farah, world.dev, world.edie):
        assert SECRET not in browser(person).get("/").text


def test_the_inquiry_stands_beside_it_with_its_phases(world, browser):
    page = home(browser, world.amal)
    assert "Why does ½ move when the line gets longer?" in page
    assert all(phase in page for phase in ("Frame", "Collect", "Analyze", "Celebrate", "Plan"))


def test_the_first_page_costs_the_same_however_much_there_is(world, browser):
    def asked():
        with counted(world.app) as said:
            browser(world.amal).get("/")
        return len(said)

    few = asked()
    for number in range(12):
        meeting_of(world, world.team, starts_at=now() + timedelta(days=number + 2))
        meeting_of(world, world.team, state=CLOSED, starts_at=LONG_AGO, ended_at=LONG_AGO + timedelta(hours=number))
        world.add(Bring(meeting_id=world.meeting.id, person_id=world.amal.id, what=f"Sheet {number}"))
        told = {"team_id": world.team.id, "author_id": world.bea.id, "phase": "plan", "kind": "action"}
        step = world.add(Note(**told, body="Try it", html="<p>Try it</p>", revealed_at=now()))
        world.add(Action(note_id=step.id, owner_id=world.amal.id))
    assert asked() == few
    assert few <= 20


def test_the_ring_is_as_full_as_on_the_page_of_the_inquiry(world, app):
    with app.test_request_context():
        here = inquiry(world.team.id, world.amal)["fills"]
        assert here == rings(world.amal, seen_cycles(world.amal))[world.cycle.id]
        assert any(here.values())


def test_the_meetings_of_my_teams_are_one_click_from_everywhere(world, browser):
    bea = browser(world.bea)
    for url in (
        "/",
        "/teams",
        "/cycles",
        f"/cycles/{world.cycle.ref}",
        f"/teams/{world.team.ref}",
        "/protocols",
        "/me",
    ):
        assert '<a href="/meetings">Meetings</a>' in bea.get(url).text, url
    for url in ("/meetings", f"/meetings/{world.meeting.ref}", f"/meetings/{world.last_meeting.ref}/minutes"):
        assert re.search(r'<a href="/meetings" aria-current="\w+">Meetings</a>', bea.get(url).text), url
