"""Until it is shared, student work is its uploader’s alone; the upload without boxes always is."""

import re

import pytest

from inquiry.access import visible
from inquiry.artifacts.models import SIZES, ArtifactRaw, ArtifactRawPage
from inquiry.artifacts.queries import for_table, pieces_of
from inquiry.clock import now
from inquiry.teams.models import Membership
from tests.artifacts.hands import drawn
from tests.artifacts.rows import NAME, piece, row, stored

OTHERS = ("bea", "farah", "gus", "cleo", "dev", "edie", "ines")
CANARY = drawn("magenta", ending="jpeg")  # the upload as it came; these bytes may reach nobody else


def addresses(ref, team):
    """Every page and picture of a piece."""
    pictures = [f"/artifacts/{ref}/{which}/1/{size}" for which in ("pages", "upload", "covered") for size in SIZES]
    pages = [f"/artifacts/{ref}{page}" for page in ("", "/safe", "/sharing")]
    return [*pages, *pictures, f"/teams/{team.ref}/work", f"/teams/{team.ref}/work/new"]


@pytest.mark.parametrize("who", OTHERS)
@pytest.mark.parametrize("shared", [False, True])
def test_no_byte_and_no_name_of_an_upload_reaches_anybody_else(hands, world, who, shared):
    work, browser = piece(world, world.amal, shared=shared, uncovered=CANARY), hands(getattr(world, who)).browser
    for address in addresses(work.ref, world.team):
        response = browser.get(address)
        assert CANARY not in response.data
        assert NAME.encode() not in response.data
        assert b"maya" not in response.data.lower()


@pytest.mark.parametrize("who", OTHERS)
def test_the_rows_of_an_upload_are_its_uploaders_alone(world, inside, who):
    piece(world, world.amal)
    for model in (ArtifactRaw, ArtifactRawPage):
        assert inside.scalars(visible(model, to=getattr(world, who))).all() == []
        assert len(inside.scalars(visible(model, to=world.amal)).all()) == 1


def test_the_canary_is_there_to_be_found(hands, world):
    work = piece(world, world.amal, uncovered=CANARY)
    assert hands(world.amal).picture(work.ref, which="upload").data == CANARY


@pytest.mark.parametrize("who", OTHERS)
def test_before_it_is_shared_there_is_no_such_page_for_anybody_else(hands, world, who):
    work, browser = piece(world, world.amal, shared=False), hands(getattr(world, who)).browser
    for address in addresses(work.ref, world.team)[:-2]:
        assert browser.get(address).status_code == 404
    assert work.ref not in browser.get(f"/teams/{world.team.ref}/work").text


@pytest.mark.parametrize("who", ["cleo", "dev", "edie", "ines"])
def test_shared_work_is_the_teams_alone(hands, world, who):
    work, browser = piece(world, world.amal), hands(getattr(world, who)).browser
    for address in addresses(work.ref, world.team):
        assert browser.get(address).status_code in (403, 404)


def test_the_team_sees_what_was_shared_but_may_not_touch_it(hands, world):
    work, bea = piece(world, world.amal), hands(world.bea)
    assert bea.shared() == [work.ref]
    assert bea.browser.get(f"/artifacts/{work.ref}").status_code == 200
    for act in ("safe", "sharing", "withdrawal", "upload-deletion"):
        assert bea.browser.post(f"/artifacts/{work.ref}/{act}").status_code == 403
    assert bea.picture(work.ref, which="upload").status_code == 403


def test_who_leaves_the_team_loses_it_that_second_and_keeps_only_their_own(hands, world):
    theirs, mine = piece(world, world.bea), piece(world, world.amal, alias="Plover")
    world.change(row(world, Membership, person_id=world.amal.id), until_at=now())
    amal = hands(world.amal)
    assert amal.browser.get(f"/artifacts/{theirs.ref}").status_code == 404
    assert amal.browser.get(f"/artifacts/{mine.ref}").status_code == 200
    assert amal.browser.post(f"/artifacts/{mine.ref}/safe").status_code == 403
    assert amal.browser.post(f"/artifacts/{mine.ref}/withdrawal").status_code == 303


def test_pictures_are_asked_for_anew_each_time_and_are_never_a_page(hands, world):
    work, bea = piece(world, world.amal), hands(world.bea)
    response = bea.picture(work.ref)
    assert response.headers["Cache-Control"] == "private, max-age=0, must-revalidate"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.mimetype == "image/jpeg"
    again = bea.browser.get(
        f"/artifacts/{work.ref}/pages/1/master", headers={"If-None-Match": response.headers["ETag"]}
    )
    assert (again.status_code, again.data) == (304, b"")


def test_a_picture_already_in_the_browser_is_refused_once_it_was_taken_back(hands, world):
    work, bea = piece(world, world.amal), hands(world.bea)
    known = {"If-None-Match": bea.picture(work.ref).headers["ETag"]}
    hands(world.amal).browser.post(f"/artifacts/{work.ref}/withdrawal")
    assert bea.browser.get(f"/artifacts/{work.ref}/pages/1/master", headers=known).status_code == 404


def test_behind_our_own_server_only_the_address_goes_through_flask(hands, world, app, monkeypatch):
    monkeypatch.setitem(app.config, "USE_X_SENDFILE", True)
    work = piece(world, world.amal)
    response = hands(world.bea).picture(work.ref)
    assert response.data == b""
    assert response.headers["X-Sendfile"].endswith(".jpg")


def test_lists_for_other_pages_are_one_statement_and_only_what_one_sees(world, inside, app):
    first, second = piece(world, world.amal, cycle_id=world.cycle.id), piece(world, world.bea, alias="Plover")
    piece(world, world.bea, shared=False)
    assert [(one.ref, one.pages, one.width) for one in pieces_of(world.cycle, world.gus)] == [(first.ref, 1, 120)]
    assert [one.ref for one in pieces_of(world.team, world.gus)] == [first.ref, second.ref]
    assert [one.ref for one in for_table([second.id], world.gus)] == [second.ref]
    assert for_table([first.id, second.id], world.dev) == []


def test_a_region_is_framed_and_nonsense_is_left_out(hands, world):
    work, bea = piece(world, world.amal), hands(world.bea).browser
    assert re.search(r'<rect x="25.0" y="50.0" width="25.0" height="10.0"', framed(bea, work, "0.25,0.5,0.25,0.1"))
    for region in ("", "x", "0,0,0,0", "1,2,3", "nan,0,1"):
        assert "sheet-view__region" not in framed(bea, work, region)


def framed(browser, work, region):
    return browser.get(f"/artifacts/{work.ref}?region={region}").text


def test_the_store_gives_out_nothing_by_name(world, hands):
    name = stored(world)["master"]
    for address in (f"/files/{name}", f"/static/{name}", f"/files/{name[:2]}/{name}"):
        assert hands(world.amal).browser.get(address).status_code == 404
