"""An entry keeps its name through every change, and its version only rises."""

import re

import icalendar

from inquiry.clock import now


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
