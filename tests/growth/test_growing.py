"""The page of growth: figures that anybody recounts from what was tapped, for leader and mentor alone, and no score."""

import random
import re
from collections import Counter
from datetime import timedelta

import pytest

from inquiry.clock import now
from inquiry.db import db
from inquiry.growth.growing import sessions_of
from inquiry.growth.models import FAMILIES, MoveTap
from inquiry.growth.move_library import library
from inquiry.meetings.models import CLOSED, OPEN, Meeting
from inquiry.mentoring.models import Mentorship, SealedRead
from inquiry.teams.models import Membership
from tests.browser import words
from tests.world import LONG_AGO, every_table


@pytest.fixture
def mentorship(world):
    """Edie of another school is Bea’s mentor."""
    agreed = {"agreed_at": LONG_AGO, "sees_from": LONG_AGO}
    return world.add(Mentorship(leader_id=world.bea.id, mentor_id=world.edie.id, named_by_id=world.bea.id, **agreed))


def session(world, days, leader=None):
    """A session that was led so many days after the beginning."""
    began = LONG_AGO + timedelta(days=days)
    who = {"facilitator_id": (leader or world.bea).id, "planned_by_id": world.bea.id, "team_id": world.team.id}
    held = {"state": CLOSED, "starts_at": began, "began_at": began, "ended_at": began + timedelta(minutes=45)}
    return world.add(Meeting(purpose="Look together", protocol_id="tuning", **who, **held))


def tapped(world, meeting, code, who="leader", leader=None, **more):
    family = library().moves[code].family
    whose = {"leader_id": (leader or world.bea).id, "by_id": world.edie.id, "at": meeting.began_at}
    return MoveTap(meeting_id=meeting.id, family=family, code=code, who=who, **{**whose, **more})


@pytest.fixture
def year(world):
    """Twenty sessions of Bea with what was seen in them, some of it taken back, and one of Amal."""
    chance, codes = random.Random(4), sorted(library().moves)
    sessions = [session(world, days) for days in range(1, 41, 2)]
    rows = [
        tapped(world, one, chance.choice(codes), chance.choice(["leader", "leader", "mentor"]))
        for one in sessions
        for _tap in range(chance.randrange(1, 30))
    ]
    rows += [tapped(world, sessions[0], "wait", taken_back_at=now()) for _tap in range(5)]
    amals = session(world, 50, world.amal)
    world.add(*rows, *(tapped(world, amals, "repair", leader=world.amal) for _tap in range(7)))
    return sessions


def recounted(world, meeting):
    """The figures of one session by hand, from the raw rows."""
    with world.app.app_context():
        rows = db.session.scalars(db.select(MoveTap), execution_options=every_table()).all()
    mine = [row for row in rows if row.meeting_id == meeting.id and row.leader_id == world.bea.id]
    return Counter((row.who, row.family) for row in mine if row.taken_back_at is None)


def test_the_figures_are_those_one_recounts_from_what_was_tapped(world, year, inside):
    found = sessions_of(world.bea.id, world.bea)
    assert [one.ref for one in found] == [meeting.ref for meeting in year]
    for one, meeting in zip(found, year, strict=True):
        by_hand = recounted(world, meeting)
        for family in FAMILIES:
            assert one.leader[family] == by_hand["leader", family]
            assert one.mentor[family] == by_hand["mentor", family]
        assert one.by_leader + one.by_mentor == by_hand.total()


def test_the_table_says_the_figures_session_by_session_the_last_one_first(world, year, browser):
    page = browser(world.bea).get("/leading/growth").text
    rows = re.findall(r"<tr><th scope=\"row\">(.*?)</tr>", page, re.S)
    assert len(rows) == len(year)
    for row, meeting in zip(rows, reversed(year), strict=True):
        by_hand = recounted(world, meeting)
        figures = [by_hand[who, family] for family in FAMILIES for who in ("leader", "mentor")]
        sums = [sum(figures[::2]), sum(figures[1::2])]
        assert [int(cell) for cell in re.findall(r"<td class=\"number\">(\d+)</td>", row)] == figures + sums
        assert meeting.ref in row


