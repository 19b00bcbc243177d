"""Writing a note, changing it from two places at once, taking it back, and what it said before."""

import pytest
from sqlalchemy import select

from inquiry.cycles.choosing import FIRST, kind_of, kinds_for
from inquiry.cycles.notes import Action, Link, Note, NoteVersion
from inquiry.discussions.kinds import NOTE_KINDS
from inquiry.teams.models import Membership
from tests.browser import words
from tests.cycles.making import found, note, work
from tests.world import LONG_AGO


def write_url(world, phase="analyze", kind=""):
    return f"/cycles/{world.cycle.ref}/notes/new?phase={phase}&kind={kind}"


def written(world, **facts):
    return found(world, select(Note).filter_by(**facts))


def test_a_note_goes_on_the_wall_for_the_team_at_once(world, browser):
    answer = browser(world.amal).post(write_url(world), kind="noticing", body="Two marks, *not* one.", once="n1")
    (made,) = written(world, kind="noticing", device_id="n1")
    assert answer.location == f"/cycles/{world.cycle.ref}#card-{made.ref}"
    assert (made.phase, made.author_id, made.is_revealed, made.meeting_id) == ("analyze", world.amal.id, True, None)
    assert "Two marks, <em>not</em> one." in browser(world.bea).get(f"/cycles/{world.cycle.ref}").text


def test_a_form_sent_twice_makes_one_note(world, browser):
    piece = work(world, "Heron")
    for _again in range(2):
        answer = browser(world.amal).post(write_url(world), kind="noticing", body="Once", once="n1", work=piece.ref)
        assert answer.status_code == 303
    (made,) = written(world, body="Once")
    assert len(found(world, select(Link).where(Link.note_id == made.id))) == 1


def test_a_note_may_point_to_a_region_of_a_piece_of_work(world, browser):
    piece = work(world, "Heron")
    fields = {"kind": "noticing", "body": "See here", "work": piece.ref, "page": "1", "region": "top"}
    browser(world.amal).post(write_url(world), **fields)
    (made,) = written(world, body="See here")
    (link,) = found(world, select(Link).where(Link.note_id == made.id))
    assert (link.kind, link.artifact_id, link.page, link.region) == ("points_to", piece.id, 1, [0, 0, 1, 0.5])
    assert "the upper half" in browser(world.bea).get(f"/cycles/{world.cycle.ref}").text


def test_work_of_another_team_or_not_yet_shared_cannot_be_pointed_to(world, browser):
    hidden = work(world, "Wren", shared_at=None)
    answer = browser(world.bea).post(write_url(world), kind="noticing", body="Peeking", work=hidden.ref)
    assert answer.status_code == 422 and written(world, body="Peeking") == []


def test_an_empty_note_and_an_unknown_kind_come_back_with_what_was_written(world, browser):
    amal = browser(world.amal)
    assert amal.post(write_url(world), kind="noticing", body=" ").status_code == 422
    answer = amal.post(write_url(world), kind="ranking", body="still here")
    assert answer.status_code == 422 and "still here" in answer.text


def test_a_text_too_long_is_kept_on_the_page(world, browser):
    answer = browser(world.amal).post(write_url(world), kind="noticing", body="a" * 8001)
    assert answer.status_code == 422 and "a" * 8001 in answer.text and "make two of it" in answer.text


@pytest.mark.parametrize("phase", FIRST)
def test_sensible_kinds_come_first_and_the_whole_vocabulary_behind_them(app, phase):
    with app.test_request_context():
        offer = kinds_for(phase)
    assert [one.value for one in offer if one.optgroup == "Mostly here"] == list(FIRST[phase])
    offered = {kind_of(one.value)[0] for one in offer}
    assert set(NOTE_KINDS) - offered == {"facilitation_reflection", "score", "preference"}


def test_a_next_step_has_an_owner_a_day_and_something_to_bring(world, browser):
    fields = {
        "kind": "action",
        "body": "Ask where 1 is",
        "owner": world.gus.ref,
        "due_on": "2026-12-01",
        "bring": "Notes",
    }
    assert browser(world.amal).post(write_url(world, "plan", "action"), **fields).status_code == 303
    (made,) = written(world, body="Ask where 1 is")
    (step,) = found(world, select(Action).where(Action.note_id == made.id))
    assert (step.owner_id, str(step.due_on), step.bring, step.status) == (world.gus.id, "2026-12-01", "Notes", "open")


