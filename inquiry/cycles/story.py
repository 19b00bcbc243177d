"""An inquiry told as one story: five parts with their statements, walls, claims, thanks and next steps."""

from collections import defaultdict
from dataclasses import dataclass

from inquiry.cycles import reading
from inquiry.cycles.facts import facts_in, in_groups
from inquiry.cycles.gates import fills, missing, nudge
from inquiry.cycles.parts import parts_of
from inquiry.cycles.showing import Work, chips_of
from inquiry.discussions.kinds import label
from inquiry.i18n import day

WITH_A_WHY = {"claim", "success"}
ONLY_BESIDE = {"evidence", "reasoning", "rival_explanation", "quote"}

_more: list = []


def also(tells):
    """Let another part of the house add to the story, such as its meetings.

    `tells(person, cycle)` gives rows with `at`, `title` and `href`, in order, in one statement.
    """
    _more.append(tells)
    return tells


@dataclass
class Story:
    parts: list
    works: list
    chips: dict  # by the number of the note
    supports: dict  # by the number of the claim or success: the notes that speak for it
    against: dict
    labels: dict  # by kind and subkind
    fills: dict
    missing: list
    nudge: str | None


def tell(cycle, person):
    """The whole story as this person sees it, in a constant number of statements."""
    notes, links = reading.notes_of(person, cycle=cycle.id), reading.links_of(person, cycle=cycle.id)
    pointed = list({link.artifact_id for link in links if link.artifact_id})
    works = reading.works_of(person, cycle=cycle.id, team=cycle.team_id, pointed=pointed)
    moves = reading.moves_of(person, cycle=cycle.id)
    told = [row for tells in _more for row in tells(person, cycle)]
    groups = in_groups(notes)
    facts = facts_in(cycle, groups, links, len(works))
    supports, against = _beside(notes, links)
    return Story(
        parts=parts_of(groups, moves, told, _told_beside(notes, supports, against)),
        works=[Work(work) for work in works],
        chips=chips_of(links, works),
        supports=supports,
        against=against,
        labels={(kind, subkind): str(label(kind, subkind)) for _phase, kind, subkind in groups},
        fills=fills(facts),
        missing=missing(cycle.phase, facts),
        nudge=nudge(facts),
    )


def days_of(story, zone):
    """Each day that stands with a next step, as people say it; the same few days come again and again."""
    dates = {note.due_on for part in story.parts for note in part.steps if note.due_on}
    return {date: day(date, zone) for date in dates}


def _beside(notes, links):
    """What stands on the right of a claim: the notes for it and those against it."""
    by_id = {note.id: note for note in notes}
    ends: dict = {"supports": defaultdict(list), "contradicts": defaultdict(list)}
    for link in links:
        if link.kind in ends and link.to_note_id in by_id:
            ends[link.kind][link.to_note_id].append(by_id[link.note_id])
        elif link.kind == "shown_by" and link.to_note_id in by_id:
            ends["supports"][link.note_id].append(by_id[link.to_note_id])
    return dict(ends["supports"]), dict(ends["contradicts"])


def _told_beside(notes, supports, against):
    """Notes that stand beside a claim or a success are not told again on the wall; what was noticed stays there too."""
    tellers = [note.id for note in notes if note.kind in WITH_A_WHY]
    beside = (note for ends in (supports, against) for one in tellers for note in ends.get(one, ()))
    return {note.id for note in beside if note.kind in ONLY_BESIDE}
