"""Every page, opened by everybody. Sealed words come out for their owners alone; closed pages do not exist."""

import pytest

from inquiry.doors import DOORS
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
    "borage-before-the-change": {"bea"},  # what a piece said before
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


@pytest.mark.parametrize("who", EVERYBODY)
def test_no_page_says_a_sealed_word_to_anybody_it_is_not_for(walks, who):
    pages = walks.of(who)
    assert len(pages) > 60
    for look in pages:
        assert look.status < 500, look.url
        for canary, readers in CANARIES.items():
            assert canary not in look.said or who in readers, f"{look.url} tells {who} {canary}"


@pytest.mark.parametrize(("canary", "who"), [(canary, min(readers)) for canary, readers in CANARIES.items() if readers])
def test_each_sealed_word_is_there_to_be_found(walks, canary, who):
    assert any(canary in look.said for look in walks.of(who))


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
def test_a_page_that_is_not_for_somebody_does_not_exist_for_them(walks, who):
    for look in walks.of(who):
        door = DOORS[walks.app.view_functions[look.endpoint]]
        if door.model is not None:
            expected = _answers(who, door, look.url, walks.world)
            assert look.status in expected, f"{look.url} answers {who} with {look.status}"


def _answers(who, door, url, world):
    """The statuses that are right. A reader may find no such page where only the owner of that one row finds it."""
    if url.startswith("/administration"):
        return (200, 302, 303) if who == "ines" else (403, 404)
    if who not in READERS[door.model.__name__] or (world.unshared.ref in url and who != "farah"):
        return (404,)
    return (200, 302, 303, 403, 404)


@pytest.mark.parametrize("who", EVERYBODY)
def test_an_unshared_piece_and_a_card_face_down_exist_for_their_owner_alone(walks, who):
    unshared, sealed = walks.world.unshared.ref, walks.world.sealed.ref
    reader = walks.reader(who)
    for url, owner in (
        (f"/artifacts/{unshared}", "farah"),
        (f"/artifacts/{unshared}/upload/1/laptop", "farah"),
        (f"/artifacts/{unshared}/safe", "farah"),
        (f"/notes/{sealed}", "amal"),
        (f"/notes/{sealed}/history", "amal"),
    ):
        status = reader.get(url).status_code
        assert status == 302 if who is None else (status in (200, 302, 303)) == (who == owner), f"{url} {who} {status}"


def test_nothing_private_may_be_kept_by_a_shared_cache(walks):
    for look in walks.of("farah"):
        assert "no-store" in look.caching or "private" in look.caching, f"{look.url}: {look.caching}"
