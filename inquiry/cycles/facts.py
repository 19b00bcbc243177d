"""Counting what the gates ask for, out of rows already read. Plain functions on anything with the right names.

Each note and each link is looked at once: a story may hold hundreds, and every page with a ring counts them.
"""

from collections import Counter, defaultdict

from inquiry.cycles.gates import PIECES_FOR_A_CLAIM, Facts, Grounds

INFERRED = ("inference", "interpretation")
TIED = ("claim", "success", "action")
COUNTED = ("founded", "weighed", "shown", "steps", "owned", "measured")  # of these, as counting.py names them
NONE: frozenset[int] = frozenset()
NOT_YET = ("wondering", "concern", "problem", "tension")


def grounds_of(notes, links) -> dict[int, Grounds]:
    """What each claim rests on: notes that support it, student work it or they point to, other explanations weighed."""
    return _grounds([note for note in notes if note.kind == "claim"], _ends(links))


def facts_of(cycle, notes, links, works) -> Facts:
    """All counts of one inquiry; `notes` are those on the wall, `works` how many pieces of student work were shared."""
    return facts_in(cycle, in_groups(notes), links, works)


def in_groups(notes):
    """The notes by phase, kind and finer kind, each group in their order."""
    groups = defaultdict(list)
    for note in notes:
        groups[note.phase, note.kind, note.subkind].append(note)
    return groups


def facts_in(cycle, groups, links, works) -> Facts:
    """The same, of notes that are already in groups; only of the tied kinds is each note looked at."""
    tied: dict = {kind: [] for kind in TIED}
    for (_phase, kind, _sub), notes in groups.items():
        if kind in tied:
            tied[kind] += notes
    ends = _ends(links)
    looked_at = _claims(tied["claim"], ends) | _successes(tied["success"], ends) | _steps(tied["action"], ends)
    return _facts(cycle, {group: len(notes) for group, notes in groups.items()}, works, looked_at)


def facts_counted(cycle, rows) -> Facts:
    """The same, all but bare claims, of rows the database counted (counting.py)."""
    looked_at = {name: sum(getattr(row, name) for row in rows) for name in COUNTED}
    return _facts(cycle, {(row.phase, row.kind, row.subkind): row.number for row in rows}, cycle.works, looked_at)


def _facts(cycle, several, works, looked_at):
    count: Counter = Counter()
    sub: Counter = Counter()
    for (_phase, kind, subkind), number in several.items():
        count[kind] += number
        sub[kind, subkind] += number
    return Facts(
        question=int(bool(cycle.question)),
        learner_problems=sub["problem", "learner"],
        practice_problems=sub["problem", "practice"],
        sources=len(_sources(sub, works)),
        works=works,
        baselines=count["measure"] + sub["evidence", "quantitative"],
        noticings=count["noticing"],
        inferences=sum(count[kind] for kind in INFERRED),
        claims=count["claim"] - sub["claim", "withdrawn"],
        adopted=sub["claim", "adopted"],
        successes=count["success"],
        not_yet=sum(n for (phase, kind, _sub), n in several.items() if phase == "celebrate" and kind in NOT_YET),
        decisions=sub["agreement", "decision"],
        ideas=count["action"] + count["suggestion"],
        **looked_at,
    )


def _ends(links):
    """Which notes stand at the ends of each kind of link: by the claim they speak for, or by the note that points."""
    ends: dict = {kind: defaultdict(set) for kind in ("supports", "contradicts", "shown_by", "tested_by", "works")}
    for link in links:
        if link.artifact_id:
            ends["works"][link.note_id].add(link.artifact_id)
        elif link.kind in ("supports", "contradicts"):
            ends[link.kind][link.to_note_id].add(link.note_id)
        elif link.kind in ends:
            ends[link.kind][link.note_id].add(link.to_note_id)
    return ends


def _grounds(claims, ends):
    works, for_, against = ends["works"], ends["supports"], ends["contradicts"]
    grounds = {}
    for claim in claims:
        several, own = for_.get(claim.id, NONE), works.get(claim.id, NONE)
        shown = own.union(*[works[one] for one in several if one in works])
        grounds[claim.id] = Grounds(len(several) + len(own), len(shown), len(against.get(claim.id, NONE)))
    return grounds


def _sources(sub, works):
    """The different kinds of evidence: looked for or found."""
    kinds = {subkind or "evidence" for kind, subkind in sub if kind == "evidence"}
    kinds |= {kind for kind, _subkind in sub if kind in ("measure", "quote")}
    return kinds | ({"work_sample"} if works else set())


def _claims(claims, ends):
    standing = [claim for claim in claims if claim.subkind != "withdrawn"]
    grounds = _grounds(standing, ends)
    adopted = [grounds[claim.id] for claim in standing if claim.subkind == "adopted"]
    return {
        "bare_claims": sum(not one.evidence for one in grounds.values()),
        "founded": sum(one.evidence >= PIECES_FOR_A_CLAIM and one.works > 0 for one in adopted),
        "weighed": sum(one.rivals > 0 for one in adopted),
    }


def _successes(successes, ends):
    return {"shown": sum(one.id in ends["shown_by"] or one.id in ends["works"] for one in successes)}


def _steps(actions, ends):
    steps = [note for note in actions if note.status != "dropped"]
    return {
        "steps": len(steps),
        "owned": sum(bool(note.owner_id and note.due_on) for note in steps),
        "measured": sum(bool(note.bring) or note.id in ends["tested_by"] for note in steps),
    }