def test_the_picture_shows_the_last_sessions_with_bars_as_high_as_the_figures(world, year, browser):
    page = browser(world.bea).get("/leading/growth").text
    counts = [recounted(world, meeting) for meeting in year[-16:]]
    most = max(many for one in counts for many in one.values())
    for family, drawn in zip(FAMILIES, re.findall(r"<svg class=\"grown\".*?</svg>", page, re.S), strict=True):
        for kind, who in (("leader", "leader"), ("mentor", "mentor")):
            bars = re.findall(rf'class="grown__{kind}" x="([\d.]+)".*?height="([\d.]+)"', drawn)
            heights = {int(float(x) // 20): float(height) for x, height in bars}
            for at, one in enumerate(counts):
                assert abs(heights.get(at, 0) - one[who, family] * 60 / most) < 0.06
    assert "The last 16 sessions are drawn." in page


def test_a_session_that_still_runs_is_not_told_yet(world, browser):
    now_on = session(world, 1)
    world.add(tapped(world, now_on, "wait"))
    world.change(now_on, state=OPEN)
    assert "Nothing has been noted yet" in browser(world.bea).get("/leading/growth").text
    world.change(now_on, state=CLOSED)
    assert "1 session" in words(browser(world.bea).get("/leading/growth"))


def test_each_picture_is_told_in_words(world, browser):
    first, last = session(world, 1), session(world, 9)
    world.add(tapped(world, first, "wait", "mentor"), tapped(world, first, "wait", "mentor"))
    world.add(*(tapped(world, last, "wait") for _tap in range(3)))
    said = words(browser(world.bea).get("/leading/growth"))
    assert "You: 0 in the first session, 3 in the last. Your mentor: 2 in the first session, 0 in the last." in said
    assert "Nobody is expected to show connecting early." in said


@pytest.mark.parametrize("word", ["score", "rank", "average", "percent", "%", "level", "Amal"])
def test_it_says_nothing_of_scores_or_colleagues(world, year, browser, word):
    said = words(browser(world.bea).get("/leading/growth"))
    assert word not in said.split("What was seen in")[1]


def test_a_mentor_reads_it_and_the_leader_sees_that_they_did(world, year, browser, mentorship, inside):
    page = browser(world.edie).get(f"/mentoring/{mentorship.ref}/growth")
    assert "How Bea grows into leading" in page.text
    assert len(re.findall('<th scope="row">', page.text)) == len(year)
    reads = inside.scalars(db.select(SealedRead)).all()
    assert [(read.owner_id, read.reader_id, read.what) for read in reads] == [(world.bea.id, world.edie.id, "growth")]


@pytest.mark.parametrize("who", ["amal", "bea", "cleo", "dev", "ines"])
def test_nobody_else_reads_a_leaders_growth(world, year, browser, mentorship, who):
    reader = browser(getattr(world, who))
    assert reader.get(f"/mentoring/{mentorship.ref}/growth").status_code == 404
    own = words(reader.get("/leading/growth"))
    sessions = {"bea": "20 sessions", "amal": "1 session"}.get(who, "Nothing has been noted yet")
    assert sessions in own


def test_a_new_mentor_sees_what_was_noted_since_their_day_without_what_was_before(world, browser, mentorship):
    before, since = session(world, 1), session(world, 9)
    world.add(tapped(world, before, "wait"), tapped(world, since, "repair"))
    late = tapped(world, before, "counter", by_id=world.bea.id, at=now() - timedelta(minutes=1))
    world.add(late)
    world.change(mentorship, sees_from=since.began_at - timedelta(hours=1))
    page = browser(world.edie).get(f"/mentoring/{mentorship.ref}/growth").text
    rows = re.findall(r"<tr><th scope=\"row\">(.*?)</tr>", page, re.S)
    figures = [[int(cell) for cell in re.findall(r"<td class=\"number\">(\d+)</td>", row)] for row in rows]
    assert figures == [[0, 0, 0, 0, 0, 0, 1, 0, 1, 0], [0, 0, 0, 0, 1, 0, 0, 0, 1, 0]]
    assert before.ref not in page


def test_who_left_the_team_keeps_their_growth(world, year, browser):
    with world.app.app_context():
        part = db.session.scalar(db.select(Membership).where(Membership.person_id == world.bea.id))
    world.change(part, until_at=now() - timedelta(seconds=1))
    bea = browser(world.bea)
    assert "20 sessions" in words(bea.get("/leading/growth"))
    assert bea.get(f"/meetings/{year[0].ref}/moves").status_code == 200
