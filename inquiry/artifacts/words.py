"""What we say about student work: why something was not done, and which names stand for children."""

import hashlib
import re

from babel.lists import format_list

from inquiry.i18n import language, lazy
from inquiry.pictures import reasons

BUSY = lazy(
    "Many pictures are being worked on at this moment, so this one had to wait and was not stored. Nothing else "
    "is lost. Try again in a few seconds."
)
# Names of birds that are not also names of people.
BIRDS = (
    lazy("Heron"),
    lazy("Plover"),
    lazy("Finch"),
    lazy("Puffin"),
    lazy("Sandpiper"),
    lazy("Osprey"),
    lazy("Kestrel"),
    lazy("Avocet"),
    lazy("Curlew"),
    lazy("Egret"),
    lazy("Grebe"),
    lazy("Ibis"),
    lazy("Kingfisher"),
    lazy("Nuthatch"),
    lazy("Oriole"),
    lazy("Pelican"),
    lazy("Quail"),
    lazy("Sparrow"),
    lazy("Swallow"),
    lazy("Swift"),
    lazy("Tanager"),
    lazy("Thrush"),
    lazy("Toucan"),
    lazy("Warbler"),
    lazy("Waxwing"),
    lazy("Woodpecker"),
)
SHORTEST = 3
# What cameras, scanners and teachers put into file names about the file, not about the child.
CAMERAS = {"img", "image", "photo", "foto", "scan", "page", "dsc", "dscn", "pxl", "copy"}
ENDINGS = {"jpg", "jpeg", "png", "pdf", "heic", "tiff", "webp"}


def says(reason: str) -> str:
    """The sentence for this reason, in the reader’s language."""
    return str(BUSY) if reason == "busy" else reasons.says(reason)


def in_a_row(names: list[str]) -> str:
    """Names as a person says them: Amal, Farah and Gus."""
    return format_list(names, locale=language())


def is_bird(word: str) -> bool:
    return word.casefold() in {str(bird).casefold() for bird in BIRDS}


def free_names(taken, seed: str, many: int = 4) -> list[str]:
    """Names nobody has yet in this inquiry: some birds in an order of this piece’s own, then the next number."""
    gone = {name.casefold() for name in taken}
    birds = [str(bird) for bird in BIRDS if str(bird).casefold() not in gone]
    birds.sort(key=lambda bird: hashlib.sha256(f"{seed} {bird}".encode()).digest())
    number = next(n for n in range(1, len(gone) + 2) if f"s{n}" not in gone)
    return [*birds[:many], f"S{number}"]


def name_words(text: str) -> set[str]:
    """The words of a file’s name that could be somebody’s."""
    found = {word.casefold() for word in re.findall(r"[^\W\d_]+", text) if len(word) >= SHORTEST}
    return found - CAMERAS - ENDINGS


def looks_like_a_name(alias: str) -> bool:
    """Two or more words with capitals, or a word and an initial: “Maya Lopez”, “Lopez, Maya”, “Maya L.”"""
    words = re.findall(r"[^\W\d_]+", alias)
    return len(words) > 1 and all(word[0].isupper() for word in words) and not any(map(is_bird, words))
