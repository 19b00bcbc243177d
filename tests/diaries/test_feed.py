"""Somebody’s calendar: what stands in it, for whom it opens, and when it stops."""

import re
from datetime import timedelta
from functools import partial
from hashlib import sha256

import icalendar
import pytest
import time_machine
from itsdangerous import URLSafeSerializer
from sqlalchemy import func, select

from inquiry.clock import now
from inquiry.db import db, writing
from inquiry.diaries import neighbours
from inquiry.diaries.entries import CONVERSATION, Entry
from inquiry.diaries.models import Feed
from inquiry.meetings.models import CANCELLED, CLOSED, Meeting
from inquiry.people.models import SecurityEvent
from inquiry.protected.models import Block, BlockChange, BlockPerson
from inquiry.teams.models import Membership
from tests.diaries.conftest import days_ahead, protect, soon, write_down
from tests.diaries.reading import READERS
from tests.house import crowded
from tests.statements import counted
from tests.world import LONG_AGO

MEET = "Grade 4: Look at fractions together"
PROTECTED = "Grade 4: protected time"


# --- the link --------------------------------------------------------------------------------------------------------
def test_a_link_opens_somebodys_calendar_without_signing_in(world, diary):
    answer = diary(world.amal).fetch()
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert "private" in answer.headers["Cache-Control"]
    assert "public" not in answer.headers["Cache-Control"]
    assert "Set-Cookie" not in answer.headers
    assert "Date" not in answer.headers
    assert MEET in answer.text


