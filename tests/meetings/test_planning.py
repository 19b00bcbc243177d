"""A team plans a meeting, and the page says at every change whether it fits."""

import re
from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest
from sqlalchemy import select

from inquiry.access import visible
from inquiry.meetings.models import CANCELLED, OPEN, Bring, Meeting
from inquiry.meetings.steps import LogLine
from tests.browser import words
from tests.statements import counted


def newest(inside, person):
    return inside.scalar(visible(Meeting, to=person).order_by(Meeting.id.desc()))


def test_a_member_plans_a_meeting(world, browser, plan, inside):
    answer = browser(world.amal).post(f"/teams/{world.team.ref}/meetings/new", **plan())
    assert answer.status_code == 303
    meeting = newest(inside, world.amal)
    assert meeting.purpose == "look at fractions together"
    assert meeting.starts_at == datetime(2026, 12, 3, 20, 10, tzinfo=UTC)  # 2:10 pm in Chicago
    assert (meeting.facilitator_id, meeting.timekeeper_id, meeting.presenter_id) == (world.bea.id, world.gus.id, None)
    assert (meeting.cycle_id, meeting.focus_norm_id) == (world.cycle.id, world.norms[1].id)
    assert (meeting.protocol_id, meeting.opening_id, meeting.closing_id) == ("notice_wonder", None, "plus_delta")


def test_a_new_plan_begins_a_week_after_the_last_one_in_the_same_place_for_everyone_there_is(world, browser):
    page = browser(world.bea).get(f"/teams/{world.team.ref}/meetings/new").text
    assert 'value="Room 12"' in page
    assert re.search(r'name="expected"[^>]*value="4"', page)
    assert f'<option selected value="{world.cycle.ref}">' in page
    assert f'<option selected value="{world.bea.ref}">' in page


def test_a_plan_without_a_purpose_comes_back_with_everything_else(world, browser, plan):
    answer = browser(world.amal).post(f"/teams/{world.team.ref}/meetings/new", **plan(purpose=" ", place="Library"))
    assert answer.status_code == 422
    assert "what this meeting is for" in words(answer)
    assert 'value="Library"' in answer.text


@pytest.mark.parametrize("wrong", [{"minutes": "5"}, {"expected": "1"}, {"day": "soon"}, {"facilitator": "nobody"}])
def test_what_nobody_could_mean_is_asked_again(world, browser, plan, wrong):
    answer = browser(world.amal).post(f"/teams/{world.team.ref}/meetings/new", **plan(**wrong))
    assert answer.status_code == 422


def ask(browser, world, **said):
    return words(browser(world.amal).get(f"/teams/{world.team.ref}/meetings/fit?{urlencode(said, doseq=True)}"))


def test_the_page_says_that_a_plan_fits_and_how_long_the_main_part_has(world, browser, plan):
    said = ask(browser, world, **plan())
    assert "It fits: 42 min for “Notice and wonder rounds”, and 5 min to spare." in said


def test_the_page_says_what_each_step_shrinks_to(world, browser, plan):
    said = ask(browser, world, **plan(minutes="45"))
    assert "It fits" in said
    assert re.search(r"Talk about teaching: 1?\d½? min instead of 15 min", said)


def test_a_plan_that_does_not_fit_says_what_would_help(world, browser, plan):
    said = ask(browser, world, **plan(protocol="tuning", minutes="40", expected="7"))
    assert "It does not fit" in said
    assert "Take 50 minutes in all." in said
    assert "Do “Look at the work” before the meeting" in said
    assert "The meeting can begin once it fits." in said


def test_taking_the_offered_way_out_makes_it_fit(world, browser, plan):
    refused = plan(protocol="tuning", minutes="40", expected="7")
    for way in ("minutes:50", "pre_work:examine"):
        said = ask(browser, world, take=way, **refused)
        assert "It fits" in said, way


def test_before_scripts_arrive_the_same_form_is_asked_by_a_button(world, browser, plan):
    said = urlencode(plan(protocol="tuning", minutes="40", expected="7", purpose="tune the task"))
    page = browser(world.amal).get(f"/teams/{world.team.ref}/meetings/new?{said}")
    assert "It does not fit" in words(page)
    assert 'value="tune the task"' in page.text
    assert "See whether it fits" in words(page)


def test_looking_at_a_plan_keeps_nothing(world, browser, plan, inside):
    before = inside.scalar(select(Meeting.id).order_by(Meeting.id.desc()))
    ask(browser, world, **plan())
    assert inside.scalar(select(Meeting.id).order_by(Meeting.id.desc())) == before


def test_a_plan_that_does_not_fit_is_kept_and_says_so(world, browser, plan, inside):
    at = f"/teams/{world.team.ref}/meetings/new"
    browser(world.amal).post(at, **plan(protocol="consultancy", minutes="30", expected="8"))
    page = words(browser(world.amal).get(f"/meetings/{newest(inside, world.amal).ref}"))
    assert "It does not fit" in page
    assert "The meeting can begin once it fits." in page


def test_nonsense_in_the_address_never_breaks_the_page(world, browser):
    nonsense = "minutes=abc&expected=-3&take=minutes:xx&protocol=nothing&count=99&pre_work=zz&day=never"
    at = f"/teams/{world.team.ref}/meetings/fit?{nonsense}"
    assert browser(world.amal).get(at).status_code == 200


