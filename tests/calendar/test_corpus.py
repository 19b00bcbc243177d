"""Every file of the calendar corpus, against what docs/calendar-corpus.md says became of it."""

import os

import pytest

from scripts.calendar_corpus import CORPUS, TABLE, events_in, files, line

ROWS = [row for row in TABLE.read_text(encoding="utf-8").splitlines() if row.startswith("| ") and "/" in row]
BATCH = 12
MISSING = f"The calendar corpus is not there: {CORPUS}"


def test_the_table_has_a_line_for_every_file_and_no_event_is_lost():
    assert len(ROWS) == 144
    for row in ROWS:
        _name, _year, stand_there, told_of = row.strip("| ").split(" | ")[:4]
        assert stand_there == told_of, row


@pytest.mark.parametrize("first", range(0, 144, BATCH))
def test_every_file_still_becomes_what_the_table_says(first):
    if not CORPUS.is_dir():
        pytest.fail(MISSING) if os.environ.get("CI") else pytest.skip(MISSING)
    for source, row in list(zip(files(), ROWS, strict=True))[first : first + BATCH]:
        assert line(source) == row
        assert f"| {events_in(source)} |" in row
