"""What stands in somebody’s calendar: meetings and protected time, as they are now."""

from datetime import timedelta
from functools import partial

import pytest

from inquiry.db import db, writing
from inquiry.diaries import neighbours
from inquiry.diaries.entries import CONVERSATION, Entry
from inquiry.meetings.models import CANCELLED, Meeting
from inquiry.protected.models import Block, BlockChange
from tests import crowded
from tests.diaries.conftest import days_ahead, protect, soon, write_down
from tests.diaries.feed import MEET, PROTECTED, only
from tests.diaries.reading import READERS
from tests.statements import counted


def test_a_meeting_says_when_where_what_for_and_leads_there(world, diary):
    event = only(diary(world.amal).fetch().data, MEET)
    assert (event["location"], event["status"], event["transp"]) == ("Room 12", "CONFIRMED", "OPAQUE")
    assert event["url"].endswith(f"/meetings/{world.meeting.ref}")
    assert event.start == world.meeting.starts_at
    assert event.start.tzinfo.key == "America/Chicago"
    assert event.duration == timedelta(minutes=60)
    assert event["dtstamp"].dt.utcoffset() == timedelta(0)


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


def test_a_part_of_the_house_may_add_entries_and_sealed_ones_say_nothing(world, diary, monkeypatch):
    words = {"team": "canary", "words": "canary", "place": "canary", "link": "https://canary.test"}
    sealed = Entry("sealed", 0, soon(days=1), 30, "America/Chicago", CONVERSATION, is_sealed=True, **words)
    monkeypatch.setattr(neighbours, "_givers", [*neighbours._givers, lambda person, since, until: [sealed]])
    amal = diary(world.amal)
    assert amal.read()["sealed"].title == "Appointment"
    assert "canary" not in amal.fetch().text


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


def test_one_meeting_can_be_put_into_a_calendar_by_hand(world, browser):
    address = f"/meetings/{world.meeting.ref}/calendar.ics"
    assert address in browser(world.amal).get(f"/meetings/{world.meeting.ref}").text
    answer = browser(world.amal).get(address)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="grade-4.ics"'
    assert only(answer.data, MEET).start == world.meeting.starts_at
    for other in (world.dev, world.edie, world.ines):
        assert browser(other).get(address).status_code == 404
