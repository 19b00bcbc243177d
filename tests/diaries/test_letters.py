"""What calendars would learn too late goes out by mail: to whom it concerns, as they asked, and in plain words."""

from datetime import timedelta

import icalendar
import pytest
from sqlalchemy import select

from inquiry import live, mail
from inquiry.clock import local, now
from inquiry.db import db, writing
from inquiry.diaries.letters import tell
from inquiry.diaries.models import CANCEL, REQUEST, TOLD, Letter
from inquiry.diaries.queries import meeting_entry
from inquiry.diaries.readers import members_of
from inquiry.meetings.models import Meeting
from inquiry.meetings.neighbours import plan_changed
from inquiry.people.models import Person
from inquiry.protected.laying_out import lay_out
from inquiry.protected.models import Block, BlockChange, BlockTime
from inquiry.teams.models import Membership
from tests.diaries.conftest import days_ahead, protect, soon
from tests.mail.conftest import box, office  # noqa: F401
from tests.text.places import Fresh
from tests.world import ZONE


@pytest.fixture
def post(app, box, office, monkeypatch):  # noqa: F811
    """A site with mail; `post()` gives what came in since the last time, by reader."""
    settings = {"HOST": "127.0.0.1", "PORT": office.port, "TLS": False, "FROM": "Inquiry <inquiry@riverside.example>"}
    for name, value in settings.items():
        monkeypatch.setitem(app.config, f"INQUIRY_MAIL_{name}", value)
    monkeypatch.setitem(app.config, "INQUIRY_ADDRESS", "https://inquiry.riverside.example")

    def post():
        mail.postman.submit(lambda: None).result(60)
        came = {readers[0].split("@")[0]: one for readers, one in zip(box.readers, box.letters, strict=True)}
        assert len(came) == len(box.letters), "somebody got two letters about one change"
        box.readers.clear()
        box.letters.clear()
        return came

    yield post
    mail.postman.submit(lambda: None).result(60)


TEAM = {"amal", "bea", "farah", "gus"}


def plan(world, browser, at, who=None, meeting=None, **more):
    """Plan a meeting, or plan it anew."""
    there = local(at, ZONE)
    day = {"day": there.date().isoformat(), "time": there.strftime("%H:%M"), "minutes": "45", "place": "Room 12"}
    usual = {"purpose": "canary-purpose", "expected": "4", "facilitator": world.bea.ref, "opening": "", "closing": ""}
    empty = dict.fromkeys(("cycle", "protocol", "timekeeper", "recorder", "presenter", "focus_norm"), "")
    url = f"/meetings/{meeting.ref}/plan" if meeting else f"/teams/{world.team.ref}/meetings/new"
    answer = browser(who or world.bea).post(url, **day | usual | empty | {"seen": "canary-purpose"} | more)
    assert answer.status_code == 303, answer.text
    ref = answer.location.rsplit("/", 1)[1]
    with world.app.app_context():
        return db.session.scalar(select(Meeting).where(Meeting.ref == ref))


def call_off(world, browser, meeting):
    answer = browser(world.bea).post(f"/meetings/{meeting.ref}/calling-off", why="canary-why")
    assert answer.status_code == 303


def asks_for(browser, person, wants):
    assert browser(person).post("/me/calendar-letters", wants=wants).status_code == 303


def invitation(letter):
    """The event in a letter, and how it is to be taken; the file beside it is the same."""
    (inside,) = [part for part in letter.walk() if part.get_content_type() == "text/calendar"]
    (file,) = [part for part in letter.walk() if part.get_content_type() == "application/ics"]
    made = inside.get_payload(decode=True)
    assert made == file.get_payload(decode=True)
    assert b"\n" not in made.replace(b"\r\n", b"")
    calendar = icalendar.Calendar.from_ical(made)
    assert inside.get_param("method") == calendar["method"]
    assert inside.get_param("charset") == "utf-8"
    return calendar.events[0], str(calendar["method"])


def words(letter):
    return letter.get_body(("plain",)).get_content()


# --- new, moved, called off ------------------------------------------------------------------------------------------
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


def letters(world):
    with world.app.app_context():
        return db.session.scalars(select(Letter).order_by(Letter.id)).all()


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


# --- what is in it ---------------------------------------------------------------------------------------------------
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


# --- who wants it ----------------------------------------------------------------------------------------------------
def test_somebody_may_want_a_letter_for_every_meeting_or_none_at_all(world, browser, post):
    asks_for(browser, world.amal, "all")
    asks_for(browser, world.gus, "none")
    plan(world, browser, soon(days=9))
    assert set(post()) == {"amal"}
    plan(world, browser, soon(hours=3))
    assert set(post()) == TEAM - {"gus"}


