"""The figures on the growth page, counted anew by hand from what was tapped in the demo."""

import re
from collections import Counter

import pytest

from inquiry.growth.models import FAMILIES, MoveTap
from inquiry.meetings.models import Meeting
from inquiry.mentoring.models import Mentorship

LEADERS = ("Bea", "Edie", "Theo", "Wim", "Dora", "Zoe", "Farah")


def by_hand(rows, leader):
    """For each session its figures as the table has them, the last session first."""
    meetings = {one.id: one for one in rows(Meeting)}
    counted: dict[int, Counter] = {}
    for tap in rows(MoveTap):
        if tap.leader_id == leader.id and tap.taken_back_at is None:
            counted.setdefault(tap.meeting_id, Counter())[tap.family, tap.who] += 1
    in_order = sorted(counted, key=lambda number: meetings[number].starts_at, reverse=True)
    return [(meetings[number].ref, figures(counted[number])) for number in in_order]


def figures(counts):
    cells = [counts[family, who] for family in FAMILIES for who in ("leader", "mentor")]
    return [*cells, sum(cells[::2]), sum(cells[1::2])]


def on_the_page(text):
    rows = re.findall(r'<tr><th scope="row">(.*?)</tr>', text, re.DOTALL)
    refs = [re.search(r"/([^/\"]+)(/moves)?\"", row)[1] for row in rows]
    return list(
        zip(refs, [[int(cell) for cell in re.findall(r'class="number">(\d+)<', row)] for row in rows], strict=True)
    )


@pytest.mark.parametrize("name", [name for name in LEADERS if name != "Wim"])
def test_a_leader_reads_what_was_tapped(demo, rows, name):
    told = by_hand(rows, demo.people[name])
    assert told
    assert on_the_page(demo.browser(name).get("/leading/growth").text) == told


@pytest.mark.parametrize(("mentor", "leader"), [("Cleo", "Bea"), ("Rosa", "Edie"), ("Theo", "Zoe")])
def test_their_mentor_reads_the_same(demo, rows, mentor, leader):
    pair = next(
        one
        for one in rows(Mentorship)
        if (one.mentor_id, one.leader_id) == (demo.people[mentor].id, demo.people[leader].id)
    )
    page = demo.browser(mentor).get(f"/mentoring/{pair.ref}/growth")
    assert on_the_page(page.text) == by_hand(rows, demo.people[leader])


def test_some_taps_were_taken_back_and_count_nowhere(demo, rows):
    taken_back = [tap for tap in rows(MoveTap) if tap.taken_back_at]
    assert len(taken_back) > 5
    counted = sum(sum(cells[:-2]) for name in LEADERS for _ref, cells in by_hand(rows, demo.people[name]))
    assert counted + len(taken_back) == len(rows(MoveTap))