def test_only_what_means_something_for_the_protocol_is_kept(world, browser, plan, inside):
    more = {"pre_work": "examine", "variant": "forty", "count": "3", "keep_debrief": "y"}
    browser(world.amal).post(f"/teams/{world.team.ref}/meetings/new", **plan(protocol="notice_wonder", **more))
    assert newest(inside, world.amal).settings == {"count": 3, "keep_debrief": True}


def test_the_plan_changes_and_a_move_is_remembered(world, browser, plan):
    bea = browser(world.bea)
    assert bea.post(f"/meetings/{world.meeting.ref}/plan", **plan(seen=world.meeting.purpose)).status_code == 303
    assert world.again(world.meeting).place == "Room 12"
    assert "Bea moved it; it was" in words(bea.get(f"/meetings/{world.meeting.ref}"))


def test_two_people_at_one_purpose_lose_nothing(world, browser, plan):
    world.change(world.meeting, purpose="Compare two rubrics")
    answer = browser(world.amal).post(
        f"/meetings/{world.meeting.ref}/plan", **plan(seen="Look at fractions together", purpose="Sort the work")
    )
    assert answer.status_code == 422
    assert "somebody changed this to: “Compare two rubrics”" in words(answer)
    assert 'value="Sort the work"' in answer.text
    assert world.again(world.meeting).purpose == "Compare two rubrics"
    again = plan(seen="Compare two rubrics", purpose="Sort the work")
    assert browser(world.amal).post(f"/meetings/{world.meeting.ref}/plan", **again).status_code == 303
    assert world.again(world.meeting).purpose == "Sort the work"


def test_calling_off_asks_why_and_keeps_it(world, browser, inside):
    amal = browser(world.amal)
    assert amal.post(f"/meetings/{world.meeting.ref}/calling-off", why="").status_code == 422
    assert amal.post(f"/meetings/{world.meeting.ref}/calling-off", why="Snow day").status_code == 303
    assert world.again(world.meeting).state == CANCELLED
    assert "Called off : Snow day" in words(amal.get("/meetings")).replace("Called off:", "Called off :")
    assert "This meeting was called off: Snow day" in words(amal.get(f"/meetings/{world.meeting.ref}"))
    assert inside.scalar(select(LogLine.kind).where(LogLine.meeting_id == world.meeting.id)) == "called_off"


def test_everyone_or_one_person_is_asked_to_bring_something_and_it_is_ticked_off(world, browser, inside):
    bea = browser(world.bea)
    bea.post(f"/meetings/{world.meeting.ref}/brings", what="The rubric", who="")
    bea.post(f"/meetings/{world.meeting.ref}/brings", what="Tea", who=world.gus.ref)
    both = inside.scalars(select(Bring).order_by(Bring.id)).all()
    assert [(one.what, one.person_id) for one in both] == [("The rubric", None), ("Tea", world.gus.id)]
    browser(world.gus).post(f"/brings/{both[1].ref}/tick")
    assert world.again(both[1]).done_at is not None
    browser(world.gus).post(f"/brings/{both[1].ref}/tick")
    assert world.again(both[1]).done_at is None
    browser(world.gus).post(f"/brings/{both[0].ref}/removal")
    assert world.again(both[0]) is None


def test_what_the_protocol_needs_is_one_press_away(world, browser):
    assert "Everyone: One piece of student work" in words(browser(world.bea).get(f"/meetings/{world.meeting.ref}"))


def test_once_it_began_nobody_plans_it_anymore(world, browser, plan):
    world.change(world.meeting, state=OPEN)
    bea = browser(world.bea)
    assert bea.post(f"/meetings/{world.meeting.ref}/plan", **plan()).status_code == 403
    assert bea.post(f"/meetings/{world.meeting.ref}/calling-off", why="No").status_code == 403
    assert "Go into the room" in words(bea.get(f"/meetings/{world.meeting.ref}"))


def test_a_meeting_that_is_over_leads_to_its_minutes(world, browser):
    answer = browser(world.amal).get(f"/meetings/{world.last_meeting.ref}")
    assert answer.status_code == 303
    assert answer.location == f"/meetings/{world.last_meeting.ref}/minutes"


def test_nobody_else_learns_what_a_meeting_is_about(world, browser, plan):
    for other in (world.dev, world.edie, world.cleo, world.ines):
        one = browser(other)
        assert one.get(f"/meetings/{world.meeting.ref}").status_code == 404
        assert one.get(f"/meetings/{world.meeting.ref}/preparation").status_code == 404
        assert one.post(f"/meetings/{world.meeting.ref}/plan", **plan()).status_code == 404
        assert one.get(f"/teams/{world.team.ref}/meetings/new").status_code in (403, 404)
        assert one.get(f"/teams/{world.team.ref}/meetings/fit").status_code in (403, 404)
        assert "fractions" not in one.get("/meetings").text


def test_a_long_list_costs_no_more_than_a_short_one(world, browser):
    def asked():
        with counted(world.app) as said:
            browser(world.amal).get("/meetings")
        return len(said)

    few = asked()
    world.add(*[_planned(world, number) for number in range(30)])
    assert asked() == few


def _planned(world, number):
    told = {"team_id": world.team.id, "facilitator_id": world.bea.id, "planned_by_id": world.bea.id}
    return Meeting(purpose=f"Meeting {number}", starts_at=datetime(2027, 1, 1 + number % 28, 20, tzinfo=UTC), **told)


def test_plans_speak_spanish(world, browser):
    page = browser(world.amal, language="es").get(f"/meetings/{world.meeting.ref}")
    assert "Rondas de observar y preguntar" in words(page)
