"""Numbers of few people are not told, and with them as many others as it takes that none can be worked out.

The rules of reports.md E.7, in one place. Whatever is told beside a sum goes through here.
"""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, TypeVar

Key = TypeVar("Key", bound=Hashable)
FEWEST = 5  # people: numbers of fewer are hidden outside their school
FEWEST_OUTSIDE = 10  # in what leaves the district


def hidden(counts: Mapping[Key, int], fewest=FEWEST) -> set[Key]:
    """The groups that are hidden where their sum is told: small ones, then the next smallest, empty ones last.

    It goes on until those hidden stand for enough people and their sum leaves open what each of them is, even to
    somebody who knows this rule.
    """
    gone = [group for group, number in counts.items() if 0 < number < fewest]
    others = sorted(
        (group for group in counts if group not in set(gone)), key=lambda one: (not counts[one], counts[one])
    )
    while gone and others and not _leaves_open(counts, gone, others, fewest):
        gone.append(others.pop(0))
    return set(gone)


def _leaves_open(counts, gone, others, fewest) -> bool:
    together, small = sum(counts[group] for group in gone), fewest - 1
    if len(gone) < 2 or together < fewest or together == len(gone):
        return False
    if together < small * len(gone):
        return True
    has_large = any(counts[group] >= fewest for group in gone)
    next_one = counts[others[0]] if others else 0
    return has_large and (not next_one or together < small * (len(gone) - 1) + next_one - 1)


def told(counts: Mapping[Key, int], fewest=FEWEST) -> dict[Key, int | None]:
    """The same groups, with None for those that are hidden."""
    gone = hidden(counts, fewest)
    return {group: None if group in gone else number for group, number in counts.items()}


def told_alone(number: int, fewest=FEWEST) -> int | None:
    """A number of people that stands by itself; None where it is small."""
    return None if 0 < number < fewest else number


def told_sum(counts: Mapping[Key, int], fewest=FEWEST) -> int | None:
    """The sum of these groups; None where it is small itself, or would tell what is hidden."""
    gone, total = hidden(counts, fewest), sum(counts.values())
    if 0 < total < fewest or (len(gone) == len(counts) > 0 and not _leaves_open(counts, list(gone), [], fewest)):
        return None
    return total


def apart(schools: Sequence[Any], people: Mapping[int, int], fewest=FEWEST) -> tuple[list, list]:
    """Schools that may stand alone, and those that stand together.

    One small school beside a total could be worked out by subtraction: then the next smallest joins it.
    """
    by_size = sorted(schools, key=lambda one: (people.get(one.id, 0), one.id))
    number = sum(people.get(one.id, 0) < fewest for one in schools)
    while 0 < number < len(by_size) and not _enough(by_size[:number], people, fewest):
        number += 1
    together = by_size[:number]
    small = {one.id for one in together}
    return [one for one in schools if one.id not in small], together


def _enough(schools, people, fewest):
    return len(schools) > 1 and sum(people.get(one.id, 0) for one in schools) >= fewest
