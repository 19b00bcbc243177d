"""Adding photos and PDFs: several at once, each with its own outcome, nothing stored of what is turned away."""

import io

import pytest

from inquiry.artifacts import uploads
from inquiry.artifacts.models import Artifact, ArtifactRaw
from inquiry.clock import now
from inquiry.teams.models import Membership
from tests.artifacts.hands import PHOTO, all_places_taken, drawn, upload
from tests.artifacts.rows import row
from tests.browser import words
from tests.pictures import making
from tests.world import LONG_AGO


def test_several_files_at_once_become_a_piece_each(hands, world, kept):
    amal = hands(world.amal)
    chosen = [
        upload(PHOTO),
        upload(drawn(), "b.png"),
        upload(making.pdf(making.writing("1"), making.writing("2")), "c.pdf"),
    ]
    assert amal.browser.post(f"{amal.work}/new", files=chosen).status_code == 303
    assert len(amal.waiting()) == 3
    assert "2 pages" in words(amal.browser.get(amal.work))
    assert len(kept()) == 4 * 5  # four pages in five sizes, and nothing else: the files themselves are not kept


def test_a_refused_file_gets_its_sentence_and_the_others_are_there(hands, world, kept):
    amal = hands(world.amal)
    response = amal.browser.post(f"{amal.work}/new", files=[upload(b"<svg>", "a.svg"), upload(drawn(), "b.png")])
    assert response.status_code == 422
    assert "a.svg" in response.text
    assert "drawing that can carry program code" in response.text
    assert len(amal.waiting()) == 1
    assert len(kept()) == 5


def test_of_a_refused_file_nothing_is_stored(hands, world, kept, inside):
    amal = hands(world.amal)
    assert amal.browser.post(f"{amal.work}/new", files=[upload(b"PK nothing", "work.jpg")]).status_code == 422
    assert amal.waiting() == []
    assert kept() == set()


def test_a_script_sends_one_file_and_is_answered_with_its_line(hands, world):
    amal = hands(world.amal)
    good = amal.browser.post(f"{amal.work}/new", json=True, files=[upload(drawn(), "a.png")])
    assert (good.status_code, good.json["message"]) == (200, "")
    assert f'id="waiting-{amal.waiting()[0]}"' in good.json["part"]
    bad = amal.browser.post(f"{amal.work}/new", json=True, files=[upload(b"", "a.png")])
    assert bad.status_code == 422
    assert "This file is empty" in bad.json["message"]
    assert amal.browser.post(f"{amal.work}/new", json=True).status_code == 422


def test_no_file_at_all_is_said_kindly(hands, world):
    amal = hands(world.amal)
    assert "Choose at least one file first." in amal.browser.post(f"{amal.work}/new").text


def test_the_same_file_sent_again_after_a_broken_connection_is_there_once(hands, world, kept):
    amal = hands(world.amal)
    amal.add(drawn())
    before = kept()
    again = amal.browser.post(f"{amal.work}/new", json=True, files=[upload(drawn(), "a.png")])
    assert again.status_code == 200
    assert "once" in again.json["message"]
    assert len(amal.waiting()) == 1
    assert kept() == before


def test_the_same_file_from_two_people_is_two_pieces(hands, world):
    for person in (world.amal, world.bea):
        hands(person).add(drawn())
        assert len(hands(person).waiting()) == 1


def test_work_goes_to_the_open_inquiry(hands, world):
    ref = hands(world.amal).add(drawn())
    assert row(world, Artifact, ref=ref).cycle_id == world.cycle.id


@pytest.mark.parametrize("who", ["amal", "ines"])
def test_who_left_the_team_while_their_file_was_being_opened_adds_nothing(hands, world, kept, monkeypatch, who):
    """Ines, who runs the accounts, still sees the team’s name after that; it gives her no right to add to it."""
    person, opens = getattr(world, who), uploads.take_in
    if person is world.ines:
        world.add(Membership(team_id=world.team.id, person_id=person.id, from_at=LONG_AGO, sees_from=LONG_AGO))

    def open_while_they_leave(*said):
        world.change(row(world, Membership, person_id=person.id), until_at=now())
        return opens(*said)

    monkeypatch.setattr(uploads, "take_in", open_while_they_leave)
    theirs = hands(person)
    assert theirs.browser.post(f"{theirs.work}/new", files=[upload(drawn())]).status_code == 404
    assert kept() == set()


def test_while_a_picture_is_opened_others_can_write(hands, world, monkeypatch):
    amal, bea, opens = hands(world.amal), hands(world.bea), uploads.take_in

    def open_while_bea_writes(*said):
        monkeypatch.setattr(uploads, "take_in", opens)
        bea.add(drawn())
        return opens(*said)

    monkeypatch.setattr(uploads, "take_in", open_while_bea_writes)
    amal.add(drawn("grey"))
    assert len(bea.waiting()) == 1


def test_when_every_place_is_taken_a_script_is_asked_to_come_again(hands, world, app):
    amal = hands(world.amal)
    with app.app_context(), all_places_taken():
        response = amal.browser.post(f"{amal.work}/new", json=True, files=[upload(drawn())])
    assert response.status_code == 503
    assert "Try again in a few seconds" in response.json["message"]
    assert amal.add(drawn())


def test_nothing_is_left_in_hand(hands, world, app):
    hands(world.amal).add(drawn())
    assert list((app.config["INQUIRY_HOME"] / "in-hand").iterdir()) == []


def test_a_file_beyond_the_limit_is_refused_in_words(hands, world, app, kept, monkeypatch):
    monkeypatch.setitem(app.config, "MAX_CONTENT_LENGTH", 10_000)
    amal = hands(world.amal)
    response = amal.browser.post(f"{amal.work}/new", files=[(io.BytesIO(b"x" * 10_001), "a.jpg")])
    assert response.status_code == 413
    assert kept() == set()


@pytest.mark.parametrize("who", ["dev", "edie", "cleo", "ines"])
def test_only_the_team_adds_work(hands, world, who):
    other = hands(getattr(world, who))
    for response in (
        other.browser.get(f"{other.work}/new"),
        other.browser.post(f"{other.work}/new", files=[upload(drawn())]),
    ):
        assert response.status_code in (403, 404)


def test_the_name_of_the_file_is_kept_for_its_uploader_alone(hands, world, browser):
    ref = hands(world.amal).add(drawn(), "maya_lopez.png")
    raw = row(world, ArtifactRaw, artifact_id=row(world, Artifact, ref=ref).id)
    assert (raw.original_name, raw.owner_id) == ("maya_lopez.png", world.amal.id)
