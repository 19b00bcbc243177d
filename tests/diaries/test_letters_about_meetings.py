"""A meeting planned, moved or called off at short notice goes out by mail, to whom it concerns and in plain words."""

from datetime import timedelta

from inquiry.diaries.models import CANCEL, REQUEST, TOLD
from tests.diaries.conftest import soon
from tests.diaries.letters import TEAM, call_off, invitation, letters, plan, words
from tests.text.places import Fresh


def test_a_meeting_planned_for_the_same_day_comes_as_an_invitation(world, browser, post):
    meeting = plan(world, browser, soon(hours=3))
    came = post()
    assert set(came) == TEAM
    event, method = invitation(came["amal"])
    assert (method, event["sequence"], event["status"], event["summary"]) == (
        REQUEST,
        0,
        "CONFIRMED",
        "Grade 4: meeting",
    )
    assert (event.start, event.duration, event["location"]) == (meeting.starts_at, timedelta(minutes=45), "Room 12")
    assert came["amal"]["Subject"].startswith("Invitation: Grade 4: meeting, ")
    assert f"https://inquiry.riverside.example/meetings/{meeting.ref}" in words(came["amal"])


def test_the_letter_is_built_as_calendars_look_for_it(world, browser, post):
    plan(world, browser, soon(hours=3))
    letter = post()["amal"]
    assert letter.get_content_type() == "multipart/mixed"
    first, file = letter.iter_parts()
    assert [part.get_content_type() for part in first.iter_parts()] == ["text/plain", "text/calendar"]
    assert first.get_content_type() == "multipart/alternative"
    assert (file.get_content_type(), file.get_filename()) == ("application/ics", "invite.ics")


def test_the_house_invites_one_person_and_wants_no_answer(world, browser, post):
    plan(world, browser, soon(hours=3))
    for name, letter in post().items():
        event, _method = invitation(letter)
        assert event["organizer"] == "mailto:inquiry@riverside.example"
        assert event["attendee"] == f"mailto:{name}@riverside.example"
        assert event["attendee"].params["RSVP"] == "FALSE"
        assert "CN" not in event["attendee"].params
        assert str(letter).count("ATTENDEE") <= 1


def test_a_move_goes_out_under_the_same_name_with_a_higher_version(world, browser, post):
    meeting = plan(world, browser, soon(hours=3))
    before, _method = invitation(post()["amal"])
    plan(world, browser, meeting.starts_at + timedelta(hours=1), meeting=meeting)
    came = post()
    assert set(came) == TEAM
    after, method = invitation(came["amal"])
    assert (method, after["uid"]) == (REQUEST, before["uid"])
    assert after["sequence"] > before["sequence"]
    assert after.start.timestamp() - before.start.timestamp() == 3600
    assert came["amal"]["Subject"].startswith("Changed: ")
    assert "It was " in words(came["amal"])


def test_who_was_invited_hears_of_a_move_to_next_week_too_and_of_the_one_after_that(world, browser, post):
    meeting = plan(world, browser, soon(hours=3))
    post()
    for days in (7, 8):
        plan(world, browser, soon(days=days), meeting=meeting)
        assert set(post()) == TEAM


def test_calling_off_takes_back_an_invitation(world, browser, post):
    meeting = plan(world, browser, soon(hours=3))
    before, _method = invitation(post()["amal"])
    call_off(world, browser, meeting)
    came = post()
    assert set(came) == TEAM
    event, method = invitation(came["amal"])
    assert (method, event["uid"], event["status"]) == (CANCEL, before["uid"], "CANCELLED")
    assert event["sequence"] > before["sequence"]
    assert came["amal"]["Subject"].startswith("Called off: Grade 4: meeting")


def test_who_had_no_invitation_is_told_in_words_alone(world, browser, post):
    meeting = Fresh(world).meeting(starts_at=soon(hours=3))
    call_off(world, browser, meeting)
    came = post()
    assert set(came) == TEAM
    assert all(letter.get_content_type() == "text/plain" for letter in came.values())
    assert came["gus"]["Subject"].startswith("Called off: Grade 4: meeting")
    assert {one.method for one in letters(world)} == {TOLD}


def test_what_is_far_away_is_left_to_the_feed(world, browser, post):
    meeting = plan(world, browser, soon(days=5))
    plan(world, browser, soon(days=6), meeting=meeting)
    call_off(world, browser, meeting)
    assert post() == {}
    assert letters(world) == []


def test_what_is_over_is_written_to_nobody(world, browser, post):
    meeting = Fresh(world).meeting(starts_at=soon(hours=-3))
    call_off(world, browser, meeting)
    assert post() == {}


def test_other_words_for_the_same_meeting_are_no_letter(world, browser, post):
    meeting = plan(world, browser, soon(hours=3))
    post()
    plan(world, browser, meeting.starts_at, meeting=meeting, purpose="Other words")
    assert post() == {}


def test_nothing_that_people_wrote_is_in_it_but_team_and_place_and_nobody_else_is_named(world, browser, post):
    meeting = plan(world, browser, soon(hours=3))
    came = [*post().items()]
    plan(world, browser, soon(hours=5), meeting=meeting)
    came += post().items()
    call_off(world, browser, meeting)
    came += post().items()
    assert len(came) == 12
    for name, letter in came:
        whole = "".join(str(part.get_payload(decode=True)) for part in letter.walk()) + str(letter["Subject"])
        assert "canary" not in whole
        others = {world.amal, world.bea, world.farah, world.gus} - {getattr(world, name)}
        assert not [one.name for one in others if one.name in whole]
        assert not [one.email for one in others if one.email in whole]


def test_each_reads_it_in_their_own_language_whoever_made_the_change(world, browser, post):
    world.change(world.gus, language="es")
    plan(world, browser, soon(hours=3))
    came = post()
    assert came["gus"]["Subject"].startswith("Invitación: Grade 4: reunión")
    assert words(came["gus"]).startswith("Hola, Gus:")
    assert invitation(came["gus"])[0]["summary"] == "Grade 4: reunión"
    assert words(came["amal"]).startswith("Hello Amal,")
