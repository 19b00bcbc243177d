"""Student work in the room: cards point to it, and whoever leads chooses what is shown."""

from inquiry.cycles.notes import Link
from tests.rooms.cards import WORDS
from tests.rooms.pieces import piece


def test_a_card_points_to_a_part_of_a_piece(evening, world):
    artifact = piece(world, world.meeting)
    evening.begin().go_to("talk")
    more = {"artifact": artifact.ref, "page": "1", "region": "0.1,0.2,0.9,0.9"}
    evening.write(world.amal, WORDS, "inference", **more)
    link = next(link for link in evening.rows(Link) if link.artifact_id == artifact.id)
    assert link.region == [0.1, 0.2, 0.9, 0.8]
    room = evening.room(world.farah).text
    assert f'href="#work-{artifact.ref}"' in room
    assert 'data-where="1;0.1,0.2,0.9,0.8"' in room


def test_work_that_is_not_shared_lies_on_nobodys_table(evening, world):
    artifact = piece(world, world.meeting, shared=False)
    evening.begin().go_to("talk")
    for person in (world.bea, world.amal):
        assert artifact.ref not in evening.room(person).text
    evening.write(world.bea, WORDS, "inference", artifact=artifact.ref)
    assert not [link for link in evening.rows(Link) if link.artifact_id == artifact.id]
    assert artifact.ref not in evening.told()


def test_the_facilitator_chooses_what_stands_on_the_projector(evening, world):
    pieces = [piece(world, world.meeting, name) for name in ("Heron", "Wren")]
    evening.begin()
    evening.seat(world.bea).post(evening.url("showing"), artifact=pieces[1].ref)
    wall = evening.seat(world.amal).get(evening.url("projector")).text
    assert f"/{pieces[1].ref}/" in wall
    assert f"/{pieces[0].ref}/" not in wall
    assert evening.seat(world.amal).post(evening.url("showing"), artifact=pieces[0].ref).status_code == 403