def test_a_calendar_that_asks_again_is_sent_nothing_until_something_changes(world, diary):
    amal = diary(world.amal)
    tag = amal.fetch().headers["ETag"]
    with time_machine.travel(now() + timedelta(minutes=5)):
        again = amal.fetch(amal.link, **{"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    world.change(world.meeting, place="Library", version=1)
    assert amal.fetch(**{"If-None-Match": tag}).status_code == 200


def test_a_changed_link_opens_and_the_one_before_does_not(world, diary):
    amal = diary(world.amal)
    before = amal.link
    amal.make_link()
    assert amal.link != before
    assert (amal.fetch().status_code, amal.fetch(before).status_code) == (200, 404)


def test_a_link_that_was_taken_away_opens_nothing_not_even_after_another_was_made(world, diary):
    amal = diary(world.amal)
    before = amal.link
    assert amal.own.post("/me/calendar-link/removal").status_code == 303
    assert (amal.link, amal.fetch(before).status_code) == (None, 404)
    amal.make_link()
    assert amal.fetch(before).status_code == 404


def test_nobody_makes_up_a_link(world, diary):
    amal = diary(world.amal)
    payload, seal = amal.link.rsplit("/", 1)[1].removesuffix(".ics").split(".", 1)
    flipped = ("A" if seal[0] != "A" else "B") + seal[1:]
    for word in ("x", ".", payload, f"{payload}.{flipped}", f"{payload}.", f".{payload}.{seal}", "%00", "9" * 5000):
        assert amal.fetch(f"/calendar-feeds/{word}.ics").status_code == 404, word


def test_what_the_same_key_signs_elsewhere_opens_no_calendar(world, diary, app):
    amal = diary(world.amal)
    with app.app_context():
        payload = [db.session.scalar(select(Feed.ref)), 1]
    for salt in ("cookie-session", "itsdangerous", "pulse ballot", ""):
        word = URLSafeSerializer(app.secret_key, salt=salt, signer_kwargs={"digest_method": sha256}).dumps(payload)
        assert amal.fetch(f"/calendar-feeds/{word}.ics").status_code == 404, salt


def test_fetching_is_no_line_of_the_security_log_and_no_sign_in(world, diary):
    amal = diary(world.amal)
    before = lines(world)
    amal.fetch()
    amal.fetch("/calendar-feeds/made-up.ics")
    assert lines(world) == before
    assert amal.stranger.get("/me").status_code == 302


def lines(world):
    with world.app.app_context():
        return db.session.scalar(select(func.count()).select_from(SecurityEvent))


def test_a_closed_account_has_no_calendar(world, diary):
    amal = diary(world.amal)
    link = amal.link
    world.change(world.amal, left_at=now())
    assert amal.fetch(link).status_code == 404


# --- what stands in it -----------------------------------------------------------------------------------------------
def test_a_meeting_says_when_where_what_for_and_leads_there(world, diary):
    event = only(diary(world.amal).fetch().data, MEET)
    assert (event["location"], event["status"], event["transp"]) == ("Room 12", "CONFIRMED", "OPAQUE")
    assert event["url"].endswith(f"/meetings/{world.meeting.ref}")
    assert event.start == world.meeting.starts_at
    assert event.start.tzinfo.key == "America/Chicago"
    assert event.duration == timedelta(minutes=60)
    assert event["dtstamp"].dt.utcoffset() == timedelta(0)


def only(made, title):
    (found,) = [one for one in icalendar.Calendar.from_ical(made).events if one["summary"] == title]
    return found


def test_nobodys_name_stands_in_it(world, diary):
    told = diary(world.amal).fetch().text
    for person in (world.amal, world.bea, world.farah, world.gus):
        assert person.name not in told
        assert person.email not in told
    assert "ATTENDEE" not in told
    assert "ORGANIZER" not in told


def test_protected_time_stands_in_it_called_off_and_moved_as_it_is(app, world, diary):
    first, second, third, other = days_ahead(3, 4, 5, 6)
    block = protect(app, world, first, second, third, purpose="Plan together", place="Library")
    amal = diary(world.amal)
    names = {one.starts_at: uid for uid, one in amal.read().items() if one.title == PROTECTED}
    assert len(names) == 3
    world.add(BlockChange(block_id=block.id, on=second, is_off=True, why="State test"))
    world.add(BlockChange(block_id=block.id, on=third, to_on=other, starts=600))
    write_down(app, block)
    told = amal.read()
    gone, moved = (told[uid] for _at, uid in sorted(names.items())[1:])
    assert (gone.title, gone.status) == (f"Called off: {PROTECTED}", "CANCELLED")
    assert (moved.title, moved.status) == (PROTECTED, "CONFIRMED")
    assert moved.starts_at.day == other.day
    assert "Plan together" in amal.fetch().text
    assert "State test" not in amal.fetch().text


def test_a_day_off_takes_its_time_out_and_it_comes_back_under_its_old_name(app, world, diary):
    on = days_ahead(3)[0]
    block, amal = protect(app, world, on), diary(world.amal)
    before = {uid for uid, one in amal.read().items() if one.title == PROTECTED}
    world.change(block, dates=[])
    with app.app_context(), writing():
        from inquiry.protected.laying_out import lay_out

        lay_out(db.session.get(Block, block.id), from_on=on)
    assert PROTECTED not in amal.titles()
    world.change(block, dates=[on.isoformat()])
    write_down(app, block)
    assert {uid for uid, one in amal.read().items() if one.title == PROTECTED} == before


def test_a_called_off_meeting_stays_and_says_so(world, diary):
    amal = diary(world.amal)
    (uid,) = [uid for uid, one in amal.read().items() if one.title == MEET]
    world.change(world.meeting, state=CANCELLED, called_off_why="canary-why", version=1)
    assert amal.read()[uid][2:] == (f"Called off: {MEET}", "Room 12", "CANCELLED")
    assert "canary-why" not in amal.fetch().text


def test_a_name_survives_every_change_and_the_version_only_rises(world, diary, browser):
    bea, amal, seen = browser(world.bea), diary(world.amal), []
    plan = f"/meetings/{world.meeting.ref}/plan"
    for change in ({}, {"time": "15:20"}, {"place": "Library"}, {"minutes": "75"}, {"purpose": "Other words"}):
        assert bea.post(plan, **as_planned(bea, plan) | change).status_code == 303
        seen.append(one_meeting(amal))
    assert bea.post(f"/meetings/{world.meeting.ref}/calling-off", why="No bus").status_code == 303
    seen.append(one_meeting(amal))
    assert {uid for uid, _version in seen} == {seen[0][0]}
    assert [version for _uid, version in seen] == [0, 1, 2, 3, 3, 4]


def one_meeting(diary):
    events = icalendar.Calendar.from_ical(diary.fetch().data).events
    ((uid, version),) = [(str(one["uid"]), one["sequence"]) for one in events if one.start > now()]
    return uid, version


def as_planned(browser, address):
    """The form of a plan as it stands on the page."""
    page = browser.get(address).text
    fields = dict(re.findall(r'<input[^>]*\bname="(\w+)"[^>]*\bvalue="([^"]*)"', page))
    chosen = re.findall(r'<select[^>]*\bname="(\w+)".*?</select>', page, re.S)
    for name in chosen:
        box = re.search(rf'<select[^>]*\bname="{name}".*?</select>', page, re.S)[0]
        said = re.search(r'<option[^>]*\bselected[^>]*\bvalue="([^"]*)"', box) or re.search(
            r'<option[^>]*\bvalue="([^"]*)"[^>]*\bselected', box
        )
        fields[name] = said[1] if said else ""
    fields.pop("keep_debrief", None)
    return fields


def test_it_holds_two_months_back_and_a_school_year_ahead(world, diary):
    told = {"team_id": world.team.id, "facilitator_id": world.bea.id, "planned_by_id": world.bea.id}
    for name, days in (("long past", -70), ("past", -50), ("ahead", 300), ("far ahead", 400)):
        world.add(Meeting(purpose=name, starts_at=soon(days=days), **told))
    titles = diary(world.amal).titles()
    assert {"Grade 4: past", "Grade 4: ahead"} <= titles
    assert not {"Grade 4: long past", "Grade 4: far ahead"} & titles


def test_it_speaks_the_language_of_its_owner_whoever_fetches_it(app, world, diary):
    protect(app, world, *days_ahead(3))
    world.change(world.amal, language="es")
    amal = diary(world.amal)
    assert "Grade 4: tiempo protegido" in amal.titles()


@pytest.mark.parametrize("reader", READERS)
def test_others_read_the_whole_calendar(app, world, diary, reader):
    first, second = days_ahead(3, 10)
    block = protect(app, world, first, second, place="Library, upstairs; “quiet”")
    world.add(BlockChange(block_id=block.id, on=second, is_off=True))
    write_down(app, block)
    titles = sorted(one.title for one in READERS[reader](diary(world.amal).fetch().data).values())
    assert titles == [f"Called off: {PROTECTED}", MEET, PROTECTED]


# --- for whom --------------------------------------------------------------------------------------------------------
def test_who_leaves_a_team_sees_it_gone_at_the_next_fetch(app, world, diary):
    protect(app, world, *days_ahead(3))
    gus = diary(world.gus)
    assert gus.titles() == {MEET, PROTECTED}
    with app.app_context():
        mine = db.session.scalar(select(Membership).where(Membership.person_id == world.gus.id))
    world.change(mine, until_at=now())
    assert gus.titles() == set()


def test_a_new_member_does_not_learn_what_a_meeting_before_their_time_was_for(world, diary):
    at = soon(days=-10)
    told = {"team_id": world.team.id, "facilitator_id": world.bea.id, "planned_by_id": world.bea.id, "state": CLOSED}
    held = {"starts_at": at, "began_at": at, "ended_at": at + timedelta(hours=1), "place": "Room 9"}
    before = world.add(Meeting(purpose="canary-before-their-time", **told, **held))
    world.add(
        Membership(team_id=world.team.id, person_id=world.cleo.id, from_at=soon(days=-5), sees_from=soon(days=-5))
    )
    text = diary(world.cleo).fetch().text
    assert "canary" not in text
    assert before.ref not in text
    assert "Grade 4: meeting" in text
    assert MEET in text


def test_a_principal_and_an_administrator_do_not_get_the_calendars_of_all_teams(app, world, diary):
    protect(app, world, *days_ahead(3))
    for other in (world.dev, world.ines, world.edie, world.cleo):
        assert diary(other).titles() == set()


def test_time_for_the_whole_staff_stands_in_everybodys_calendar_at_the_school(app, world, diary):
    protect(app, world, *days_ahead(3), team=None)
    assert "Protected time for all of us" in diary(world.cleo).titles()
    assert diary(world.edie).titles() == set()


def test_a_team_that_has_ended_has_no_time_ahead(app, world, diary):
    protect(app, world, *days_ahead(-3, 3))
    world.change(world.team, ended_at=now())
    amal = diary(world.amal)
    assert [one.starts_at < now() for one in amal.read().values() if one.title == PROTECTED] == [True]


def test_a_specialist_who_is_named_has_it_too(app, world, diary):
    block = protect(app, world, *days_ahead(3))
    world.add(BlockPerson(block_id=block.id, person_id=world.cleo.id))
    assert diary(world.cleo).titles() == {PROTECTED}


def test_a_team_of_another_school_keeps_the_clocks_of_that_school(world, diary):
    world.change(world.elm, zone="America/Denver")
    told = {"facilitator_id": world.edie.id, "planned_by_id": world.edie.id, "team_id": world.elm_team.id}
    world.add(Meeting(purpose="Talk", starts_at=soon(days=2), **told))
    world.add(Membership(team_id=world.elm_team.id, person_id=world.amal.id, from_at=LONG_AGO, sees_from=LONG_AGO))
    told = diary(world.amal).fetch().text
    assert "DTSTART;TZID=America/Denver" in told
    assert "DTSTART;TZID=America/Chicago" in told
    assert told.count("BEGIN:VTIMEZONE") == 2


# --- parts that come later -------------------------------------------------------------------------------------------
def test_a_part_of_the_house_may_add_entries_and_sealed_ones_say_nothing(world, diary, monkeypatch):
    words = {"team": "canary", "words": "canary", "place": "canary", "link": "https://canary.test"}
    sealed = Entry("sealed", 0, soon(days=1), 30, "America/Chicago", CONVERSATION, is_sealed=True, **words)
    monkeypatch.setattr(neighbours, "_givers", [*neighbours._givers, lambda person, since, until: [sealed]])
    amal = diary(world.amal)
    assert amal.read()["sealed"].title == "Appointment"
    assert "canary" not in amal.fetch().text


# --- cost ------------------------------------------------------------------------------------------------------------
def protected_days(world, many):
    start = 20 + len(world.__dict__.setdefault("days_taken", []))
    world.days_taken += [None] * many
    protect(world.app, world, *days_ahead(*range(start, start + many)))


@pytest.mark.parametrize("grow", [crowded.meetings, crowded.people, crowded.teams, protected_days])
def test_it_takes_as_many_statements_for_a_hundred_rows_as_for_five(world, diary, grow):
    bea = diary(world.bea)
    fetch = partial(bea.fetch, bea.link)
    grow(world, 5)
    few = asked(world, fetch)
    grow(world, 95)
    assert asked(world, fetch) == few
    assert few <= 6


def asked(world, fetch):
    with counted(world.app) as heard:
        assert fetch().status_code == 200
    return len(heard)


# --- one meeting -----------------------------------------------------------------------------------------------------
def test_one_meeting_can_be_put_into_a_calendar_by_hand(world, browser):
    address = f"/meetings/{world.meeting.ref}/calendar.ics"
    assert address in browser(world.amal).get(f"/meetings/{world.meeting.ref}").text
    answer = browser(world.amal).get(address)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="grade-4.ics"'
    assert only(answer.data, MEET).start == world.meeting.starts_at
    for other in (world.dev, world.edie, world.ines):
        assert browser(other).get(address).status_code == 404


def test_the_link_leads_to_the_address_people_type(app, world, diary, monkeypatch):
    monkeypatch.setitem(app.config, "INQUIRY_ADDRESS", "https://inquiry.oak.test")
    amal = diary(world.amal)
    assert "https://inquiry.oak.test/calendar-feeds/" in amal.own.get("/me").text
    assert "webcal://inquiry.oak.test/calendar-feeds/" in amal.own.get("/me").text
    assert f"https://inquiry.oak.test/meetings/{world.meeting.ref}" in amal.fetch().text.replace("\r\n ", "")
