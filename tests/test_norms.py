import re

import pytest

from inquiry.access import visible
from inquiry.norms.models import Norm, NormDraft
from inquiry.norms.ratings import medians, own_ratings_in, rate
from tests.browser import words


@pytest.fixture
def begun(world, browser):
    """A round of norms that Bea opened; gives its address."""
    return browser(world.bea).post(f"/teams/{world.team.ref}/norm-rounds").location


def act(browser, person, url, what, **fields):
    return browser(person).post(f"{url}/{what}", **fields)


def test_members_see_the_norms_in_force(world, browser):
    assert "We share the air." in browser(world.amal).get(f"/teams/{world.team.ref}/norms").text


def test_the_principal_sees_the_norms_in_force_but_no_round(world, browser, begun):
    assert "We share the air." in browser(world.dev).get(f"/teams/{world.team.ref}/norms").text
    assert browser(world.dev).get(begun).status_code == 404


def test_a_proposal_stays_hidden_from_everyone_else_until_it_is_turned_over(world, browser, begun):
    act(browser, world.amal, begun, "drafts", text="We finish on the minute.")
    assert "We finish on the minute." in browser(world.amal).get(begun).text
    for_bea = browser(world.bea).get(begun)
    assert "We finish on the minute." not in for_bea.text
    assert "1 proposal lies face down." in words(for_bea)


def test_turned_over_proposals_lie_on_the_table_without_a_name(world, browser, begun, inside):
    act(browser, world.amal, begun, "drafts", text="We finish on the minute.")
    act(browser, world.bea, begun, "turning-over")
    assert "We finish on the minute." in browser(world.farah).get(begun).text
    assert "author" not in Norm.__table__.columns and not {"by_id", "author_id"} & set(Norm.__table__.columns.keys())
    assert inside.scalars(visible(NormDraft, to=world.farah)).all() == []


def test_the_norms_in_force_come_to_the_table_too(world, browser, begun):
    act(browser, world.bea, begun, "turning-over")
    assert "We share the air." in browser(world.gus).get(begun).text


def test_only_the_facilitator_turns_them_over(world, browser, begun):
    assert act(browser, world.amal, begun, "turning-over").status_code == 403


def test_somebody_may_take_back_their_own_proposal_and_nobody_elses(world, browser, begun, inside):
    act(browser, world.amal, begun, "drafts", text="We finish on the minute.")
    ref = inside.scalar(visible(NormDraft, NormDraft.ref, to=world.amal))
    assert browser(world.bea).post(f"/norm-drafts/{ref}/removal").status_code == 404
    assert browser(world.amal).post(f"/norm-drafts/{ref}/removal").status_code == 303
    assert "We finish on the minute." not in browser(world.amal).get(begun).text


def test_a_sentence_can_be_worded_anew_and_its_old_wording_is_kept(world, browser, begun, inside):
    from sqlalchemy import text

    act(browser, world.bea, begun, "turning-over")
    page = browser(world.farah).get(begun).text
    url = re.search(r"/norms/[\w-]+/wording", page).group()
    browser(world.farah).post(url, text="We look before we judge.")
    assert "We look before we judge." in browser(world.amal).get(begun).text
    assert inside.scalar(text("select text from norm_wording")) == "We start with what we see."


def test_a_sentence_taken_off_the_list_can_be_put_back(world, browser, begun):
    act(browser, world.bea, begun, "turning-over")
    url = re.search(r"/norms/[\w-]+/dropping", browser(world.farah).get(begun).text).group()
    browser(world.farah).post(url)
    assert "Taken off the list (1)" in words(browser(world.amal).get(begun))
    browser(world.amal).post(url)
    assert "Taken off the list" not in words(browser(world.amal).get(begun))


@pytest.fixture
def asked(world, browser, begun):
    act(browser, world.bea, begun, "turning-over")
    act(browser, world.bea, begun, "question")
    return begun


def everybody(world):
    return world.amal, world.bea, world.farah, world.gus


def test_hands_are_hidden_until_all_are_shown(world, browser, asked):
    act(browser, world.amal, asked, "hands", fingers="2", concern="Who keeps the time?")
    hidden = browser(world.bea).get(asked)
    assert "Who keeps the time?" not in hidden.text
    assert "1 of 4 hands are up." in words(hidden)
    act(browser, world.bea, asked, "showing")
    assert "Amal: 2 Who keeps the time?" in words(browser(world.gus).get(asked))


def test_norms_are_adopted_when_everybody_is_at_three_or_more(world, browser, asked):
    for person in everybody(world):
        act(browser, person, asked, "hands", fingers="3")
    act(browser, world.bea, asked, "showing")
    assert act(browser, world.bea, asked, "adoption").location.endswith("/norms")
    page = words(browser(world.amal).get(f"/teams/{world.team.ref}/norms"))
    assert page.count("We share the air.") == 1
    assert "since today" in page


def test_one_low_hand_keeps_the_list_from_being_adopted(world, browser, asked):
    for person in everybody(world):
        act(browser, person, asked, "hands", fingers="2" if person is world.gus else "5")
    act(browser, world.bea, asked, "showing")
    bea = browser(world.bea)
    bea.post(f"{asked}/adoption")
    assert "Not everyone is at three fingers yet" in words(bea.get(asked))


def test_asking_again_begins_with_no_hands_up(world, browser, asked):
    act(browser, world.amal, asked, "hands", fingers="2")
    act(browser, world.bea, asked, "talk")
    act(browser, world.bea, asked, "question")
    assert "0 of 4 hands are up." in words(browser(world.bea).get(asked))


def test_a_round_put_aside_changes_nothing(world, browser, asked):
    act(browser, world.bea, asked, "parking")
    assert "We share the air." in browser(world.amal).get(f"/teams/{world.team.ref}/norms").text


def test_an_empty_norm_is_asked_for_again(world, browser, begun):
    response = act(browser, world.amal, begun, "drafts", text="  ")
    assert response.status_code == 422
    assert "Write one sentence first." in response.text


def test_outsiders_find_no_round(world, browser, begun):
    for person in (world.cleo, world.edie, world.ines):
        assert browser(person).get(begun).status_code == 404


def test_medians_are_shown_from_four_raters_on_and_a_rating_stays_private(world, inside):
    norm = world.norms[0]
    for person, value in zip(everybody(world)[:3], (1, 4, 4), strict=True):
        rate(world.meeting.id, norm, value, by=person)
    assert medians(world.meeting.id) == {}
    rate(world.meeting.id, norm, 2, by=world.gus)
    assert medians(world.meeting.id) == {norm.id: 3}
    assert own_ratings_in(world.meeting.id, of=world.gus) == {norm.id: 2}
    assert own_ratings_in(world.meeting.id, of=world.cleo) == {}
