"""The first page: my next meeting, what I owe it, what we said last time."""

import re
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import Engine, event

from inquiry.clock import now
from inquiry.cycles.notes import Action, Note
from inquiry.cycles.queries import rings
from inquiry.home.page import inquiry
from inquiry.home.words import ends_a_sentence, headline
from inquiry.meetings.models import CANCELLED, CLOSED, OPEN, Bring, Meeting
from inquiry.people.models import Person
from inquiry.teams.models import Membership
from inquiry.text import to_html
from tests.browser import words
from tests.world import LONG_AGO, SECRET


def home(browser, person, **more):
    return words(browser(person, **more).get("/"))


def meeting_of(world, team, **said):
    told = {"purpose": "Compare two rubrics", "starts_at": now() + timedelta(days=3)} | said
    return world.add(Meeting(team_id=team.id, facilitator_id=world.bea.id, planned_by_id=world.bea.id, **told))


@contextmanager
def counted():
    asked = []
    event.listen(Engine, "before_cursor_execute", listener := lambda *said: asked.append(said[2]))
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", listener)


# --- the one next step ------------------------------------------------------------------------------------------------
def test_the_headline_says_when_and_what_for(world, browser):
    page = home(browser, world.amal)
    assert "you look at fractions together." in page
    assert "Notice and wonder rounds with Grade 4, in Room 12. Bea leads. Gus keeps the time." in page
    assert "You lead it. Gus keeps the time." in home(browser, world.bea)
    assert "Bea leads. You keep the time." in home(browser, world.gus)


def test_the_minutes_of_the_main_part_are_drawn(world, browser):
    page = home(browser, world.amal)
    assert "42 min of 60 min are for this." in page
    assert "Write four notices" in page


def test_an_open_meeting_is_one_big_button(world, browser):
    world.change(world.meeting, state=OPEN, began_at=now())
    page = browser(world.amal).get("/")
    assert "Now: Look at fractions together" in words(page)
    assert f'href="/meetings/{world.meeting.ref}/room"' in page.text
    assert page.text.count("button--first") == 1


def test_a_called_off_meeting_is_no_next_meeting(world, browser):
    world.change(world.meeting, state=CANCELLED)
    page = browser(world.amal).get("/")
    assert "Grade 4 has no meeting planned." in words(page)
    assert f'href="/teams/{world.team.ref}/meetings/new"' in page.text


def test_a_meeting_nobody_held_makes_room_for_the_next(world, browser):
    world.change(world.meeting, starts_at=now() - timedelta(days=1))
    meeting_of(world, world.team)
    assert "you compare two rubrics." in home(browser, world.amal)


def test_who_is_in_several_teams_sees_the_next_meeting_of_all_and_what_comes_after(world, browser):
    world.add(Membership(team_id=world.elm_team.id, person_id=world.amal.id, from_at=LONG_AGO, sees_from=LONG_AGO))
    meeting_of(world, world.elm_team, purpose="Sort the exit slips", starts_at=now() + timedelta(days=2))
    page = home(browser, world.amal)
    assert "you look at fractions together." in page
    assert "Grade 3: Sort the exit slips" in page
    assert "Sort the exit slips" not in home(browser, world.bea)


# --- what I owe -------------------------------------------------------------------------------------------------------
def test_what_i_said_i_would_do_stands_there_and_nobody_elses(world, browser):
    assert "Ask two children how they found ½" in home(browser, world.amal)
    assert "Bring back: What they said" in home(browser, world.amal)
    assert "Ask two children" not in home(browser, world.bea)


def test_what_i_bring_can_be_ticked_off_right_here(world, browser):
    line = world.add(Bring(meeting_id=world.meeting.id, person_id=world.amal.id, what="The number line"))
    world.add(Bring(meeting_id=world.meeting.id, person_id=world.gus.id, what="Biscuits"))
    assert "Bring: The number line" in home(browser, world.amal)
    assert "Biscuits" not in home(browser, world.amal)
    answer = browser(world.amal).post(f"/brings/{line.ref}/tick", **{"from": "home"})
    assert answer.location == "/"
    assert "The number line" not in home(browser, world.amal)


def test_who_is_asked_for_student_work_in_any_words_can_add_it_right_here(world, browser):
    world.add(Bring(meeting_id=world.meeting.id, person_id=world.amal.id, what="One more piece of student work"))
    assert f"/teams/{world.team.ref}/work/new" in browser(world.amal).get("/").text


