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
    return _hidden(counts, fewest)[0]


def _hidden(counts, fewest) -> tuple[set, bool]:
    """Those groups, and whether their sum leaves open what each of them is."""
    gone = {group for group, number in counts.items() if 0 < number < fewest}
    others = sorted((group for group in counts if group not in gone), key=lambda one: (not counts[one], counts[one]))
    together, first = sum(counts[group] for group in gone), 0  # first: the smallest that is hidden beside small ones
    for place, group in enumerate(others):
        if not gone or _leaves_open(len(gone), together, first, counts[group], fewest):
            return gone, True
        gone.add(group)
        together, first = together + counts[group], counts[group] if place == 0 else first
    return gone, _leaves_open(len(gone), together, first, 0, fewest)


def _leaves_open(groups, together, first, following, fewest) -> bool:
    """Small ones alone could be shared out otherwise; a larger one that ties with none shown could be any of them."""
    if groups < 2 or together < fewest or together == groups:
        return False
    return together < (fewest - 1) * groups or (first >= fewest and (not following or first < following))


def told(counts: Mapping[Key, int], fewest=FEWEST) -> dict[Key, int | None]:
    """The same groups, with None for those that are hidden."""
    gone = hidden(counts, fewest)
    return {group: None if group in gone else number for group, number in counts.items()}


def told_alone(number: int, fewest=FEWEST) -> int | None:
    """A number of people that stands by itself; None where it is small."""
    return None if 0 < number < fewest else number


def told_sum(counts: Mapping[Key, int], fewest=FEWEST) -> int | None:
    """The sum of these groups; None where it is small itself, or would tell what is hidden."""
    (gone, is_open), total = _hidden(counts, fewest), sum(counts.values())
    would_tell = 0 < len(gone) == len(counts) and not is_open
    return None if 0 < total < fewest or would_tell else total


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
