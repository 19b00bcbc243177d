"""Closing writes the minutes out of what happened."""

import re
from collections import Counter

from inquiry.access import visible
from inquiry.cycles.notes import Note
from inquiry.db import db, writing
from inquiry.meetings.models import Meeting
from inquiry.meetings.steps import Hand
from inquiry.minutes.happened import what_happened
from inquiry.minutes.writing import late_card, write_minutes
from tests.browser import words


def bodies(data):
    return Counter(card["body"] for card in data["cards"])


def afresh(held):
    """What the minutes would say if they were written now."""
    with held.world.app.test_request_context():
        return what_happened(held.meeting, at=held.meeting.ended_at)


def test_a_meeting_held_on_peoples_own_devices_leaves_every_card_once(afternoon):
    afternoon.hold().rate(3, 4, 4, 2).close()
    kept = {note.body: 1 for note in afternoon.rows(Note, Note.meeting_id == afternoon.world.meeting.id)}
    assert len(kept) == 5
    assert bodies(afternoon.data) == kept
    assert {one["name"] for one in afternoon.data["people"]} == {"Amal", "Bea", "Farah", "Gus"}


def test_every_card_is_in_the_minutes_once(held):
    kept = {note.body: 1 for note in held.rows(Note, Note.meeting_id == held.world.meeting.id)}
    assert len(kept) == 5
    assert bodies(held.data) == kept
    page = held.minutes().text
    for text in ("Two marks are rubbed out.", "What did they rub out?", "We look at the same child twice."):
        assert page.count(text) == 1


def test_a_card_says_who_wrote_it_and_points_to_the_work_and_the_place_on_it(held):
    card = next(card for card in held.data["cards"] if card["author"] == "Amal")
    assert card["works"] == [{"ref": held.work.ref, "alias": "Heron", "page": 1, "region": [0, 0, 1, 0.5]}]
    page = held.minutes()
    assert f"/artifacts/{held.work.ref}" in page.text
    assert "Heron the upper half" in words(page)


def test_next_steps_stand_with_owner_day_and_evidence(held):
    said = words(held.minutes())
    assert "Ask them to talk while they place ½" in said
    assert "Who Gus Until Tuesday, December 1, 2026 Brings Three sheets" in said


def test_who_was_there_is_told_with_their_part(held):
    assert [one["name"] for one in held.data["people"]] == ["Bea", "Amal", "Farah", "Gus"]
    assert "Bea facilitates" in words(held.minutes())
    assert re.search(r"Gus keeps the time, from \d+:22", words(held.minutes()))


def test_times_planned_added_and_used_are_told_for_each_step(held):
    notices = next(step for step in held.data["steps"] if step["key"] == "write_notices")
    assert notices["added"] == 60
    assert notices["planned"] > 0
    assert "1 min added" in words(held.minutes())


def test_steps_that_were_not_reached_are_told_as_left_out(held):
    left = [step["key"] for step in held.data["steps"] if step["skipped"]]
    assert "delta" in left
    assert "write_notices" not in left
    assert "Delta left out" in words(held.minutes())
    assert "The team left this step out." in held.seat(held.world.amal).get(held.url("minutes.md")).text


def test_a_step_that_is_not_recorded_leaves_nothing(held):
    norms = next(step for step in held.data["steps"] if step["key"] == "norms")
    step = next(step for step in held.steps if step.key == "norms")
    slipped = Note(team_id=held.world.team.id, meeting_id=held.world.meeting.id, step_id=step.id, kind="noticing")
    slipped.author_id, slipped.phase, slipped.revealed_at = held.world.amal.id, "plan", held.meeting.ended_at
    slipped.say("said in confidence")
    held.world.add(slipped)
    again = afresh(held)
    assert norms["recorded"] is False
    assert "said in confidence" not in bodies(again)


def test_words_that_still_lie_face_down_or_were_taken_back_are_not_in_the_minutes(afternoon):
    afternoon.hold()
    note = afternoon.note("Two marks are rubbed out.")
    afternoon.seat(afternoon.world.farah).post(f"/cards/{note.ref}/withdrawal")
    afternoon.close()
    assert "Two marks are rubbed out." not in bodies(afternoon.data)
    assert afternoon.world.sealed.body not in str(afternoon.data)


def test_a_card_taken_back_after_the_end_is_its_authors_alone_again(held):
    note = held.note("Two marks are rubbed out.")
    held.seat(held.world.farah).post(f"/notes/{note.ref}/withdrawal")
    for path in ("minutes", "minutes.md", "minutes/versions", "minutes/correction"):
        assert "rubbed out." not in held.seat(held.world.amal).get(held.url(path)).text
    assert "One card was taken back by its author." in words(held.minutes())
    held.seat(held.world.farah).post(f"/notes/{note.ref}/return")
    assert "Two marks are rubbed out." in held.minutes().text