def test_who_switches_letters_off_gets_none_not_even_about_what_they_were_invited_to(world, browser, post):
    meeting = plan(world, browser, soon(hours=3))
    post()
    asks_for(browser, world.gus, "none")
    call_off(world, browser, meeting)
    assert set(post()) == TEAM - {"gus"}


def test_a_choice_nobody_offered_is_not_kept(world, browser):
    assert browser(world.gus).post("/me/calendar-letters", wants="everything").status_code == 404


def test_a_closed_account_gets_no_letter(world, browser, post):
    world.change(world.gus, left_at=now())
    plan(world, browser, soon(hours=3))
    assert set(post()) == TEAM - {"gus"}


def test_who_leaves_the_team_has_the_invitation_taken_back_and_the_others_have_not(app, world, browser, post):
    meeting = plan(world, browser, soon(days=3, hours=1))
    assert post() == {}
    asks_for(browser, world.gus, "all")
    plan(world, browser, soon(days=3, hours=2), meeting=meeting)
    before, _method = invitation(post()["gus"])
    with app.app_context():
        part = db.session.scalar(select(Membership).where(Membership.person_id == world.gus.id))
    assert browser(world.gus).post(f"/memberships/{part.ref}/ending").status_code == 303
    came = post()
    assert set(came) == {"gus"}
    event, method = invitation(came["gus"])
    assert (method, event["uid"]) == (CANCEL, before["uid"])
    assert event["sequence"] > before["sequence"]
    assert came["gus"]["Subject"].startswith("No longer yours: Grade 4: meeting")
    plan(world, browser, soon(days=3, hours=3), meeting=meeting)
    assert post() == {}


# --- protected time --------------------------------------------------------------------------------------------------
def changed(app, block, **change):
    """A time of a block is changed; nobody’s request, as when a calendar is read at night."""
    with app.app_context(), writing():
        known = db.session.scalar(select(BlockChange).where(BlockChange.block_id == block.id))
        if known is None:
            known = BlockChange(block_id=block.id, on=block_day(block), version=0)
            db.session.add(known)
        for name, value in change.items():
            setattr(known, name, value)
        known.version += 1
        lay_out(db.session.get(Block, block.id), from_on=block_day(block))


def block_day(block):
    return type(days_ahead(0)[0]).fromisoformat(block.dates[0])


@pytest.fixture
def this_afternoon(app, world):
    """Protected time some hours from now, whatever the hour, with a purpose nobody should read in a mailbox."""
    at = local(soon(hours=5), ZONE)
    return protect(app, world, at.date(), starts=at.hour * 60 + at.minute, purpose="canary-purpose", place="Library")


def test_planning_protected_time_writes_to_nobody(this_afternoon, post):
    assert post() == {}


def test_protected_time_that_moves_at_short_notice_comes_as_an_invitation_and_is_taken_back(app, this_afternoon, post):
    changed(app, this_afternoon, place="Room 3")
    came = post()
    assert set(came) == TEAM
    event, method = invitation(came["amal"])
    assert (method, event["summary"], event["location"]) == (REQUEST, "Grade 4: protected time", "Room 3")
    assert "canary" not in str(event)
    changed(app, this_afternoon, is_off=True)
    after, method = invitation(post()["amal"])
    assert (method, after["uid"]) == (CANCEL, event["uid"])
    assert after["sequence"] > event["sequence"]


def test_who_was_invited_to_protected_time_hears_of_it_wherever_it_moves(app, this_afternoon, post):
    changed(app, this_afternoon, to_on=days_ahead(7)[0])
    event, _method = invitation(post()["amal"])
    changed(app, this_afternoon, to_on=days_ahead(9)[0])
    again, _method = invitation(post()["amal"])
    assert (again["uid"], again.start - event.start) == (event["uid"], timedelta(days=2))


def test_protected_time_called_off_the_same_day_is_told_in_words(app, this_afternoon, post):
    changed(app, this_afternoon, is_off=True)
    came = post()
    assert set(came) == TEAM
    assert came["amal"]["Subject"].startswith("Called off: Grade 4: protected time")
    assert came["amal"].get_content_type() == "text/plain"


