"""Kind nudges about words that step over what a step is for. They ask; they never stop anybody."""

import re
from collections.abc import Collection

from inquiry.discussions.guard_words import PATTERNS
from inquiry.i18n import lazy

QUOTED = re.compile(r"“[^”]*”|„[^“]*“|«[^»]*»|\"[^\"]*\"|(?<!\w)‘[^’]*’(?!\w)")
NUDGES = {
    "no_because": lazy("What did you see? The explanation can wait a little."),
    "no_names": lazy("Can this be said without the name?"),
    "no_solutions": lazy("What do you want to understand? The solution can wait a little."),
    "no_judgement": lazy("What did you see that made you say that?"),
}


def nudges(text: str, guards: Collection[str], language: str = "en", names: Collection[str] = ()) -> list[str]:
    """Which of these guards the text brushes against; `names` are people who should not be named."""
    return [guard for guard in guards if guard in NUDGES and _touches(guard, text, language, names)]


def nudge_says(key: str) -> str:
    """The question to ask, in the reader’s language."""
    return str(NUDGES[key])


def _touches(guard: str, text: str, language: str, names: Collection[str]) -> bool:
    spoken = {"en", language.split("-")[0]}
    own = text if guard == "no_names" else QUOTED.sub(" ", text)  # a child’s own words, in quotes, are what one sees
    found = any(pattern.search(own) for spoken_in, pattern in PATTERNS[guard].items() if spoken_in in spoken)
    return found or (guard == "no_names" and _names_one_of(names, text))


def _names_one_of(names: Collection[str], text: str) -> bool:
    return any(re.search(rf"\b{re.escape(name)}\b", text) for name in names if name)