def test_how_the_norms_were_kept_is_told_from_four_raters_on_and_as_medians(held):
    assert held.data["norms"]["medians"] == [{"text": "We start with what we see.", "median": 3.5}]
    assert "Median, 1 to 4" in words(held.minutes())


def test_three_ratings_stay_unsaid(afternoon):
    afternoon.hold().rate(1, 4, 4).close()
    assert afternoon.data["norms"]["medians"] == []
    assert "Median" not in words(afternoon.minutes())


def test_a_vote_is_told_as_counts_and_never_with_names(held):
    step = next(step for step in held.steps if step.key == "talk")
    held.world.change(step, revealed_at=held.meeting.ended_at)
    for person, value in ((held.world.amal, 4), (held.world.bea, 4), (held.world.farah, 2)):
        held.world.add(Hand(step_id=step.id, person_id=person.id, value=value))
    again = afresh(held)
    vote = next(step for step in again["steps"] if step["key"] == "talk")["vote"]
    assert vote == {"hands": 3, "shown": True, "counts": {"4": 2, "2": 1}}


def test_hands_that_were_never_shown_are_told_only_as_a_number(afternoon):
    afternoon.hold().close()
    step = next(step for step in afternoon.steps if step.revealed_at is None)
    afternoon.world.add(Hand(step_id=step.id, person_id=afternoon.world.amal.id, value=1))
    again = afresh(afternoon)
    assert [one["vote"] for one in again["steps"] if one["vote"]] == [{"hands": 1, "shown": False, "counts": {}}]


def test_what_was_done_to_the_clock_is_told_kindly(held):
    said = words(held.minutes())
    assert "The clock was held once." in said
    assert "“Write four notices” was given 1 min more." in said


def test_who_handed_over_to_whom_is_told(afternoon):
    afternoon.hold()
    afternoon.seat(afternoon.world.bea).post(afternoon.url("facilitation/offer"), person=afternoon.world.amal.ref)
    afternoon.seat(afternoon.world.amal).post(afternoon.url("facilitation/acceptance"))
    assert afternoon.seat(afternoon.world.amal).post(afternoon.url("closing")).status_code == 303
    assert "Bea handed over to Amal" in words(afternoon.minutes())


def test_the_protocols_are_named_with_whom_they_come_from(held):
    assert "Annie Fetter" in words(held.minutes())


def test_a_card_kept_on_a_device_comes_in_after_the_end_as_a_new_version_once(held):
    step = next(step for step in held.steps if step.key == "write_notices")
    late = {"kind": "noticing", "step": step, "device_id": "phone-1"}
    for _again in range(2):
        assert held.write(held.world.gus, "The 9 is upside down.", **late).status_code < 400
    assert [version.number for version in held.versions] == [1, 2]
    assert bodies(held.data)["The 9 is upside down."] == 1
    assert "Came in from a device after the end." in words(held.minutes())
    assert "A card came in from a device after the end" in words(
        held.seat(held.world.amal).get(held.url("minutes/versions"))
    )


def test_the_minutes_speak_spanish_to_who_reads_spanish(held, world, browser):
    held.world.change(world.farah, language="es")
    page = browser(world.farah).get(held.url("minutes"))
    assert 'lang="es"' in page.text
    assert "Escriban cuatro" in page.text or "observaciones" in page.text
    assert "Two marks are rubbed out." in page.text


def test_the_same_late_card_or_the_same_closing_told_twice_changes_nothing(held):
    with held.world.app.test_request_context(), writing():
        note = db.session.scalar(visible(Note, to=held.world.gus).where(Note.body == "What did they rub out?"))
        meeting = db.session.get(Meeting, note.meeting_id)
        assert late_card(note).number == 1
        assert write_minutes(meeting, by=held.world.bea).number == 1
    assert len(held.versions) == 1


def test_a_card_points_on_to_work_that_was_taken_back_before_the_end_and_has_its_name_when_it_comes_back(afternoon):
    afternoon.hold()
    afternoon.world.change(afternoon.work, withdrawn_at=afternoon.meeting.began_at)
    afternoon.close()
    assert "a piece that was taken back" in afternoon.minutes().text and "Heron" not in afternoon.minutes().text
    afternoon.world.change(afternoon.work, withdrawn_at=None)
    assert "Heron" in afternoon.minutes().text
