"""Sealed words stay out of what is no page: the live log, calendars, letters, minutes and copies for a spreadsheet."""

import pytest

from inquiry.db import db
from inquiry.live.models import LiveEvent
from tests.diaries.conftest import Diary, post, soon  # noqa: F401
from tests.diaries.letters import call_off, plan
from tests.furnished import furnish
from tests.house.test_crawl import CANARIES, EVERYBODY, TEAM
from tests.house.walks import said
from tests.mail.conftest import box, office  # noqa: F401
from tests.rooms.evening import Evening
from tests.world import SECRET

PEOPLE = sorted(who for who in EVERYBODY if who)
BESIDE = ("oxlip-beside-a-plan", "cowslip-beside-a-debrief")
COPIES = {  # what is sent for a spreadsheet, and who may ask for it
    "/schools/{oak}/protected-time/copies": TEAM | {"cleo", "dev", "olga"},
    "/districts/{district}/protected-time/copies": {"lena"},
    "/districts/{district}/bench/copies": {"lena", "nora"},
}


@pytest.fixture
def furnished(app, world):
    return furnish(app, world)


def sealed_from(*readers):
    """The words that one of these readers, at least, must not read."""
    return [canary for canary, may_read in CANARIES.items() if not may_read.issuperset(readers)]


def says_nothing_sealed(text, where, *readers):
    """Neither as it stands nor with its lines folded, as calendars and paper fold them."""
    for words in (text, "".join(text.split())):
        found = [canary for canary in sealed_from(*readers) if canary in words]
        assert not found, f"{where} tells {', '.join(readers)}: {found}"


def test_the_live_log_tells_the_room_no_sealed_word(furnished, browser):
    """While a session runs, everything sealed is written once more; the team hears of none of it."""
    evening = Evening(furnished, browser)
    for step in evening.steps:  # made for its hand alone
        furnished.change(step, meeting_id=furnished.last_meeting.id)
    evening.begin().go_to("write_notices")
    write_what_is_sealed(furnished, browser, evening)
    evening.steer("back")
    evening.close(cards="left")
    told = [row.frame for row in inside(furnished, db.select(LiveEvent))]
    assert any("Write four notices" in body for body in told), "the log was not read"
    for body in told:
        says_nothing_sealed(body, "the live log", *TEAM)


def inside(world, statement):
    with world.app.app_context():
        return db.session.scalars(statement).all()


def write_what_is_sealed(world, browser, evening):
    amal, bea, edie = (browser(person) for person in (world.amal, world.bea, world.edie))
    pad = f"/mentoring/{world.mentorship.ref}/moves/{world.meeting.ref}"
    plan_words, debrief_words = ({"mentor_words": words, "seen_mentor_words": words} for words in BESIDE)
    sent = (
        evening.write(world.amal, SECRET),
        amal.post(f"/sessions/{world.pd_next.ref}/exit-card", learned="gentian-on-an-exit-card"),
        bea.post(evening.url("leading"), purpose="primrose-in-a-plan", seen_purpose="primrose-in-a-plan"),
        edie.post(f"/leading-plans/{world.leading_plan.ref}/words-beside", **plan_words),
        edie.post(pad, code="wait", who="leader", step="now", words="campion-beside-a-move"),
        bea.post(evening.url("debrief"), learned="auricula-in-a-debrief", seen_learned="auricula-in-a-debrief"),
        edie.post(f"/debriefs/{world.debrief.ref}/words-beside", **debrief_words),
    )
    assert [answer.status_code for answer in sent] == [303] * len(sent)


@pytest.mark.parametrize("who", PEOPLE)
def test_no_calendar_carries_a_sealed_word(furnished, browser, who):
    person = getattr(furnished, who)
    feed = Diary(browser, person).make_link().fetch()
    assert feed.text.startswith("BEGIN:VCALENDAR")
    assert ("Look at fractions" in feed.text) == (who in TEAM)
    says_nothing_sealed(feed.text, "the calendar", who)
    for meeting in (furnished.meeting, furnished.last_meeting):
        one = browser(person).get(f"/meetings/{meeting.ref}/calendar.ics")
        assert (one.status_code == 200) == (who in TEAM)
        says_nothing_sealed(one.text, "a meeting for the calendar", who)


def test_no_letter_about_a_session_carries_a_sealed_word(furnished, browser, post):  # noqa: F811
    plan(furnished, browser, soon(hours=3), meeting=furnished.meeting, seen="Look at fractions together")
    changed = post()
    call_off(furnished, browser, furnished.meeting)
    called_off = post()
    assert set(changed) == set(called_off) == TEAM
    for letters in (changed, called_off):
        for who, letter in letters.items():
            says_nothing_sealed(all_of(letter), "a letter", who)


def test_the_letter_to_who_moves_up_carries_no_sealed_word(furnished, browser, post):  # noqa: F811
    assert browser(furnished.amal).post(f"/sessions/{furnished.pd_next.ref}/withdrawal").status_code == 303
    came = post()
    assert set(came) == {"farah"}
    says_nothing_sealed(all_of(came["farah"]), "a letter", "farah")


def all_of(letter):
    """Head, words and enclosures, as their reader gets them."""
    parts = [part.get_payload(decode=True).decode() for part in letter.walk() if not part.is_multipart()]
    return "\n".join([*map(str, letter.values()), *parts])


@pytest.mark.parametrize("who", PEOPLE)
def test_minutes_in_no_form_say_a_sealed_word(furnished, browser, who):
    reader = browser(getattr(furnished, who))
    for form in ("minutes", "minutes.md", "minutes.pdf"):
        answer = reader.get(f"/meetings/{furnished.last_meeting.ref}/{form}")
        assert (answer.status_code == 200) == (who in TEAM)
        says_nothing_sealed(said(answer), form, who)


@pytest.mark.parametrize("who", PEOPLE)
def test_no_copy_for_a_spreadsheet_says_a_sealed_word(furnished, browser, who):
    refs = {"oak": furnished.oak.ref, "district": furnished.district.ref}
    for address, readers in COPIES.items():
        answer = browser(getattr(furnished, who)).post(address.format(**refs))
        is_given = answer.status_code == 200 and answer.mimetype == "text/csv"
        assert is_given == (who in readers), f"{address} answers {who} with {answer.status_code}"
        says_nothing_sealed(answer.text, address, who)
