"""Moving a stage is a talk: either proposes, each writes their own words, and it counts when both have."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from inquiry.access import visible
from inquiry.clock import now
from inquiry.mentoring.models import SealedRead
from inquiry.stages.models import StageReached, StageTalk
from tests.browser import Browser, words

ANALYZE = "/leading/stages/analyze/new"


def as_mentor(mentorship, path):
    return f"/mentoring/{mentorship.ref}/{path}"


def talks(world, inside):
    inside.rollback()
    return list(inside.scalars(visible(StageTalk, to=world.bea).order_by(StageTalk.id)))


def counted(world, inside):
    inside.rollback()
    return list(inside.scalars(visible(StageReached, StageReached.level, to=world.bea).order_by(StageReached.id)))


@pytest.fixture
def proposed(world, browser, inside, mentorship):
    """Bea proposes that she leads together in analyzing."""
    answer = browser(world.bea).post(ANALYZE, level="3", words="I led the noticing on Tuesday.")
    assert answer.status_code == 303
    talk = talks(world, inside)[0]
    inside.expunge(talk)
    return talk


def test_a_stage_counts_only_when_both_have_written(world, browser, inside, proposed):
    assert counted(world, inside) == []
    edie = browser(world.edie)
    assert "I led the noticing on Tuesday." in words(edie.get(f"/stage-talks/{proposed.ref}"))
    assert edie.post(f"/stage-talks/{proposed.ref}/words", words="You waited.").status_code == 303
    assert counted(world, inside) == [3]
    assert "Lead together, since today." in words(browser(world.bea).get("/leading/stages"))


def test_the_mentor_proposes_and_the_leader_writes(world, browser, inside, mentorship):
    there = as_mentor(mentorship, "stages/plan/new")
    assert browser(world.edie).post(there, level="4", words="Try it alone; I am there.").status_code == 303
    talk = talks(world, inside)[0]
    bea = browser(world.bea)
    assert "waits for your words" in words(bea.get("/leading/stages"))
    bea.post(f"/stage-talks/{talk.ref}/words", words="Yes, with Grade 4.")
    assert counted(world, inside) == [4]


def test_what_counts_is_written_over_by_nobody_and_withdrawn_by_nobody(world, browser, inside, proposed):
    browser(world.edie).post(f"/stage-talks/{proposed.ref}/words", words="You waited.")
    for who in (world.bea, world.edie):
        assert browser(who).post(f"/stage-talks/{proposed.ref}/words", words="Anew").status_code == 403
        assert browser(who).post(f"/stage-talks/{proposed.ref}/withdrawal").status_code == 403
    talk = talks(world, inside)[0]
    assert (talk.leader_words, talk.mentor_words) == ("I led the noticing on Tuesday.", "You waited.")


def test_a_talk_is_withdrawn_by_either_until_both_have_written_and_its_words_are_kept(world, browser, inside, proposed):
    assert browser(world.edie).post(f"/stage-talks/{proposed.ref}/withdrawal").status_code == 303
    talk = talks(world, inside)[0]
    assert talk.withdrawn_at and talk.leader_words == "I led the noticing on Tuesday."
    assert browser(world.edie).post(f"/stage-talks/{proposed.ref}/words", words="Late").status_code == 403
    assert "Withdrawn, today" in words(browser(world.bea).get(f"/stage-talks/{proposed.ref}"))


def test_a_second_proposal_goes_on_with_the_talk_that_waits(world, browser, inside, proposed):
    answer = browser(world.bea).post(ANALYZE, level="5", words="Faster")
    assert answer.location.endswith(f"/stage-talks/{proposed.ref}")
    assert len(talks(world, inside)) == 1


def test_it_counts_also_when_both_write_at_one_moment(world, app, inside, mentorship):
    talk = world.add(StageTalk(leader_id=world.bea.id, family="analyze", level=4))
    both = [(world.bea, "Mine"), (world.edie, "Yours")]
    with ThreadPoolExecutor(2) as hands:
        for who, said in both:
            hands.submit(Browser(app, who).post, f"/stage-talks/{talk.ref}/words", words=said)
    kept = talks(world, inside)[0]
    assert (kept.leader_words, kept.mentor_words) == ("Mine", "Yours")
    assert kept.counts_from


def test_a_mentor_finds_the_stages_in_the_list_of_their_leaders(world, browser, mentorship):
    world.add(StageTalk(leader_id=world.bea.id, family="analyze", level=3, counts_from=now()))
    assert "Looking at work and data: Lead together" in words(browser(world.edie).get("/leading/leaders"))
    assert "Lead together" in words(browser(world.bea).get("/leading"))


def test_earlier_stages_stay_as_history(world, browser, inside, mentorship):
    for level in (2, 3):
        browser(world.bea).post(ANALYZE, level=str(level), words=f"Stage {level}")
        newest = talks(world, inside)[-1]
        browser(world.edie).post(f"/stage-talks/{newest.ref}/words", words="I saw it, too.")
    assert counted(world, inside) == [2, 3]
    said = words(browser(world.bea).get("/leading/stages"))
    assert "Lead together, since today." in said and "What was talked about" in said


def test_a_stage_needs_a_level_and_words(world, browser, inside, mentorship):
    for fields in ({"level": "3", "words": " "}, {"level": "9", "words": "No such"}, {"words": "No level"}):
        assert browser(world.bea).post(ANALYZE, **fields).status_code == 422
    assert talks(world, inside) == []


def test_there_is_no_talk_about_a_family_nobody_knows(world, browser):
    assert browser(world.bea).get("/leading/stages/knitting/new").status_code == 404


def test_what_happened_in_the_rooms_stands_beside_the_stage_for_both(world, browser, rooms, mentorship):
    rooms.held(world.amal)
    rooms.held(world.amal, world.edie)
    rooms.held(world.bea, led_by=world.amal, timekeeper=world.bea, protocol="ground_rules")
    mine, theirs = browser(world.bea).get("/leading/stages"), browser(world.edie).get(as_mentor(mentorship, "stages"))
    for said in map(words, (mine, theirs)):
        assert "Led one " in said and "Led one with the mentor in the room" in said
        assert "What was said stays here" not in said  # of a meeting, no word


def test_that_the_mentor_opened_the_stages_or_a_talk_is_written_down_for_the_leader(
    world, browser, inside, mentorship, proposed
):
    edie = browser(world.edie)
    edie.get(as_mentor(mentorship, "stages"))
    edie.get(f"/stage-talks/{proposed.ref}")
    browser(world.bea).get(f"/stage-talks/{proposed.ref}")
    inside.rollback()
    lines = inside.execute(visible(SealedRead, SealedRead.what, SealedRead.reader_id, to=world.bea)).all()
    assert lines == [("stage", world.edie.id)] * 2


def test_a_mistake_in_the_form_reads_nothing_that_is_not_written_down(world, browser, proposed):
    answer = browser(world.edie).post(f"/stage-talks/{proposed.ref}/words", words="")
    assert answer.status_code == 422
    assert "I led the noticing on Tuesday." not in answer.text


@pytest.mark.parametrize("who", ["amal", "cleo", "dev", "farah", "ines"])
def test_nobody_else_opens_a_talk_or_writes_in_it(world, browser, mentorship, proposed, who):
    other = browser(getattr(world, who))
    assert other.get(f"/stage-talks/{proposed.ref}").status_code == 404
    assert other.get(as_mentor(mentorship, "stages")).status_code == 404
    assert other.post(as_mentor(mentorship, "stages/plan/new"), level="5", words="Go").status_code == 404
    for act in ("words", "withdrawal"):
        assert other.post(f"/stage-talks/{proposed.ref}/{act}", words="Go").status_code == 404


def test_a_new_mentor_does_not_write_over_what_another_wrote(world, browser, inside, mentorship):
    browser(world.edie).post(as_mentor(mentorship, "stages/plan/new"), level="4", words="From Edie")
    talk = talks(world, inside)[0]
    world.change(mentorship, until_at=now())
    since = now() - timedelta(days=100)
    newer = {"mentor_id": world.cleo.id, "agreed_at": since, "sees_from": since}
    world.add(type(mentorship)(leader_id=world.bea.id, named_by_id=world.bea.id, **newer))
    assert browser(world.edie).get(f"/stage-talks/{talk.ref}").status_code == 404
    assert browser(world.cleo).post(f"/stage-talks/{talk.ref}/words", words="From Cleo").status_code == 403
    assert talks(world, inside)[0].mentor_words == "From Edie"
    assert browser(world.bea).post(f"/stage-talks/{talk.ref}/withdrawal").status_code == 303


def test_without_a_mentor_the_words_wait_for_one(world, browser, inside):
    bea = browser(world.bea)
    assert "You have no mentor yet" in words(bea.get(ANALYZE))
    assert bea.post(ANALYZE, level="2", words="I kept time twice.").status_code == 303
    assert counted(world, inside) == []
