"""Copies, bringing them back, and the check-up: with the real command, on real databases."""

import threading

import pytest
from click.testing import CliRunner
from sqlalchemy import func, select

from inquiry.access import for_the_house, visible
from inquiry.care.copies import NotACopy, NotEmpty, bring_back, check_copy, make_copy
from inquiry.care.rows import tables
from inquiry.cli import main
from inquiry.cycles.notes import Note
from inquiry.db import db, writing
from tests.databases import KINDS
from tests.served import let_go
from tests.world import SECRET


def everything():
    return {
        table.name: db.session.execute(for_the_house(select(table).order_by(*table.primary_key.columns))).all()
        for table in tables()
    }


@pytest.fixture(params=list(KINDS))
def elsewhere(request, tmp_path):
    """An empty installation on each kind of database."""
    from inquiry.app import create_app

    folder = tmp_path / "elsewhere"
    folder.mkdir()
    database = KINDS[request.param](folder)
    app = create_app(TESTING=True, SECRET_KEY="for tests only", **database.settings)
    yield app
    let_go(app)
    database.drop()


def test_a_copy_comes_back_whole_on_either_database(app, world, elsewhere, tmp_path):
    world.change(world.meeting, step_id=None)
    with app.app_context():
        (app.config["INQUIRY_HOME"] / "files" / "ab").mkdir(parents=True)
        (app.config["INQUIRY_HOME"] / "files" / "ab" / "abcd.jpg").write_bytes(b"a picture")
        made, before = make_copy(tmp_path / "copies"), everything()
    with elsewhere.app_context():
        bring_back(made.path)
        assert everything() == before
        assert (elsewhere.config["INQUIRY_HOME"] / "files" / "ab" / "abcd.jpg").read_bytes() == b"a picture"
        with writing():
            db.session.add(note := new_note(world))
            db.session.flush()
            assert note.id > world.next_step.id


def new_note(world):
    ours = {"team_id": world.team.id, "author_id": world.amal.id, "kind": "noticing", "phase": "analyze"}
    return Note(body="After", html="<p>After</p>", **ours)


def test_a_copy_made_while_people_write_is_of_one_moment(app, world, tmp_path):
    stop = threading.Event()

    def write():
        with app.app_context():
            while not stop.is_set():
                with writing():
                    db.session.add(new_note(world))
                    world_counter(world)

    def world_counter(world):
        from sqlalchemy import text

        db.session.execute(text("update cycle set revision = revision + 1"))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        with app.app_context():
            copies = [make_copy(tmp_path / f"copies{n}") for n in range(5)]
    finally:
        stop.set()
        writer.join()
    assert [one_moment(copy.path) for copy in copies] == [True] * 5


def one_moment(path):
    import json
    import tarfile

    with tarfile.open(path) as tar:
        cycles = [json.loads(line) for line in tar.extractfile("tables/cycle.jsonl").read().decode().splitlines()]
        notes = tar.extractfile("tables/note.jsonl").read().decode().splitlines()
    return len(notes) == 3 + cycles[0]["revision"]


def test_only_its_owner_can_read_a_copy(app, tmp_path):
    with app.app_context():
        assert make_copy(tmp_path).path.stat().st_mode & 0o077 == 0


def test_a_damaged_copy_is_refused_before_anything_is_changed(app, elsewhere, tmp_path):
    with app.app_context():
        path = make_copy(tmp_path).path
    whole = path.read_bytes()
    path.write_bytes(whole.replace(SECRET.encode(), SECRET.upper().encode()))
    with elsewhere.app_context():
        with pytest.raises(NotACopy, match="damaged"):
            bring_back(path)
        path.write_bytes(whole[: len(whole) // 2])
        with pytest.raises(NotACopy):
            check_copy(path)


def test_a_copy_never_overwrites_what_is_there(app, world, tmp_path):
    with app.app_context():
        path = make_copy(tmp_path).path
        with pytest.raises(NotEmpty):
            bring_back(path)
        assert db.session.scalar(visible(Note, func.count(), to=world.amal)) == 3


def test_the_commands_say_what_they_did(app, monkeypatch, house):
    for name, value in house[2].settings.items():
        monkeypatch.setenv(f"INQUIRY_{name}", value)
    made = CliRunner().invoke(main, ["backup"])
    assert "read back and whole" in made.output, made.output
    well = CliRunner().invoke(main, ["doctor"])
    assert well.exit_code == 0, well.output
    assert "The last copy is inquiry-" in well.output
    refused = CliRunner().invoke(main, ["restore", str(next(app.config["INQUIRY_HOME"].glob("copies/*.tar")))])
    assert "left as it is" in refused.output


def test_the_check_up_misses_a_picture_that_is_gone(app, world, inside):
    from inquiry.artifacts.models import Artifact, ArtifactPage
    from inquiry.care.checkup import BAD, check_up

    work = world.add(Artifact(team_id=world.team.id, owner_id=world.amal.id, alias="S1"))
    world.add(ArtifactPage(artifact_id=work.id, number=1, width=1, height=1, files={"thumb": "aabb.jpg"}))
    assert any(finding.how == BAD and "1 pictures are missing" in finding.says for finding in check_up())


def test_an_unknown_setting_is_said_by_name(monkeypatch):
    from inquiry.config import Unknown, read

    with pytest.raises(Unknown, match="INQUIRY_TYPO"):
        read({"INQUIRY_TYPO": "1"})