def test_the_presenter_is_led_to_preparing_and_the_facilitator_sees_it(world, browser):
    world.change(world.meeting, presenter_id=world.amal.id, protocol_id="tuning")
    assert "Prepare what you present" in home(browser, world.amal)
    assert "Amal is still preparing" in home(browser, world.bea)
    assert "preparing" not in home(browser, world.gus)


def test_once_the_meeting_has_begun_nobody_is_told_to_wait_for_who_prepares(world, browser):
    world.change(world.meeting, presenter_id=world.amal.id, protocol_id="tuning", state="open")
    for person in (world.amal, world.bea):
        assert "still preparing" not in home(browser, person)
        assert "Prepare what you present" not in home(browser, person)


def test_a_plan_that_does_not_fit_is_told_to_who_leads_it(world, browser):
    world.change(world.meeting, protocol_id="tuning", minutes=30)
    assert "The plan does not fit its time yet" in home(browser, world.bea)
    assert "does not fit" not in home(browser, world.gus)


def test_who_has_nothing_to_prepare_is_told_so(world, browser):
    assert "You have nothing to prepare. Just come." in home(browser, world.farah)


# --- what we said -----------------------------------------------------------------------------------------------------
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


# --- people without a meeting -----------------------------------------------------------------------------------------
def test_somebody_new_is_shown_one_thing_to_do(world, browser):
    page = browser(world.cleo).get("/")
    assert "Here you will find your next meeting" in words(page)
    assert page.text.count("button--first") == 1


def test_a_team_without_anything_is_shown_how_to_begin(world, browser):
    page = browser(world.edie).get("/")
    assert "Grade 3 has no meeting planned." in words(page)
    assert page.text.count("button--first") == 1


def test_an_administrator_without_a_team_goes_to_the_accounts(world, browser):
    assert "You look after the accounts" in home(browser, world.ines)


def test_a_principal_sees_when_teams_meet_and_nothing_of_what_it_is_about(world, browser):
    world.change(world.last_meeting, starts_at=now() - timedelta(days=5))
    page = home(browser, world.dev)
    assert "Grade 4" in page
    assert "Room 12, 60 min." in page
    assert "Last met " in page
    assert "fractions" not in page
    assert "Grade 3" not in page


def test_a_principal_of_a_school_without_teams_is_told_what_will_be_here(world, browser):
    fay = world.add(Person(name="Fay", email="fay@x.example", district_id=world.district.id, role="principal"))
    assert "No team works in your school yet" in home(browser, fay)


# --- how it is made ---------------------------------------------------------------------------------------------------
def test_the_first_page_costs_the_same_however_much_there_is(world, browser):
    def asked():
        with counted() as said:
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
    assert few <= 17


@pytest.mark.parametrize(
    ("purpose", "said"),
    [
        ("look at fractions together", "you look at fractions together."),
        ("Agree what puzzles us.", "you agree what puzzles us."),
        ("Fractions on the number line", "Fractions on the number line"),
        ("Which line is longer?", "Which line is longer?"),
        ("PDSA, second round", "PDSA, second round"),
    ],
)
def test_the_headline_reads_well_whatever_the_purpose(app, purpose, said):
    with app.test_request_context():
        told = headline(Meeting(purpose=purpose, starts_at=now() + timedelta(days=1)), "America/Chicago")
    assert told.endswith(said)
    assert told.startswith("Tomorrow at")
    assert ends_a_sentence(purpose) == ("you " in told)


def test_the_first_page_speaks_spanish(world, browser):
    assert "Rondas de observar y preguntar" in home(browser, world.amal, language="es")


def test_the_ring_is_as_full_as_on_the_page_of_the_inquiry(world, app):
    with app.test_request_context():
        here = inquiry(world.team.id, world.amal)["fills"]
        assert here == rings(world.amal, [world.cycle])[world.cycle.id]
        assert any(here.values())


def test_a_next_step_of_all_of_us_is_on_everybodys_page_and_on_nobody_elses(world, browser):
    world.change(world.action, owner_id=None, of_all=True)
    for person in (world.amal, world.bea, world.farah, world.gus):
        assert "Ask two children how they found ½" in browser(person).get("/").text
    assert "Ask two children how they found ½" not in browser(world.edie).get("/").text


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
