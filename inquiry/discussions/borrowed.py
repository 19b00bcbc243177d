"""Whether our wording is our own: no run of more than eight words shared with somebody else’s text."""

import re
from collections.abc import Iterable, Iterator

LONGEST_SHARED = 8
_WORD = re.compile(r"[\w’'-]+")


def runs(text: str) -> set[tuple[str, ...]]:
    """Every run of nine words in the text, as it sounds."""
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    return {tuple(words[at : at + LONGEST_SHARED + 1]) for at in range(len(words) - LONGEST_SHARED)}


def borrowed_lines(text: str, sources: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The lines of a file that share such a run with a source, and the words."""
    theirs = set().union(*(runs(source) for source in sources))
    for number, line in enumerate(text.splitlines(), 1):
        for run in sorted(runs(line) & theirs)[:1]:
            yield number, " ".join(run)
