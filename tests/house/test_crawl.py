"""Every page, opened by everybody. Sealed words come out for their owners alone; closed pages do not exist."""

import io

import pytest
from pypdf import PdfReader

from inquiry.doors import DOORS
from tests.addresses import every_page
from tests.furnished import furnish
from tests.world import SECRET

TEAM = {"amal", "bea", "farah", "gus"}
EVERYBODY = [*sorted(TEAM), "cleo", "dev", "edie", "ines", "lena", "nora", "olga", None]
DISTRICT = {who for who in EVERYBODY if who}
# Each word stands in exactly one sealed record, and only these may ever read it.
CANARIES = {
    SECRET: {"amal"},  # a card face down
    "periwinkle-before-the-change": {"amal"},  # what that card said before
    "foxglove-in-the-file-name": set(),  # the name of an upload: no page ever says it
    "snapdragon-not-yet-shared": {"farah"},  # what an unshared piece is about
    "larkspur-proposed-in-silence": {"gus"},  # a proposed norm
    "cornflower-behind-a-hand": {"gus"},  # the concern behind a hand not yet shown
    "speedwell-in-an-address": set(),  # the address of a calendar: whoever holds it can read it
    "hellebore-in-a-ballot": {"dev"},  # words beside answers, which the principal alone reads
    "hyacinth-for-bea": {"bea"},  # a word of thanks
    "anemone-taken-back": TEAM,  # a celebration the team took back
    "peony-for-the-principal": TEAM | {"dev"},  # what the team asks its principal for
    "gentian-in-a-stage-talk": {"bea", "edie"},  # what a leader and their mentor write about a stage
    "marguerite-in-a-piece": {"bea", "cleo", "dev"},  # a piece of a portfolio, opened to two
    "oxlip-put-away": {"bea"},  # a piece put away
    "saxifrage-as-a-goal": {"bea", "edie"},  # a self-assessment, which Dev was opened and never gets
    "yarrow-before-the-answer": {"bea", "edie"},  # the same, before both have written
    "gentian-on-an-exit-card": {"gus", "bea"},  # for whoever led the session
    "vetch-in-the-materials": TEAM,  # of a session of the cohort
    "celandine-in-a-lesson": TEAM,  # that the group designs
    "campion-met-elsewhere": {"amal"},  # words about it that never stood
    "Honeysuckle-in-a-wish": {"dev"},  # a name in a search for planning time
    "primrose-in-a-plan": {"bea", "edie"},  # a plan for leading: its leader and their mentor
    "oxlip-beside-a-plan": {"bea", "edie"},  # what the mentor wrote beside it
    "campion-beside-a-move": {"bea", "edie"},  # what was said when a move was tapped
    "auricula-in-a-debrief": {"bea", "edie"},  # a debrief that is written
    "cowslip-beside-a-debrief": {"bea", "edie"},  # and the mentor’s answer
    "pasqueflower-not-yet-written": {"bea"},  # a debrief its leader still writes
}


def said(response):
    if response.mimetype == "application/pdf":
        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(response.data)).pages)
    return response.text if response.mimetype.startswith("text/") or response.is_json else ""


@pytest.fixture
def crawled(app, world):
    return furnish(app, world)


@pytest.mark.parametrize("who", EVERYBODY)
def test_no_page_says_a_sealed_word_to_anybody_it_is_not_for(app, crawled, browser, who):
    reader = browser(who and getattr(crawled, who))
    pages = list(every_page(app, crawled))
    assert len(pages) > 60
    for _endpoint, url in pages:
        response = reader.get(url)
        assert response.status_code < 500, url
        text = said(response)
        for canary, readers in CANARIES.items():
            assert canary not in text or who in readers, f"{url} tells {who} {canary}"


@pytest.mark.parametrize(("canary", "who"), [(canary, min(readers)) for canary, readers in CANARIES.items() if readers])
def test_each_sealed_word_is_there_to_be_found(app, crawled, browser, canary, who):
    reader = browser(getattr(crawled, who))
    assert any(canary in said(reader.get(url)) for _endpoint, url in every_page(app, crawled))


# Who opens a page of a row, by the kind of row; everybody else is told that there is no such page.
READERS = {
    "Cycle": TEAM,
    "LessonDesign": TEAM,
    "PdSession": TEAM,
    "Meeting": TEAM,
    "Note": TEAM,
    "NormRound": TEAM,
    "Team": TEAM | {"dev", "ines"},
    "Artifact": TEAM,
    "Membership": TEAM | {"dev", "ines"},
    "Mentorship": {"edie"},
    "LedMeeting": {"bea", "edie"},
    "District": DISTRICT,
    "Person": DISTRICT,
    "Pulse": TEAM | {"cleo", "dev", "olga"},
    "School": DISTRICT,
    "SchoolYear": DISTRICT,
    "Bells": DISTRICT,
    "CalendarSource": {"dev", "ines"},
    "Block": TEAM | {"dev"},
    "BlockTime": TEAM | {"dev"},
    "Proposal": {"dev"},
    "Search": {"dev"},
    "PortfolioItem": {"bea", "cleo", "dev"},
    "PortfolioShare": {"bea", "cleo", "dev"},
    "StageTalk": {"bea", "edie"},
}


@pytest.mark.parametrize("who", [who for who in EVERYBODY if who])
def test_a_page_that_is_not_for_somebody_does_not_exist_for_them(app, crawled, browser, who):
    reader = browser(getattr(crawled, who))
    for endpoint, url in every_page(app, crawled):
        door = DOORS[app.view_functions[endpoint]]
        if door.model is None:
            continue
        status = reader.get(url).status_code
        is_administration = url.startswith("/administration")
        if who not in READERS[door.model.__name__] and not is_administration:
            assert status == 404, f"{url} answers {who} with {status}"
        if who != "ines" and is_administration:
            assert status in (403, 404), f"{url} answers {who} with {status}"
        if (
            who in READERS[door.model.__name__]
            and not is_administration
            and door.name == "sees"
            and crawled.sealed.ref not in url
        ):
            expected = 404 if crawled.unshared.ref in url and who != "farah" else (200, 302, 303, 404)
            assert status == expected or status in (200, 302, 303, 404), f"{url} answers {who} with {status}"


@pytest.mark.parametrize("who", EVERYBODY)
def test_an_unshared_piece_and_a_card_face_down_exist_for_their_owner_alone(crawled, browser, who):
    reader = browser(who and getattr(crawled, who))
    for url, owner in (
        (f"/artifacts/{crawled.unshared.ref}", "farah"),
        (f"/artifacts/{crawled.unshared.ref}/upload/1/laptop", "farah"),
        (f"/artifacts/{crawled.unshared.ref}/safe", "farah"),
        (f"/notes/{crawled.sealed.ref}", "amal"),
        (f"/notes/{crawled.sealed.ref}/history", "amal"),
    ):
        status = reader.get(url).status_code
        assert status == 302 if who is None else (status in (200, 302, 303)) == (who == owner), f"{url} {who} {status}"


def test_nothing_private_may_be_kept_by_a_shared_cache(app, crawled, browser):
    reader = browser(crawled.farah)
    for _endpoint, url in every_page(app, crawled):
        kept = reader.get(url).headers.get("Cache-Control", "")
        assert "no-store" in kept or "private" in kept, f"{url}: {kept}"