def test_what_a_principal_does_to_protected_time_today_reaches_the_team(app, world, browser, this_afternoon, post):
    with app.app_context():
        ref = db.session.scalar(select(BlockTime.ref).where(BlockTime.block_id == this_afternoon.id))
    moved = {"to_on": days_ahead(7)[0].isoformat(), "starts": "10:00", "ends": "10:45", "place": "Gym", "why": "canary"}
    assert browser(world.dev).post(f"/block-times/{ref}/move", **moved).status_code == 303
    event, method = invitation(post()["gus"])
    assert (method, event["location"], event.start.hour) == (REQUEST, "Gym", 10)
    off = {"cause": "assembly", "why": "canary"}
    assert browser(world.dev).post(f"/block-times/{ref}/calling-off", **off).status_code == 303
    gone, method = invitation(post()["gus"])
    assert (method, gone["uid"]) == (CANCEL, event["uid"])
    assert browser(world.dev).post(f"/block-times/{ref}/putting-back").status_code == 303
    back, method = invitation(post()["gus"])
    assert (method, back["status"]) == (REQUEST, "CONFIRMED")
    assert back["sequence"] > gone["sequence"] > event["sequence"]


def test_a_snow_day_is_told_to_the_whole_staff(app, world, post):
    at = local(soon(hours=5), ZONE)
    block = protect(app, world, at.date(), starts=at.hour * 60 + at.minute, team=None)
    world.change(block, dates=[])
    with app.app_context(), writing():
        lay_out(db.session.get(Block, block.id), from_on=at.date())
    came = post()
    assert set(came) == TEAM | {"cleo", "dev"}
    assert came["dev"]["Subject"].startswith("Called off: Protected time for all of us")


# --- when things go wrong --------------------------------------------------------------------------------------------
def test_without_mail_everything_works_and_the_page_says_so(world, browser, caplog):
    meeting = plan(world, browser, soon(hours=3))
    call_off(world, browser, meeting)
    assert letters(world) == []
    assert "Please pass this on" not in caplog.text
    page = browser(world.amal).get("/me").text
    assert "No letters leave this house yet" in page
    assert "every 8 to 24 hours" in page


def test_with_mail_the_page_offers_the_choice(world, browser, post):
    page = browser(world.amal).get("/me").text
    assert "No letters leave this house yet" not in page
    assert page.count('name="wants"') == 3
    asks_for(browser, world.amal, "none")
    assert 'value="none" checked' in browser(world.amal).get("/me").text


def test_a_change_that_is_undone_is_written_to_nobody(app, world, post):
    meeting = Fresh(world).meeting(starts_at=soon(hours=3))
    with app.test_request_context(), pytest.raises(ZeroDivisionError), writing():
        tell(meeting_entry(meeting, "Grade 4", ZONE, ""), members_of(world.team.id), was=None)
        raise ZeroDivisionError
    assert post() == {}
    assert letters(world) == []


def test_a_letter_is_handed_over_after_the_commit_and_not_before(app, world, post, monkeypatch):
    """Whoever gets the letter finds the meeting as the letter says."""
    handed = []
    monkeypatch.setattr(mail, "send", lambda *letter: handed.append(in_another_session(app, world)))
    with app.test_request_context(), writing():
        meeting = db.session.get(Meeting, world.meeting.id)
        was, meeting.starts_at, meeting.place = meeting.starts_at, soon(hours=2), "Gym"
        plan_changed(meeting, was)
        assert handed == []
    assert handed == ["Gym"] * 4


def in_another_session(app, world):
    with db.engine.connect() as other:
        return other.execute(select(Meeting.place).where(Meeting.id == world.meeting.id)).scalar()


def test_the_house_does_not_invite_itself(app, world, browser, post):
    """Outlook takes who is organizer and reader at once for the owner; such a mailbox gets words alone."""
    world.change(world.amal, email="Inquiry@riverside.example")
    plan(world, browser, soon(hours=3))
    came = post()
    (own,) = [letter for name, letter in came.items() if name.lower() == "inquiry"]
    assert own.get_content_type() == "text/plain"


def test_letters_are_remembered_without_content(world, browser, post):
    call_off(world, browser, plan(world, browser, soon(hours=3)))
    kept = letters(world)
    assert [one.method for one in kept] == [REQUEST] * 4 + [CANCEL] * 4
    assert len({one.uid for one in kept}) == 1
    with world.app.app_context():
        people = set(db.session.scalars(select(Person.id).where(Person.name.in_(["Amal", "Bea", "Farah", "Gus"]))))
    assert {one.person_id for one in kept} == people


def test_which_letters_went_to_whom_is_forgotten_when_it_is_of_no_more_use(app, world):
    told = {"person_id": world.amal.id, "uid": "x", "version": 0, "method": REQUEST}
    world.add(Letter(starts_at=soon(days=-61), **told), Letter(starts_at=soon(days=-59), **told))
    with app.app_context():
        live.tidy()
    assert [(now() - one.starts_at).days for one in letters(world)] == [59]
