"""The student work on the table of a meeting, and the chips that point to it."""

from dataclasses import dataclass

from flask import url_for
from sqlalchemy import bindparam

from inquiry.access import together, visible, written_once
from inquiry.artifacts.gone import gone_chip
from inquiry.artifacts.models import Artifact, ArtifactPage
from inquiry.artifacts.queries import pieces_of_team
from inquiry.db import add
from inquiry.i18n import lazy
from inquiry.meetings.models import OnTheTable
from inquiry.meetings.queries import table_rows


@dataclass(frozen=True)
class Piece:
    """One piece of student work that everyone in the room may see."""

    id: int
    ref: str
    alias: str
    about: str
    pages: tuple  # (number, width, height)

    def picture(self, page=1, size="laptop") -> str:
        return url_for("artifacts.picture", ref=self.ref, page=page, size=size)

    @property
    def name(self) -> str:
        return self.alias or lazy("Student work")


@written_once
def _pages(to):
    columns = (Artifact.id, Artifact.ref, Artifact.alias, Artifact.about)
    page = (ArtifactPage.number, ArtifactPage.width, ArtifactPage.height)
    here = visible(Artifact, *columns, *page, to=to).join(OnTheTable, OnTheTable.artifact_id == Artifact.id)
    here = together(here.join(ArtifactPage), visible(ArtifactPage, to=to)).where(
        OnTheTable.meeting_id == bindparam("meeting"),
        Artifact.team_id == bindparam("team"),
        Artifact.shared_at.is_not(None),
        Artifact.withdrawn_at.is_(None),
    )
    return here.order_by(OnTheTable.position, OnTheTable.id, ArtifactPage.number)


def on_the_table(meeting, person) -> list[Piece]:
    """The shared pieces in the order they were put down, each with its pages."""
    rows = _pages(person, meeting=meeting.id, team=meeting.team_id)
    pages: dict[int, list] = {}
    for row in rows:
        pages.setdefault(row.id, []).append((row.number, row.width, row.height))
    firsts = {row.id: row for row in reversed(rows)}
    return [
        Piece(number, firsts[number].ref, firsts[number].alias, firsts[number].about, tuple(found))
        for number, found in pages.items()
    ]


def off_the_table(room) -> list:
    """The team’s shared work that could still be put on the table."""
    here = {piece.id for piece in room.works}
    return [piece for piece in pieces_of_team(room.meeting.team_id, room.person) if piece.id not in here]


def put_on_the_table(room, piece) -> None:
    """Lay a piece of work behind the others."""
    last = max((row.position for row in table_rows(room.meeting, room.person)), default=-1)
    put = {"artifact_id": piece.id, "put_by_id": room.person.id, "position": last + 1}
    add(OnTheTable(meeting_id=room.meeting.id, **put))
    del room.works  # what was read before is no longer all of it


def chips_of(works, links, back=frozenset()) -> tuple:
    """What a card points to, as chips; a piece that was taken back is no longer named."""
    pieces = {piece.id: piece for piece in works}
    return tuple(
        _chip(pieces[link.artifact_id], link) if link.artifact_id in pieces else gone_chip()
        for link in links
        if link.artifact_id in pieces or link.artifact_id in back
    )


def _chip(piece, link) -> dict:
    where = "" if link.region is None else f"{link.page};" + ",".join(f"{part:.4g}" for part in link.region)
    return {
        "name": piece.alias or lazy("Student work"),
        "href": f"#work-{piece.ref}",
        "thumb": piece.picture(link.page, "thumb"),
        "region": lazy("a part of it") if where else "",
        "where": where,
    }
