"""More inquiries, with notes, student work and celebrations."""

from inquiry.artifacts.models import Artifact, ArtifactPage
from inquiry.celebrations.models import Celebration
from inquiry.cycles.models import Cycle
from inquiry.cycles.notes import Action, Link, Note
from inquiry.discussions.kinds import PHASE_OF
from inquiry.meetings.models import OnTheTable
from tests.crowded.rows import added
from tests.world import LONG_AGO

KINDS = ("noticing", "claim", "evidence", "success", "action", "wondering", "problem", "suggestion")


FILES = {"master": "no", "thumb": "no", "phone": "no", "laptop": "no", "projector": "no"}


def notes(world, many, meeting=None, step=None, kind=None):
    """Notes of the inquiry, with next steps, links among them, and links to work."""
    authors = (world.amal, world.bea, world.farah, world.gus)
    rows = [_note(world, authors[n % 4], kind or KINDS[n % len(KINDS)], meeting, step) for n in range(many)]
    rows = added(world, *rows)
    added(world, *(Action(note_id=row.id, owner_id=world.amal.id) for row in rows if row.kind == "action"))
    claims = [row.id for row in rows if row.kind == "claim"]
    ties = [row.id for row in rows if row.kind == "evidence"]
    links = zip(ties, claims, strict=False)
    by = {"by_id": world.amal.id}
    added(world, *(Link(note_id=one, kind="supports", to_note_id=other, **by) for one, other in links))
    work = works(world, 1)[0]
    added(world, *(Link(note_id=row.id, kind="points_to", artifact_id=work.id, **by) for row in rows))


def _note(world, author, kind, meeting, step):
    return Note(
        team_id=world.team.id,
        cycle_id=world.cycle.id,
        meeting_id=meeting and meeting.id,
        step_id=step and step.id,
        author_id=author.id,
        kind=kind,
        phase=PHASE_OF[kind],
        body="½ is there.",
        html="<p>½ is there.</p>",
        written_at=LONG_AGO,
        revealed_at=LONG_AGO,
    )


def works(world, many):
    """Shared student work, some of it on the table of the next meeting."""
    told = {"team_id": world.team.id, "cycle_id": world.cycle.id, "owner_id": world.amal.id}
    found = added(world, *(Artifact(alias=f"S{n}", shared_at=LONG_AGO, **told) for n in range(many)))
    added(world, *(ArtifactPage(artifact_id=one.id, number=1, width=8, height=8, files=FILES) for one in found))
    lies = {"meeting_id": world.meeting.id, "put_by_id": world.bea.id}
    added(world, *(OnTheTable(artifact_id=one.id, **lies) for one in found))
    return found


def cycles(world, many):
    """Inquiries, each with a note of its own."""
    told = {"team_id": world.team.id, "opened_by_id": world.bea.id}
    for cycle in added(world, *(Cycle(question=f"Why {n}?", **told) for n in range(many))):
        added(world, Note(**_plain(world, cycle)))


def _plain(world, cycle):
    said = {"kind": "noticing", "phase": "analyze", "body": "½", "html": "<p>½</p>"}
    return {"team_id": world.team.id, "cycle_id": cycle.id, "author_id": world.amal.id, "revealed_at": LONG_AGO} | said


def celebrations(world, many):
    said = {"team_id": world.team.id, "released_by_id": world.bea.id, "html": "<p>They halve it.</p>"}
    added(world, *(Celebration(body="They halve it.", **said) for _ in range(many)))
