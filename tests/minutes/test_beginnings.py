"""What a meeting had before it stands in its minutes: the work on the table, and what became of earlier next steps."""

import pytest

from inquiry.clock import now
from inquiry.minutes.record import Record
from tests.browser import words
from tests.minutes.test_files import read, words_of

HEARD = "One counted the marks, one folded the line."
CONTEXT = "They had seen number lines only up to 10."


@pytest.fixture
def told(afternoon):
    """A closed meeting that began with what became of a next step, and had a piece of work on its table."""
    afternoon.lay_out_work()
    world = afternoon.world
    world.change(world.meeting, focus_question="Where do they put ½?", context=CONTEXT)
    afternoon.begin().go_to("commitments")
    url = afternoon.url(f"promises/{world.next_step.ref}/outcome")
    assert afternoon.seat(world.farah).post(url, status="done", outcome=HEARD).status_code == 303
    return afternoon.close()


def test_what_became_of_a_next_step_stands_in_the_minutes_of_the_meeting_that_heard_it(told):
    said = words(told.minutes())
    assert "Ask two children how they found ½ Amal How it went Done. " + HEARD + " Told by Farah" in said
    markdown = told.seat(told.world.bea).get(told.url("minutes.md")).text
    assert "> Ask two children how they found ½" in markdown
    assert f"- How it went: Done. {HEARD}" in markdown
    assert HEARD in words_of(read(told.seat(told.world.bea).get(told.url("minutes.pdf"))))


def test_what_its_author_took_back_since_is_no_longer_told(told):
    told.world.change(told.world.next_step, withdrawn_at=now())
    assert HEARD not in words(told.minutes())


def test_the_minutes_list_the_work_that_lay_on_the_table(told):
    page = told.minutes()
    assert "On the table Heron one page" in words(page)
    assert f"/artifacts/{told.work.ref}/" in page.text
    assert "- Heron, one page" in told.seat(told.world.bea).get(told.url("minutes.md")).text
    assert "Heron, one page" in words_of(read(told.seat(told.world.bea).get(told.url("minutes.pdf"))))


def test_a_piece_that_was_taken_back_since_has_no_name_and_no_picture_in_them(told):
    told.world.change(told.work, withdrawn_at=now())
    page = told.minutes()
    assert "a piece that was taken back" in words(page)
    assert "Heron" not in page.text
    assert told.work.ref not in page.text


def test_the_focus_question_and_what_the_others_needed_to_know_stand_under_the_same_headings_everywhere(told):
    page, markdown = words(told.minutes()), told.seat(told.world.bea).get(told.url("minutes.md")).text
    pdf = words_of(read(told.seat(told.world.bea).get(told.url("minutes.pdf"))))
    for heading, text in (("Focus question", "Where do they put ½?"), ("What the others needed to know", CONTEXT)):
        assert f"{heading} {text}" in page
        assert f"{heading}:\n\n> {text}" in markdown
        assert heading in pdf
        assert text in pdf


def test_minutes_that_were_written_before_there_was_a_place_for_it_are_read_as_they_are(held):
    old = {name: value for name, value in held.data.items() if name not in ("table", "heard")}
    del old["meeting"]["context"]
    record = Record(old)
    assert (record.table, record.heard, record.context) == ([], [], "")
