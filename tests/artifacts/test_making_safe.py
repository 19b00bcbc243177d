"""Covering, looking at the result, sharing: what the team gets is what its uploader looked at."""

import re

import pytest

from inquiry.artifacts.models import Artifact, ArtifactPage, ArtifactRaw, ArtifactRawPage
from tests.artifacts.hands import NAME_BOX, TICKS, Hands, all_places_taken, brightest_under, drawn, pixels
from tests.artifacts.rows import NAME, piece, row
from tests.browser import words
from tests.pictures import making


def test_what_is_under_a_box_is_black_in_every_picture_the_team_gets(hands, world):
    amal, bea = hands(world.amal), hands(world.bea)
    ref = amal.add()
    assert brightest_under(NAME_BOX, pixels(amal.picture(ref, which="upload"))) > 200
    assert amal.cover(ref, NAME_BOX).location.endswith(f"/artifacts/{ref}/sharing")
    assert amal.share(ref).status_code == 303
    for size in ("master", "projector", "laptop", "phone"):
        assert brightest_under(NAME_BOX, pixels(bea.picture(ref, size))) < 72
    assert pixels(bea.picture(ref, "thumb")).size == (240, 160)


def test_the_team_gets_the_very_files_its_uploader_looked_at(hands, world):
    amal, bea = hands(world.amal), hands(world.bea)
    ref = amal.add(drawn("white"))
    amal.cover(ref, (0.2, 0.2, 0.3, 0.3))
    seen = amal.picture(ref, which="covered").data
    amal.share(ref)
    assert bea.picture(ref).data == seen
    assert amal.picture(ref, which="covered").status_code == 404


def test_boxes_changed_in_another_window_are_looked_at_again_before_sharing(hands, world):
    amal = hands(world.amal)
    ref = amal.add(drawn())
    amal.cover(ref, (0.1, 0.1, 0.5, 0.5))
    seal = amal.seal(ref)
    amal.cover(ref)
    response = amal.share(ref, seal=seal)
    assert response.status_code == 422
    assert "changed in another window" in response.text
    assert hands(world.bea).shared() == []


def test_every_page_is_looked_at_before_anything_is_shared(hands, world):
    amal = hands(world.amal)
    ref = amal.add(making.pdf(making.writing("one"), making.writing("two")))
    assert amal.cover(ref).location.endswith(f"/artifacts/{ref}/safe?page=2")
    assert amal.share(ref, seal="none").location.endswith(f"/artifacts/{ref}/safe?page=2")
    assert amal.cover(ref, (0.1, 0.05, 0.5, 0.2), page=2).location.endswith("/sharing")
    assert amal.share(ref).status_code == 303
    assert brightest_under((0.1, 0.05, 0.5, 0.2), pixels(hands(world.bea).picture(ref, page=2))) < 72
    assert "Page 2" in words(hands(world.bea).browser.get(f"/artifacts/{ref}?page=2"))


def test_boxes_are_kept_when_another_page_is_opened(hands, world):
    amal = hands(world.amal)
    ref = amal.add(making.pdf(making.writing("one"), making.writing("two")))
    assert amal.cover(ref, (0.25, 0.5, 0.1, 0.1), go="2").location.endswith("page=2")
    page = amal.browser.get(f"/artifacts/{ref}/safe?page=1").text
    assert re.search(r'name="boxes-0-x"[^>]* value="25.0"', page)


def test_boxes_and_crop_turn_along_with_the_page(hands, world):
    amal = hands(world.amal)
    ref = amal.add(drawn(size=(200, 100)))
    amal.cover(ref, (0.1, 0.2, 0.3, 0.4), crop=(0, 0, 0.5, 1), go="turn")
    turned = row(world, ArtifactRawPage)
    assert (turned.turn, turned.covered) == (90, None)
    assert turned.boxes[0] == pytest.approx([0.4, 0.1, 0.4, 0.3])
    assert turned.crop == pytest.approx([0, 0, 1, 0.5])
    amal.cover(ref, turned.boxes[0], crop=turned.crop)
    amal.share(ref)
    shown = row(world, ArtifactPage)
    assert (shown.width, shown.height) == (100, 100)
    assert brightest_under((0.4, 0.2, 0.4, 0.6), pixels(hands(world.bea).picture(ref))) < 72


@pytest.mark.parametrize(
    "numbers",
    [
        ("10", "10", "", "10"),
        ("10", "x", "5", "5"),
        ("nan", "0", "5", "5"),
        ("0", "0", "0", "5"),
        ("-60", "0", "20", "20"),
    ],
)
def test_numbers_that_are_no_box_are_asked_for_again_and_nothing_changes(hands, world, numbers):
    amal = hands(world.amal)
    ref = piece(world, world.amal, shared=False).ref
    said = {f"boxes-0-{letter}": number for letter, number in zip("xywh", numbers, strict=True)}
    response = amal.browser.post(f"/artifacts/{ref}/safe", **said)
    assert response.status_code == 422
    assert "four numbers in percent" in response.text
    assert row(world, ArtifactRawPage).covered is None


def test_the_page_can_be_made_safe_with_numbers_alone(hands, world):
    amal = hands(world.amal)
    ref = piece(world, world.amal, shared=False).ref
    page = amal.browser.get(f"/artifacts/{ref}/safe").text
    for name in ("boxes-0-x", "boxes-0-h", "crop-w"):
        assert f'name="{name}"' in page


@pytest.mark.parametrize("missing", TICKS)
def test_each_point_is_ticked_before_sharing(hands, world, missing):
    amal, ref = covered(hands, world)
    response = amal.share(ref, **{missing: ""})
    assert response.status_code == 422
    assert "tick it" in response.text
    assert hands(world.bea).shared() == []


