"""The database, the logs and the copies do not say who answered what."""

import io
import logging
import tarfile

import pytest
from sqlalchemy import inspect

from inquiry.care.copies import make_copy
from inquiry.db import db
from inquiry.pulse.models import Ballot, BallotTaken
from tests.world import every_table

NUMBERS = {"Amal": 1, "Bea": 5, "Farah": 2, "Gus": 4, "Cleo": 3, "Jun": 5, "Kira": 4}
WORDS = {name: f"said-by-{number}-of-seven" for number, name in enumerate(NUMBERS)}


@pytest.fixture
def answered(staff, caplog):
    caplog.set_level(logging.DEBUG)
    before = sizes(staff.app)
    handed = {name: staff.take(name) for name in NUMBERS}
    between = sizes(staff.app)
    for name, value in NUMBERS.items():
        staff.answer(name, value, WORDS[name], handed[name])
    staff.handed, staff.grown = handed, (before, between, sizes(staff.app))
    return staff


def sizes(app):
    with app.app_context():
        return {
            table.name: db.session.scalar(
                db.select(db.func.count()).select_from(table).execution_options(**every_table())
            )
            for table in db.metadata.sorted_tables
        }


def rows(app, model):
    with app.app_context():
        return db.session.scalars(db.select(model).execution_options(**every_table())).all()


def test_neither_table_has_a_place_for_a_person_or_a_time(app):
    with app.app_context():
        for model in (Ballot, BallotTaken):
            columns = inspect(model).columns
            assert not [one.name for one in columns if one.name.endswith(("_at", "_on", "person_id", "by_id"))]
            others = {key.column.table.name for one in columns for key in one.foreign_keys}
            assert others == {"pulse"}


def test_handing_out_and_answering_each_write_one_table_and_nothing_else(answered):
    before, between, after = answered.grown
    assert {name for name in after if between[name] != before[name]} == {"pulse_ballot_taken"}
    assert {name for name in after if after[name] != between[name]} == {"pulse_ballot"}


def test_what_a_browser_was_handed_is_written_down_nowhere(answered):
    kept = everything_in(answered.app)
    for ballot in answered.handed.values():
        assert ballot not in kept


def test_numbers_are_given_by_chance_so_that_their_order_tells_nothing(answered):
    by_number = [row.value for row in sorted(rows(answered.app, Ballot), key=lambda row: row.id)]
    ids = [row.id for row in rows(answered.app, BallotTaken)]
    assert len(set(ids)) == len(NUMBERS)
    assert sorted(by_number) == sorted(NUMBERS.values())
    assert max(ids) > 1_000_000  # counted numbers would be small


def test_without_the_secret_of_the_installation_nobody_is_found_in_the_list_of_who_took_part(answered, world):
    taken = {row.digest for row in rows(answered.app, BallotTaken)}
    old, answered.app.secret_key = answered.app.secret_key, "the secret of somebody else"
    try:
        from inquiry.pulse.ballots import _whose

        with answered.app.app_context():
            assert _whose(answered.pulse, world.amal) not in taken
            answered.app.secret_key = old
            assert _whose(answered.pulse, world.amal) in taken
    finally:
        answered.app.secret_key = old


def test_no_log_has_a_word_of_it(answered, caplog):
    assert not any(words in caplog.text for words in WORDS.values())
    assert not any(ballot in caplog.text for ballot in answered.handed.values())


def test_a_copy_holds_answers_and_people_but_no_way_from_one_to_the_other(answered, tmp_path):
    with answered.app.app_context():
        made = make_copy(tmp_path / "copies")
    with tarfile.open(made.path) as copy:
        told = {one.name: copy.extractfile(one).read() for one in copy.getmembers() if one.isfile()}
    assert not any(answered.app.secret_key.encode() in content for content in told.values())
    with_words = [name for name, content in told.items() if WORDS["Amal"].encode() in content]
    assert with_words
    assert all(b"amal@riverside" not in told[name] for name in with_words)


def test_two_staffs_whose_answers_are_swapped_leave_the_same_rows_up_to_chance(answered):
    """What stands in the table is the set of answers: nothing in a row depends on who gave it."""
    told = sorted((row.value, row.words) for row in rows(answered.app, Ballot))
    assert told == sorted((NUMBERS[name], WORDS[name]) for name in NUMBERS)
    assert {column.name for column in inspect(Ballot).columns} == {"id", "pulse_id", "digest", "value", "words"}


def everything_in(app):
    said = io.StringIO()
    with app.app_context():
        for table in db.metadata.sorted_tables:
            for row in db.session.execute(db.select(table).execution_options(**every_table())):
                said.write(repr(tuple(row)))
    return said.getvalue()
