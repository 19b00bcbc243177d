"""A principal asks, the staff answers without a name, and hears what will change."""

from datetime import date

import pytest

from inquiry.access import tally
from inquiry.clock import today
from inquiry.pulse.models import Ballot, Pulse
from tests.browser import Browser
from tests.pulse.staff import A_WEEK, Staff
from tests.world import ZONE


def test_a_principal_asks_one_of_our_questions(world, browser):
    dev = browser(world.dev)
    asked = {"ours": "2", "question": "", "closes_on": today(ZONE).isoformat()}
    answer = dev.post(f"/schools/{world.oak.ref}/questions/new", **asked)
    assert "When I ask a colleague for help, I get it." in dev.get(answer.location).text
    assert "When I ask a colleague for help" in browser(world.amal).get(f"/schools/{world.oak.ref}/questions").text


def test_a_question_needs_words_and_a_day_that_is_near(world, browser):
    dev, address = browser(world.dev), f"/schools/{world.oak.ref}/questions/new"
    empty = dev.post(address, ours="", question="", closes_on="2020-01-01")
    assert empty.status_code == 422
    assert "Choose one of the questions, or write your own." in empty.text
    assert "within two months" in empty.text


def test_nobody_else_asks_the_staff(world, browser):
    for who in (world.amal, world.bea, world.ines):
        assert browser(who).get(f"/schools/{world.oak.ref}/questions/new").status_code == 403


def test_people_of_another_school_learn_nothing_of_it(staff, browser, world):
    assert browser(world.edie).get(staff.address).status_code == 404
    assert "Is there time?" not in browser(world.edie).get(f"/schools/{world.oak.ref}/questions").text


def test_an_answer_is_kept_once_and_a_ballot_works_once(staff):
    ballot = staff.take("Amal")
    assert "Your answer is kept" in follow(staff, "Amal", staff.answer("Amal", 4, ballot=ballot))
    assert "This ballot was used before" in follow(staff, "Amal", staff.answer("Amal", 1, ballot=ballot))
    assert "This ballot was used before" in follow(staff, "Bea", staff.answer("Bea", 1, ballot=ballot))


def test_nobody_is_handed_two_ballots_not_even_in_another_browser(staff, world):
    staff.take("Amal")
    staff.browsers["Amal"] = Browser(staff.app, world.amal)
    assert staff.take("Amal") is None


def test_a_ballot_nobody_was_handed_is_refused(staff):
    staff.take("Amal")
    assert "was not handed out here" in follow(staff, "Amal", staff.answer("Amal", 5, ballot="made-up"))


def test_an_answer_without_a_number_comes_back_with_its_words(staff):
    ballot = staff.take("Amal")
    answer = staff.browsers["Amal"].post(f"{staff.address}/answer", words="Thursdays are hard.", ballot=ballot)
    assert answer.status_code == 422
    assert "Thursdays are hard." in answer.text
    assert ballot in answer.text


def test_nothing_is_told_while_it_is_open_nor_under_five_answers(staff):
    staff.everybody(5, 5, 4, 4)
    assert "answers or more" not in staff.dev.get(staff.address).text
    assert "Fewer than 5 answers came in" in staff.close()


def test_from_five_answers_on_the_principal_is_told_and_later_everybody(staff):
    staff.everybody(5, 5, 4, 4, 2)
    assert "5 answers or more, half of them 4 or higher" in staff.close()
    amal = staff.browsers["Amal"]
    assert "answers or more" not in amal.get(staff.address).text
    staff.share("We start ten minutes later.")
    told = amal.get(staff.address).text
    assert "5 answers or more" in told
    assert "We start ten minutes later." in told


def test_words_are_the_principals_from_five_texts_on_and_never_name_a_colleague(staff):
    said = ["Too short", "Often lost", "Ask Gus about it", "Better now", "Rooms are far", "No cover"]
    staff.everybody(3, 3, 3, 3, 3, 3, words=said)
    told = staff.close()
    assert "Often lost" in told
    assert "Ask Gus" not in told
    staff.share()
    assert "Often lost" not in staff.browsers["Amal"].get(staff.address).text


def test_four_texts_are_read_by_nobody(staff):
    staff.everybody(3, 3, 3, 3, 3, words=["Too short", "Often lost", "Better now", "No cover"])
    assert "Often lost" not in staff.close()


def over(staff):
    staff.world.change(staff.pulse, closes_on=date(2026, 1, 1))


@pytest.mark.parametrize("end", [over, Staff.close])
def test_after_its_last_day_and_after_it_was_closed_nothing_is_kept_and_nothing_handed_out(staff, world, end):
    ballot = staff.take("Amal")
    end(staff)
    assert "Nothing was kept of your answer" in follow(staff, "Amal", staff.answer("Amal", 4, ballot=ballot))
    assert staff.take("Bea") is None
    with world.app.app_context():
        assert tally(Ballot) == 0


@pytest.mark.parametrize("end", [over, Staff.close])
def test_a_question_that_is_over_stands_on_nobodys_first_page(staff, end):
    assert "Is there time?" in staff.browsers["Amal"].get("/").text
    end(staff)
    assert "Is there time?" not in staff.browsers["Amal"].get("/").text


def test_the_principal_does_not_answer_the_own_question(staff):
    assert staff.dev.post(f"{staff.address}/ballot").status_code == 403


def follow(staff, name, answer):
    return staff.browsers[name].get(answer.location).text


def test_the_question_stands_on_everybodys_first_page_until_they_take_a_ballot_or_say_not_now(staff):
    amal, bea = staff.browsers["Amal"], staff.browsers["Bea"]
    assert "Is there time?" in amal.get("/").text
    assert "Is there time?" not in staff.dev.get("/").text
    staff.take("Amal")
    bea.post(f"{staff.address}/not-now")
    assert "Is there time?" not in amal.get("/").text
    assert "Is there time?" not in bea.get("/").text
    assert staff.take("Bea")


def test_two_open_questions_stand_on_the_first_page_and_a_third_behind_a_link(staff, world):
    for question in ("Is there trust?", "Is there coffee?"):
        world.add(Pulse(school_id=world.oak.id, asked_by_id=world.dev.id, question=question, closes_on=A_WEEK))
    page = staff.browsers["Amal"].get("/").text
    assert "Is there time?" in page and "Is there trust?" in page and "Is there coffee?" not in page
    assert f'href="/schools/{world.oak.ref}/questions">One more question waits for you' in page


def test_whoever_asks_sees_the_scale_first_and_confirms_that_it_is_closed(staff, browser, world):
    assert "1 · Not at all" in browser(world.dev).get(f"/schools/{world.oak.ref}/questions/new").text
    assert "it cannot be opened again" in staff.dev.get(staff.address).text
