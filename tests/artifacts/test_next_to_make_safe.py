"""After sharing one piece, the next one that waits is one press away; and only for its owner."""

from inquiry.artifacts.models import ArtifactRaw, ArtifactRawPage
from tests.browser import words
from tests.rooms.pieces import piece


def test_the_page_of_a_shared_piece_leads_its_owner_to_the_next_one(world, browser):
    shared, waits = piece(world, world.meeting), piece(world, world.meeting, alias="Kite", shared=False)
    raw = {"artifact_id": waits.id, "owner_id": world.bea.id}
    world.add(ArtifactRaw(**raw, original_name="kite.jpg", kind="png", sha256=""))
    world.add(ArtifactRawPage(**raw, number=1, width=10, height=10, files={}))
    page = browser(world.bea).get(f"/artifacts/{shared.ref}")
    assert "The next one to make safe" in words(page)
    assert f"/artifacts/{waits.ref}/" in page.text
    assert "to make safe" not in words(browser(world.amal).get(f"/artifacts/{shared.ref}"))