def test_a_next_step_is_not_given_to_somebody_outside_the_team(world, browser):
    fields = {"kind": "action", "body": "Do it", "owner": world.edie.ref}
    assert browser(world.amal).post(write_url(world, "plan", "action"), **fields).status_code == 422


def test_only_its_author_changes_a_note_and_the_words_of_before_are_kept(world, browser):
    url = f"/notes/{world.noticing.ref}/words"
    assert browser(world.bea).post(url, kind="noticing", body="mine", base="1").status_code == 403
    assert browser(world.amal).post(url, kind="wondering", body="Is ¼ *right* of ½?", base="1").status_code == 303
    made = world.again(world.noticing)
    assert (made.kind, made.version, made.body) == ("wondering", 2, "Is ¼ *right* of ½?")
    said = words(browser(world.bea).get(f"/notes/{world.noticing.ref}/history"))
    assert "¼ is to the right of ½." in said and "Is ¼ right of ½?" in said


def test_changing_only_the_kind_makes_no_new_version(world, browser):
    url = f"/notes/{world.noticing.ref}/words"
    browser(world.amal).post(url, kind="wondering", body=world.noticing.body, base="1")
    assert world.again(world.noticing).version == 1


def test_two_changes_at_once_show_both_texts_and_keep_both(world, browser):
    amal, url = browser(world.amal), f"/notes/{world.noticing.ref}/words"
    amal.post(url, kind="noticing", body="from the laptop", base="1")
    answer = amal.post(url, kind="noticing", body="from the phone", base="1")
    assert answer.status_code == 409
    assert "from the laptop" in answer.text and "from the phone" in answer.text
    assert world.again(world.noticing).body == "from the laptop"
    kept = found(world, select(NoteVersion).order_by(NoteVersion.id))
    assert [(one.body, one.stood) for one in kept] == [("¼ is to the right of ½.", True), ("from the phone", False)]
    assert "from the phone" in amal.get(f"/notes/{world.noticing.ref}/history").text
    assert "from the phone" not in browser(world.bea).get(f"/notes/{world.noticing.ref}/history").text


def test_after_a_conflict_one_may_keep_both_one_after_the_other(world, browser):
    amal, url = browser(world.amal), f"/notes/{world.noticing.ref}/words"
    amal.post(url, kind="noticing", body="from the laptop", base="1")
    amal.post(url, kind="noticing", body="from the phone", base="1")
    assert amal.post(url, kind="noticing", body="from the phone", base="2", both="1").status_code == 303
    assert world.again(world.noticing).body == "from the laptop\n\nfrom the phone"


def test_what_was_said_before_the_reveal_stays_the_authors(world, browser):
    url = f"/notes/{world.sealed.ref}"
    browser(world.amal).post(f"{url}/words", kind="wondering", body="Do they see 1?", base="1")
    world.change(world.sealed, revealed_at=LONG_AGO.replace(year=2030))
    assert "half of this line" not in browser(world.bea).get(f"{url}/history").text
    assert "half of this line" in browser(world.amal).get(f"{url}/history").text


def test_a_note_taken_back_is_its_authors_alone_until_they_put_it_back(world, browser):
    url = f"/notes/{world.noticing.ref}"
    assert browser(world.bea).post(f"{url}/withdrawal").status_code == 403
    assert browser(world.amal).post(f"{url}/withdrawal").status_code == 303
    assert browser(world.bea).get(url).status_code == 404
    mine = browser(world.amal).get(url)
    assert "Only you." in words(mine) and "Put it back on the wall" in words(mine)
    assert browser(world.amal).post(f"{url}/return").status_code == 303
    assert browser(world.bea).get(url).status_code == 200


def test_who_left_the_team_changes_nothing_any_more(world, browser):
    (member,) = found(world, select(Membership).where(Membership.person_id == world.amal.id))
    world.change(member, until_at=LONG_AGO)
    answer = browser(world.amal).post(f"/notes/{world.noticing.ref}/words", kind="noticing", body="x", base="1")
    assert answer.status_code == 403
    assert note(world, world.bea, "noticing", "later")
