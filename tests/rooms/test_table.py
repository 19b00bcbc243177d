"""Work on the table of an open meeting: put down and taken back in the middle of it, for everyone at once."""

import re

import pytest

from inquiry.artifacts.models import Artifact, ArtifactPage, ArtifactRaw
from inquiry.clock import now
from inquiry.cycles.notes import Link
from inquiry.meetings.models import OnTheTable
from inquiry.teams.models import Membership
from tests.browser import words

GONE = "a piece that was taken back"


class Table:
    """Farah’s work, on the table or beside it, and a card of Amal’s that points to it."""

    def __init__(self, evening):
        self.evening, self.world = evening, evening.world

    def piece(self, alias, on_the_table=True):
        at, world = now(), self.world
        ours = {"team_id": world.team.id, "owner_id": world.farah.id}
        piece = world.add(Artifact(alias=alias, shared_at=at, **ours))
        world.add(ArtifactPage(artifact_id=piece.id, number=1, width=80, height=60, files={}, made_safe_at=at))
        world.add(ArtifactRaw(artifact_id=piece.id, owner_id=world.farah.id, kind="png", sha256="", original_name=""))
        if on_the_table:
            put = {"artifact_id": piece.id, "put_by_id": world.farah.id}
            world.add(OnTheTable(meeting_id=world.meeting.id, **put))
        return piece

    def take_back(self, piece):
        assert self.evening.seat(self.world.farah).post(f"/artifacts/{piece.ref}/withdrawal").status_code == 303

    def news(self):
        """What was told since it was last asked, by kind, with its English words."""
        events = self.evening.events()
        new, self.heard = events[getattr(self, "heard", 0) :], len(events)
        return [(event.kind, event.told_in("en")) for event in new]


@pytest.fixture
def table(evening):
    return Table(evening)


def card_that_points(table, piece):
    evening = table.evening
    evening.begin().go_to("talk")
    told = {"kind": "inference", "artifact": piece.ref}
    evening.write(table.world.amal, "They count marks.", region="0,0,1,0.5", **told)
    return evening.note("They count marks.")


def test_a_piece_taken_back_leaves_everyones_table_and_its_cards_say_so(table):
    piece = table.piece("Heron")
    card_that_points(table, piece)
    seats = [table.evening.room(person).text for person in (table.world.bea, table.world.gus)]
    assert all("Heron" in page and GONE not in page for page in seats)
    table.news()
    table.take_back(piece)
    told = table.news()
    assert ("refresh", "work") in told
    wall = next(said for kind, said in told if kind == "room-part")
    assert 'id="wall"' in wall and GONE in wall and "Heron" not in wall
    spanish = [event.told_in("es") for event in table.evening.events()]
    assert "un trabajo que fue retirado" in spanish[-1] and GONE not in spanish[-1]
    assert any("una parte" in said for said in spanish) and not any("a part of it" in said for said in spanish)
    for path in ("room", "projector", "cards"):
        page = table.evening.seat(table.world.bea).get(table.evening.url(path)).text
        assert "Heron" not in page and GONE in page, path


def test_a_piece_shared_again_comes_back_for_everyone(table):
    piece = table.piece("Heron")
    card_that_points(table, piece)
    table.take_back(piece)
    table.news()
    table.world.change(piece, withdrawn_at=None)
    table.world.add(ArtifactPage(artifact_id=piece.id, number=1, width=8, height=6, files={}, made_safe_at=now()))
    page = table.evening.room(table.world.gus).text
    assert "Heron" in page and GONE not in page


def test_sharing_tells_the_rooms_on_whose_table_the_work_lies(table, app):
    from inquiry.artifacts.neighbours import work_changed
    from inquiry.db import writing

    on, beside = table.piece("Heron"), table.piece("Wren", on_the_table=False)
    table.evening.begin()
    table.news()
    with app.app_context(), app.test_request_context(), writing():
        work_changed(beside, table.world.farah)
        work_changed(on, table.world.farah)
    assert [told for told in table.news() if told[0] == "refresh"] == [("refresh", "work")]


