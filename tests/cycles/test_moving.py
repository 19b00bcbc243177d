"""Opening an inquiry, going on and back through its phases, closing it and opening it again."""

from sqlalchemy import select

from inquiry.cycles.models import Cycle, PhaseMove
from inquiry.cycles.notes import Note
from tests.browser import words
from tests.cycles.making import found, note


def moves(world):
    return found(world, select(PhaseMove).order_by(PhaseMove.id))


def phase_url(world, phase):
    return f"/cycles/{world.cycle.ref}/phases/{phase}"


def test_any_member_opens_an_inquiry_with_a_question_and_first_words(world, browser):
    amal = browser(world.amal)
    url = f"/teams/{world.team.ref}/cycles/new"
    assert "already have an open inquiry" in words(amal.get(url))
    answer = amal.post(url, question=" Who is ½ for? ", words="We *saw* something.")
    (cycle,) = found(world, select(Cycle).where(Cycle.question == "Who is ½ for?"))
    assert (answer.status_code, answer.location) == (303, f"/cycles/{cycle.ref}")
    assert (cycle.phase, cycle.visibility, cycle.opened_by_id) == ("frame", "team", world.amal.id)
    page = amal.get(answer.location)
    assert "We <em>saw</em> something." in page.text
    assert "Frame has begun. Collect is still ahead." in page.text


def test_an_inquiry_without_a_question_is_asked_for_one(world, browser):
    answer = browser(world.amal).post(f"/teams/{world.team.ref}/cycles/new", question="  ", words="kept")
    assert answer.status_code == 422
    assert "kept" in answer.text and "A few words are enough" in answer.text


def test_outsiders_open_nothing_in_a_team(world, browser):
    url = f"/teams/{world.team.ref}/cycles/new"
    assert browser(world.edie).post(url, question="x").status_code == 404
    assert browser(world.dev).post(url, question="x").status_code == 403
    assert browser(world.ines).post(url, question="x").status_code == 403


def test_moving_on_names_what_is_still_to_come_and_asks_why(world, browser):
    amal = browser(world.amal)
    asked = words(amal.get(phase_url(world, "celebrate")))
    assert "A claim the team has adopted" in asked and "What we saw, before what we made of it" in asked
    answer = amal.post(phase_url(world, "celebrate"), reason=" ")
    assert answer.status_code == 422 and "Nothing is lost" in answer.text
    assert world.again(world.cycle).phase == "analyze" and moves(world) == []


def test_a_reason_is_enough_and_is_kept_with_what_was_missing(world, browser):
    amal = browser(world.amal)
    assert amal.post(phase_url(world, "celebrate"), reason="We want to thank Farah today.").status_code == 303
    (move,) = moves(world)
    assert (move.from_phase, move.to_phase, move.by_id) == ("analyze", "celebrate", world.amal.id)
    assert move.missing == ["adopted_claim", "founded_claim", "rival"]
    assert "We want to thank Farah today." in words(browser(world.bea).get(f"/cycles/{world.cycle.ref}"))


def test_with_everything_there_nobody_is_asked(world, browser):
    world.change(world.cycle, phase="frame")
    note(world, world.amal, "problem", "They place ½ in the middle.", "frame", "learner")
    note(world, world.amal, "problem", "We always draw 0 to 1.", "frame", "practice")
    assert browser(world.gus).post(phase_url(world, "collect")).status_code == 303
    assert world.again(world.cycle).phase == "collect" and moves(world)[0].missing == []


def test_going_back_loses_nothing_and_asks_for_nothing(world, browser):
    before = found(world, select(Note.id))
    assert browser(world.amal).post(phase_url(world, "collect")).status_code == 303
    assert found(world, select(Note.id)) == before
    assert world.again(world.cycle).phase == "collect"
    page = words(browser(world.amal).get(f"/cycles/{world.cycle.ref}"))
    assert "to the right of ½" in page


def test_there_is_no_way_to_a_phase_that_does_not_exist_or_where_we_are(world, browser):
    for phase in ("nowhere", "analyze"):
        assert browser(world.amal).get(phase_url(world, phase)).status_code == 404


def test_the_facilitator_closes_with_a_few_words_and_they_head_the_story(world, browser):
    url = f"/cycles/{world.cycle.ref}/closing"
    assert browser(world.amal).get(url).status_code == 403
    bea = browser(world.bea)
    assert bea.post(url, summary="We learned a **lot**.").status_code == 422
    answer = bea.post(url, summary="We learned a **lot**.", reason="The term ends.")
    assert answer.status_code == 303
    page = bea.get(answer.location)
    assert "We learned a <strong>lot</strong>." in page.text and "Closed" in words(page)
    assert "Add to Frame" not in page.text
    assert "summary" not in moves(world)[0].missing and "decision" in moves(world)[0].missing
    assert browser(world.amal).post(phase_url(world, "plan"), reason="x").status_code == 403
    assert browser(world.amal).get(f"/cycles/{world.cycle.ref}/notes/new").status_code == 403


def test_a_closed_inquiry_opens_again_where_it_was(world, browser):
    bea = browser(world.bea)
    bea.post(f"/cycles/{world.cycle.ref}/closing", reason="Too early, we thought.")
    assert moves(world)[0].missing[-1] == "summary"
    assert bea.post(f"/cycles/{world.cycle.ref}/reopening").status_code == 303
    again = world.again(world.cycle)
    assert (again.is_open, again.phase) == (True, "analyze")
    assert "Opened again" in words(bea.get(f"/cycles/{world.cycle.ref}"))


def test_the_facilitator_words_the_question_anew(world, browser):
    url = f"/cycles/{world.cycle.ref}/question"
    assert browser(world.amal).post(url, question="Mine").status_code == 403
    assert browser(world.bea).post(url, question="Where does ½ live?").status_code == 303
    assert world.again(world.cycle).question == "Where does ½ live?"
