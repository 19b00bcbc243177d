"""What each phase wants before a team goes on. Gates are soft: they name what is missing, and never lock a door.

A want is a key and how far it is met, from 0 to 1. The ring is drawn from the same wants: an arc is as full as the
mean of what its phase wants. Nothing here knows rows, people or pages.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

PHASES = ("frame", "collect", "analyze", "celebrate", "plan")
KINDS_OF_EVIDENCE, PIECES_FOR_A_CLAIM = 3, 2


@dataclass(frozen=True)
class Facts:
    """How many there are of what the gates ask for; only what the team can see counts."""

    question: int = 0
    learner_problems: int = 0
    practice_problems: int = 0
    sources: int = 0  # different kinds of evidence
    works: int = 0
    baselines: int = 0  # measures and numbers
    noticings: int = 0
    inferences: int = 0
    claims: int = 0
    bare_claims: int = 0  # without any evidence
    adopted: int = 0
    founded: int = 0  # adopted, on two pieces of evidence and student work
    weighed: int = 0  # adopted, with another explanation considered
    successes: int = 0
    shown: int = 0  # successes with evidence
    not_yet: int = 0  # who has not gained yet
    steps: int = 0
    owned: int = 0  # next steps with one name and one day
    measured: int = 0  # next steps that say what will show whether they worked
    decisions: int = 0
    ideas: int = 0  # next steps and suggestions


@dataclass(frozen=True)
class Grounds:
    """What one claim rests on."""

    evidence: int = 0
    works: int = 0
    rivals: int = 0


def _some(name: str, enough: int = 1) -> Callable[[Facts], float]:
    return lambda facts: min(1.0, getattr(facts, name) / enough)


def _each(part: str, whole: str) -> Callable[[Facts], float]:
    return lambda facts: getattr(facts, part) / getattr(facts, whole) if getattr(facts, whole) else 0.0


WANTS: dict[str, dict[str, Callable[[Facts], float]]] = {
    "frame": {
        "question": _some("question"),
        "learner_problem": _some("learner_problems"),
        "practice_problem": _some("practice_problems"),
    },
    "collect": {
        "student_work": _some("works"),
        "three_kinds": _some("sources", KINDS_OF_EVIDENCE),
        "baseline": _some("baselines"),
    },
    "analyze": {
        "noticing": _some("noticings"),
        "adopted_claim": _some("adopted"),
        "founded_claim": _some("founded"),
        "rival": _some("weighed"),
    },
    "celebrate": {
        "success": _some("successes"),
        "shown": _each("shown", "successes"),
        "not_yet": _some("not_yet"),
    },
    "plan": {
        "next_step": _some("steps"),
        "owner_and_day": _each("owned", "steps"),
        "measure": _each("measured", "steps"),
        "decision": _some("decisions"),
    },
}


def wants(phase: str, facts: Facts) -> list[tuple[str, float]]:
    """What a phase asks for, and how far each of it is there."""
    return [(key, share(facts)) for key, share in WANTS[phase].items()]


def fill(phase: str, facts: Facts) -> float:
    """How full a phase is, from 0 to 1: the mean of its wants."""
    shares = [share for _key, share in wants(phase, facts)]
    return sum(shares) / len(shares)


def fills(facts: Facts) -> dict[str, float]:
    """All five arcs of the ring."""
    return {phase: fill(phase, facts) for phase in PHASES}


def missing(phase: str, facts: Facts) -> list[str]:
    """What a phase still wants."""
    return [key for key, share in wants(phase, facts) if share < 1]


def next_phase(phase: str) -> str | None:
    """The phase that follows; after the last one none."""
    return dict(pairwise(PHASES)).get(phase)


def passed(here: str, there: str) -> tuple[str, ...]:
    """The phases one leaves behind on the way; none when going back."""
    return PHASES[PHASES.index(here) : PHASES.index(there)]


def missing_between(here: str, there: str, facts: Facts) -> list[str]:
    """What is still wanted by the phases one leaves behind; going back asks for nothing."""
    return [key for phase in passed(here, there) for key in missing(phase, facts)]


def missing_for_claim(grounds: Grounds) -> list[str]:
    """What a claim still wants before a team adopts it."""
    asked = {
        "two_pieces": grounds.evidence >= PIECES_FOR_A_CLAIM,
        "work_for_claim": grounds.works >= 1,
        "rival_for_claim": grounds.rivals >= 1,
    }
    return [key for key, met in asked.items() if not met]


NUDGES: Sequence[tuple[str, Callable[[Facts], bool]]] = (
    ("bare_claims", lambda facts: facts.bare_claims > 0),
    ("early_ideas", lambda facts: facts.ideas > 0 and facts.noticings == 0),
    ("many_problems", lambda facts: facts.learner_problems > 1),
    ("more_inferences", lambda facts: facts.inferences > facts.noticings > 0),
    ("bare_successes", lambda facts: facts.successes > facts.shown),
)


def nudge(facts: Facts) -> str | None:
    """At most one thing worth a second look."""
    return next((key for key, worth in NUDGES if worth(facts)), None)
