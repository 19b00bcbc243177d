"""What may be told of the answers: nothing under five, and nothing that says of a few what they answered.

The rules are those of reports.md E.7: a share of fewer than five people is hidden, and with it as many others as it
takes that it cannot be worked out; a share of everyone or no one is told as “at least” and “at most”.
"""

from dataclasses import dataclass
from statistics import median

from inquiry.hiding import hidden
from inquiry.pulse.models import LEAST

LOW, MIDDLE, HIGH = "low", "middle", "high"
GROUPS = {1: LOW, 2: LOW, 3: MIDDLE, 4: HIGH, 5: HIGH}
TIERS = ((40, 5), (20, 10), (0, 20))  # above so many answers, everyone and no one are told within so many per cent


@dataclass(frozen=True)
class Share:
    """How many in a hundred answered low, middle or high. `per_cent` is None when it is hidden to protect privacy."""

    group: str
    per_cent: int | None = None
    edge: str = ""  # “≥” or “≤” where the exact share would tell of everyone or no one


@dataclass(frozen=True)
class Result:
    """All that is told: how many answers (in steps of five), their median, and the shares, or nothing at all."""

    at_least: int
    median: float
    shares: tuple[Share, ...] = ()


def result_of(values: list[int]) -> Result | None:
    """The result of these answers, 1 to 5 each; None while there are fewer than five."""
    if len(values) < LEAST:
        return None
    counts = {group: sum(GROUPS[value] == group for value in values) for group in (LOW, MIDDLE, HIGH)}
    gone = hidden(counts, LEAST)
    few = len(values) < 2 * LEAST or len(gone) == len(counts)
    shares = () if few else tuple(_share(name, counts, gone) for name in counts)
    return Result(len(values) // LEAST * LEAST, median(values), shares)


def _share(group, counts, gone):
    total = sum(counts.values())
    if group in gone:
        return Share(group)
    near = next(within for above, within in TIERS if total > above)
    exact = 100 * counts[group] / total
    if exact > 100 - near:
        return Share(group, 100 - near, "≥")
    return Share(group, near, "≤") if exact < near else Share(group, round(exact))
