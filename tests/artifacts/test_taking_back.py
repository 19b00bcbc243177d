"""Taking work back, deleting uploads, and what is done by itself each hour."""

from datetime import timedelta

from inquiry import files, live
from inquiry.artifacts.models import Artifact, ArtifactPage, ArtifactRaw, ArtifactRawPage
from inquiry.artifacts.upkeep import delete_uploads_whose_time_has_come, sweep_the_store
from inquiry.clock import now
from inquiry.db import writing
from tests.artifacts.rows import aged, count, piece, row, stored
from tests.browser import words


def tidy(app):
    with app.app_context():
        live.tidy()


def test_what_is_taken_back_is_gone_for_the_team_at_once_and_from_the_disk(hands, world, kept):
    work = piece(world, world.amal)
    shown = set(row(world, ArtifactPage).files.values())
    amal, bea = hands(world.amal), hands(world.bea)
    assert amal.browser.post(f"/artifacts/{work.ref}/withdrawal").status_code == 303
    assert bea.browser.get(f"/artifacts/{work.ref}").status_code == 404
    assert bea.shared() == []
    assert shown & kept() == set()
    assert "You took it back" in words(amal.browser.get(f"/artifacts/{work.ref}"))


def test_what_was_taken_back_can_be_shared_again_as_long_as_the_upload_is_there(hands, world):
    amal = hands(world.amal)
    ref = amal.add_and_share((0.1, 0.1, 0.1, 0.1))
    amal.browser.post(f"/artifacts/{ref}/withdrawal")
    amal.cover(ref, (0.1, 0.1, 0.2, 0.2))
    assert amal.share(ref).status_code == 303
    assert hands(world.bea).shared() == [ref]


def test_deleting_the_upload_leaves_what_the_team_sees(hands, world, kept):
    work, amal = piece(world, world.amal), hands(world.amal)
    shown = set(row(world, ArtifactPage).files.values())
    assert amal.browser.post(f"/artifacts/{work.ref}/upload-deletion").status_code == 303
    assert kept() == shown
    raw = row(world, ArtifactRaw)
    assert (raw.original_name, raw.delete_after) == ("", None)
    assert hands(world.bea).shared() == [work.ref]
    assert "The upload is deleted" in words(amal.browser.get(f"/artifacts/{work.ref}/safe"))


def test_deleting_what_was_never_shared_leaves_nothing_at_all(hands, world, kept):
    work, amal = piece(world, world.amal, shared=False), hands(world.amal)
    assert amal.browser.post(f"/artifacts/{work.ref}/upload-deletion").location.endswith("/work")
    assert kept() == set()
    assert [count(world, model) for model in (Artifact, ArtifactRaw, ArtifactRawPage)] == [0, 0, 0]


def test_an_upload_goes_by_itself_when_its_time_has_come_and_not_before(hands, world, app, kept):
    piece(world, world.amal)
    raw = row(world, ArtifactRaw)
    shown = set(row(world, ArtifactPage).files.values())
    world.change(raw, delete_after=now() + timedelta(minutes=5))
    tidy(app)
    assert len(kept()) == 10
    world.change(raw, delete_after=now() - timedelta(minutes=5))
    tidy(app)
    assert kept() == shown
    assert count(world, ArtifactRawPage) == 0
    assert row(world, ArtifactRaw).deleted_at


def test_an_upload_nobody_shared_is_never_deleted_but_its_owner_is_reminded(hands, world, app, kept):
    work = piece(world, world.amal, shared=False)
    amal = hands(world.amal)
    assert "for a long time" not in words(amal.browser.get(amal.work))
    world.change(work, added_at=now() - timedelta(days=31))
    tidy(app)
    assert len(kept()) == 5
    assert "It has been here for a long time" in words(amal.browser.get(amal.work))


def test_what_a_crash_left_behind_is_swept_after_a_day_and_nothing_else(world, app, kept):
    """Pictures that were kept, and the server was killed before a row spoke of them."""
    left, fresh = stored(world), stored(world)
    piece(world, world.amal)
    piece(world, world.bea, shared=False)
    covered = {"width": 1, "height": 1, "files": stored(world)}
    world.change(row(world, ArtifactRawPage, owner_id=world.bea.id), covered=covered, covered_at=now())
    spoken_of = kept() - set(left.values()) - set(fresh.values())
    aged(world, [*spoken_of, *left.values()], days=3)
    in_hand = make_old_folder(app)
    tidy(app)
    assert kept() == spoken_of | set(fresh.values())
    assert not in_hand.exists()


def make_old_folder(app):
    import os
    import time

    with app.app_context():
        folder = files.workroom() / "left"
    folder.mkdir()
    then = time.time() - 3 * 24 * 3600
    os.utime(folder, (then, then))
    return folder


def test_both_chores_are_done_each_hour():
    from inquiry.live.housekeeping import _chores

    assert {delete_uploads_whose_time_has_come, sweep_the_store} <= set(_chores)


def test_a_failing_chore_deletes_no_file(world, app, kept, monkeypatch):
    piece(world, world.amal)
    world.change(row(world, ArtifactRaw), delete_after=now() - timedelta(days=1))
    monkeypatch.setattr(ArtifactRaw, "forget", lambda *_said, **_more: 1 / 0)
    before = kept()
    with app.app_context():
        try:
            with writing():
                delete_uploads_whose_time_has_come()
        except ZeroDivisionError:
            pass
    assert kept() == before
    assert count(world, ArtifactRawPage) == 1
