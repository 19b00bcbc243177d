"""Sealed tables are read only by somebody who was named; sealed words come out nowhere."""

import re

import pytest
from sqlalchemy import func, select, text

from inquiry.access import tally, visible
from inquiry.cycles.models import Cycle
from inquiry.cycles.notes import Note
from inquiry.db import Unattended
from inquiry.paths import PACKAGE
from inquiry.people.models import Person
from tests.world import SECRET

UNATTENDED = {
    "the whole model": lambda: select(Note),
    "one column": lambda: select(Note.body),
    "a count": lambda: select(func.count()).select_from(Note),
    "core": lambda: select(Note.__table__),
    "a join": lambda: select(Person).join(Note, Note.author_id == Person.id),
    "an exists": lambda: select(Person).where(select(Note.id).where(Note.author_id == Person.id).exists()),
    "raw sql": lambda: text("select body from note"),
    "an alias": lambda: text("select n.body from person p, note as n"),
    "a deletion that returns": lambda: text("delete from note returning body"),
    "an update that returns": lambda: text("update note set kind = kind returning body"),
    "an insert from": lambda: text("insert into district (ref, name) select ref, body from note"),
    "another’s signature": lambda: visible(Cycle, to=Person(id=1, district_id=1)).where(select(Note.id).exists()),
}


@pytest.mark.parametrize("statement", UNATTENDED.values(), ids=UNATTENDED.keys())
def test_a_sealed_table_is_never_read_unattended(world, inside, statement):
    with pytest.raises(Unattended):
        inside.execute(statement())


def test_get_by_number_is_refused_too(world, inside):
    with pytest.raises(Unattended):
        inside.get(Note, 1)


def test_a_row_gone_stale_is_not_quietly_read_again(world, inside):
    note = inside.scalar(visible(Note, to=world.amal))
    inside.expire(note)
    with pytest.raises(Unattended):
        note.body  # noqa: B018


def test_several_cards_may_be_kept_at_once(world, inside):
    said = {"team_id": world.team.id, "author_id": world.amal.id, "kind": "noticing", "phase": "analyze"}
    inside.add_all(Note(body=body, html=body, **said) for body in ("one", "two", "three"))
    inside.flush()


def test_what_one_may_see_can_be_counted(world, inside):
    def sealed_to(person):
        return visible(Note, func.count(), to=person).where(Note.revealed_at.is_(None))

    assert (inside.scalar(sealed_to(world.amal)), inside.scalar(sealed_to(world.bea))) == (1, 0)


def test_that_cards_lie_face_down_may_be_told_but_not_what_they_say(world, inside):
    assert tally(Note, Note.revealed_at.is_(None)) == 1


def test_an_unrevealed_card_is_read_by_its_author_alone(world, inside):
    def bodies(person):
        return "".join(inside.scalars(visible(Note, Note.body, to=person)))

    assert SECRET in bodies(world.amal)
    for other in (world.bea, world.cleo, world.dev, world.edie, world.ines):
        assert SECRET not in bodies(other)


# Where the house may work on sealed rows for everybody at once, and why. A new place needs a new line, and a reader.
HOUSE_WORK: dict[str, str] = {
    "bench/counting.py": "How many people are at which stage, by school and team; no statement brings a name.",
    "care/rows.py": "A copy holds every row, as the disk does; only who runs the server makes one.",
    "minutes/beginnings.py": "Minutes are everybody’s record: what lay on the table, and what was told of next steps.",
    "minutes/cards.py": "Minutes are everybody’s record: only cards that lie open are read, and what they point to.",
    "minutes/happened.py": "Of a vote, minutes count the hands by number; no name is read.",
    "norms/queries.py": "Proposals are turned over for all at one moment; their words are read, their authors are not.",
    "norms/ratings.py": "Medians are made of everyone’s ratings, from four people on; no name is read.",
    "artifacts/queries.py": "The names of all stored pictures are read, to sweep those that belong to nothing.",
    "artifacts/gone.py": "A card that points to a piece that was taken back says so; nothing else of it is read.",
    "artifacts/upkeep.py": "Uncovered uploads are deleted when their time has come, whoever owns them.",
    "meetings/reveals.py": "Cards of everyone are turned over at one moment; nothing of them is read.",
    "pulse/ballots.py": "Whether a ballot was handed out or used; who it was is a digest, and no answer is read.",
    "pulse/queries.py": "Results from five answers on, and words; an answer has no author who could be named.",
    "stages/happened.py": "In how many debriefs somebody wrote as a mentor; no word of them is read.",
    "rooms/turning.py": "When hands are asked for again, everyone’s are put down; nothing of them is read.",
}


def test_work_for_the_house_is_done_only_where_it_was_thought_through():
    used = {
        path.relative_to(PACKAGE).as_posix(): len(re.findall(r"\bfor_the_house\(", path.read_text()))
        for path in PACKAGE.rglob("*.py")
        if path.name != "access.py" or path.parent != PACKAGE
    }
    assert {name for name, count in used.items() if count} == set(HOUSE_WORK)
