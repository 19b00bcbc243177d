"""The first page says what I owe my next meeting, and nobody else’s promises."""

from inquiry.meetings.models import Bring
from tests.home.page import home


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


def test_a_next_step_of_all_of_us_is_on_everybodys_page_and_on_nobody_elses(world, browser):
    world.change(world.action, owner_id=None, of_all=True)
    for person in (world.amal, world.bea, world.farah, world.gus):
        assert "Ask two children how they found ½" in browser(person).get("/").text
    assert "Ask two children how they found ½" not in browser(world.edie).get("/").text