def test_whoever_is_no_longer_in_the_team_takes_work_back_and_every_page_is_loaded_anew(table):
    piece = table.piece("Heron")
    card_that_points(table, piece)
    part = next(one for one in table.evening.rows(Membership) if one.person_id == table.world.farah.id)
    table.world.change(part, until_at=now())
    table.news()
    table.take_back(piece)
    assert [kind for kind, _said in table.news()] == ["reset"]


def test_whoever_leads_puts_one_more_piece_on_the_table(table):
    table.piece("Heron")
    wren = table.piece("Wren", on_the_table=False)
    bea, url = table.evening.begin().go_to("write_notices").seat(table.world.bea), table.evening.url
    assert "Put more student work on the table" in bea.get(url("room")).text
    assert "Wren" not in table.evening.room(table.world.gus).text
    table.news()
    assert bea.post(url("table"), artifact=wren.ref).status_code == 303
    assert ("refresh", "work") in table.news()
    for name in ("room/works", "room/desk", "room"):
        assert "Wren" in table.evening.seat(table.world.gus).get(url(name)).text, name
    assert "Put more student work" not in bea.get(url("room/helm")).text
    assert bea.post(url("table"), artifact=wren.ref).status_code == 404, "it lies there already"


def test_only_whoever_leads_puts_work_down_and_only_the_teams_own(table):
    wren = table.piece("Wren", on_the_table=False)
    table.evening.begin()
    url = table.evening.url("table")
    assert table.evening.seat(table.world.amal).post(url, artifact=wren.ref).status_code == 403
    assert table.evening.seat(table.world.edie).post(url, artifact=wren.ref).status_code == 404
    table.world.change(wren, team_id=table.world.elm_team.id)
    assert table.evening.seat(table.world.bea).post(url, artifact=wren.ref).status_code == 404


def test_the_work_is_asked_for_by_each_person_and_by_nobody_else(table):
    table.piece("Heron")
    table.evening.begin()
    for name in ("works", "shown"):
        assert "Heron" in words(table.evening.seat(table.world.gus).get(table.evening.url(f"room/{name}")))
        for outsider in (table.world.dev, table.world.edie, table.world.ines):
            assert table.evening.seat(outsider).get(table.evening.url(f"room/{name}")).status_code == 404


def test_work_of_the_team_that_lies_on_no_table_is_not_called_taken_back(table):
    heron, wren = table.piece("Heron"), table.piece("Wren", on_the_table=False)
    card = card_that_points(table, heron)
    table.world.add(Link(note_id=card.id, kind="points_to", artifact_id=wren.id, by_id=table.world.amal.id))
    assert GONE not in table.evening.room(table.world.gus).text


def test_a_change_for_next_time_can_be_taken_on_without_writing_it_again(evening, world):
    evening.begin().go_to("delta")
    evening.write(world.amal, "Begin with the photo.", "delta")
    assert "Take this one on" not in evening.room(world.gus).text
    evening.go_to("choose")
    link = re.search(r'href="([^"]+take=[^"#]+)#desk"', evening.room(world.gus).text).group(1)
    assert "Begin with the photo.</textarea>" in evening.seat(world.gus).get(link.replace("&amp;", "&")).text
    assert "Begin with the photo.</textarea>" not in evening.room(world.gus).text
    evening.write(world.amal, "It is mine now.", "action")
    assert evening.seat(world.gus).get(evening.url("room?take=nothing")).status_code == 200


def test_what_the_presenter_wrote_stands_beside_the_work_and_on_the_projector(evening, world):
    told = {"focus_question": "Does the task make them reason?", "context": "A task from last week.\nNobody had help."}
    world.change(world.meeting, **told)
    Table(evening).piece("Heron")
    evening.begin()
    for path, part in (("room", "works"), ("projector", "shown")):
        for page in (path, f"room/{part}"):
            said = evening.seat(world.gus).get(evening.url(page)).text
            own = said[said.index(f'id="{part}"') :]
            assert all(line in own for line in (told["focus_question"], *told["context"].split("\n"))), page


def test_a_meeting_without_work_shows_what_was_written_too_and_one_without_words_nothing(evening, world):
    evening.begin()
    for path in ("room", "projector"):
        assert "What the others need to know" not in words(evening.seat(world.gus).get(evening.url(path)))
    world.change(world.meeting, context="A child asks why.")
    for path in ("room", "projector"):
        assert "A child asks why." in words(evening.seat(world.gus).get(evening.url(path)))