@pytest.mark.parametrize("alias", ["Maya", "LOPEZ", "Maya Lopez", "Otto Berg", "Berg, Otto", "Otto B."])
def test_a_name_that_may_be_the_childs_own_is_not_taken(hands, world, alias):
    amal, ref = covered(hands, world)
    response = amal.share(ref, alias=alias)
    assert response.status_code == 422
    assert "nobody can guess" in words(response)


@pytest.mark.parametrize("field", ["alias", "about"])
def test_blanks_are_neither_a_name_nor_a_task(hands, world, field):
    amal, ref = covered(hands, world)
    assert amal.share(ref, **{field: "  "}).status_code == 422


@pytest.mark.parametrize("alias", ["Heron", "S3", "Blue Heron", "Kite", "the quiet one"])
def test_a_name_nobody_guesses_is_taken(hands, world, alias):
    amal, ref = covered(hands, world)
    assert amal.share(ref, alias=alias).status_code == 303
    assert alias in words(hands(world.bea).browser.get(f"/artifacts/{ref}"))


def test_a_name_is_given_once_in_an_inquiry(hands, world):
    piece(world, world.bea, alias="Heron", cycle_id=world.cycle.id)
    amal, ref = covered(hands, world)
    again = amal.share(ref, alias="heron", inquiry=world.cycle.ref)
    assert again.status_code == 422
    assert "Another child has this name" in words(again)
    assert amal.share(ref, alias="heron", inquiry="").status_code == 303


def test_the_page_proposes_names_that_are_free(hands, world):
    piece(world, world.bea, alias="S1", cycle_id=world.cycle.id)
    amal, ref = covered(hands, world)
    free = re.search(r"Free in this inquiry: ([^<]*)", amal.browser.get(f"/artifacts/{ref}/sharing").text)[1]
    assert len(free.split(", ")) == 5
    assert free.endswith("S2")


def test_who_will_see_it_is_said_by_name_before_sharing(hands, world):
    amal, ref = covered(hands, world)
    assert "Bea, Farah, and Gus will see it." in words(amal.browser.get(f"/artifacts/{ref}/sharing"))


def test_sharing_starts_the_time_after_which_the_upload_goes(hands, world, app):
    amal, ref = covered(hands, world)
    amal.share(ref)
    work = row(world, Artifact, ref=ref)
    kept = row(world, ArtifactRaw, artifact_id=work.id).delete_after - work.shared_at
    assert kept.days == app.config["INQUIRY_RAW_DAYS"]
    assert work.checked == list(TICKS)


def test_doing_the_boxes_again_makes_new_files_and_forgets_the_old_ones(hands, world, kept):
    amal, bea = hands(world.amal), hands(world.bea)
    ref = amal.add_and_share((0.1, 0.1, 0.1, 0.1), content=drawn())
    first = set(row(world, ArtifactPage).files.values())
    amal.cover(ref, (0.5, 0.5, 0.4, 0.4))
    assert brightest_under((0.5, 0.5, 0.4, 0.4), pixels(bea.picture(ref))) > 200  # until it is shared anew
    assert amal.share(ref).status_code == 303
    assert first & kept() == set()
    assert brightest_under((0.5, 0.5, 0.4, 0.4), pixels(bea.picture(ref))) < 72
    assert len(kept()) == 10  # the upload and what the team sees


def test_a_file_still_named_when_a_request_fails_is_not_deleted(world, app, kept):
    from inquiry import files
    from inquiry.db import begin_writing, db, end_writing

    shown = row(world, ArtifactPage, artifact_id=piece(world, world.amal).id)
    with app.app_context():
        begin_writing()
        files.forget_after_commit(shown.files.values())
        db.session.rollback()
        begin_writing()
        db.session.commit()
        end_writing()
    assert set(shown.files.values()) <= kept()


def covered(hands, world) -> tuple[Hands, str]:
    """A piece of Amal’s whose one page is covered and waits to be shared; its file was called maya-lopez-…"""
    from tests.artifacts.rows import stored

    assert NAME.startswith("maya-lopez")
    work = piece(world, world.amal, shared=False)
    burned = {"width": 120, "height": 90, "files": stored(world)}
    world.change(row(world, ArtifactRawPage, artifact_id=work.id), covered=burned, covered_at=work.added_at)
    return hands(world.amal), work.ref


def test_when_every_place_is_taken_the_boxes_stay_on_the_page(hands, world, app):
    amal, ref = hands(world.amal), piece(world, world.amal, shared=False).ref
    with app.app_context(), all_places_taken():
        response = amal.cover(ref, (0.25, 0.5, 0.1, 0.1))
    assert response.status_code == 422
    assert "Try again in a few seconds" in response.text
    assert re.search(r'name="boxes-0-x"[^>]* value="25.0"', response.text)
    assert row(world, ArtifactRawPage).covered is None


def test_a_result_that_does_not_pass_the_check_is_not_stored_and_never_shared(hands, world, kept, monkeypatch):
    from inquiry.artifacts import covering
    from inquiry.pictures.refusal import NotSafe

    def fails(*_said, **_more):
        raise NotSafe

    amal, ref = hands(world.amal), piece(world, world.amal, shared=False).ref
    before = kept()
    monkeypatch.setattr(covering, "make_safe", fails)
    response = amal.cover(ref, (0.25, 0.5, 0.1, 0.1))
    assert response.status_code == 422
    assert "The check after covering did not succeed" in response.text
    assert kept() == before
    assert amal.share(ref, seal="x").location.endswith("/safe?page=1")
