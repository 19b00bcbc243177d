"""Gather every text of the product into the catalogues, keep what is translated, and compile them.

`make catalogue` after texts changed; tests/house/test_languages.py fails while a text is missing in Spanish.
"""

import sys
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from inquiry.i18n import LANGUAGES
from inquiry.paths import HOME, TRANSLATIONS

WORDS = {"_": None, "lazy": None, "ngettext": (1, 2), "lazy_gettext": None, "gettext": None}


def gathered() -> Catalog:
    """Every text that people read, as it stands in the code now."""
    catalogue = Catalog(project="Inquiry", charset="utf-8", header_comment="# The words of Inquiry.\n#")
    for folder in ("inquiry", "templates"):
        found = extract_from_dir(
            HOME / folder,
            [("**.py", "python"), ("**.html", "jinja2")],
            {"**.html": {"trimmed": "true"}},
            keywords=WORDS,
            comment_tags=("Note:",),
            directory_filter=lambda path: "migrations" not in str(path),
        )
        for name, _line, message, comments, context in found:
            catalogue.add(message, None, [(f"{folder}/{name}", 1)], auto_comments=comments, context=context)
    return catalogue


def po(language):
    return TRANSLATIONS / language / "LC_MESSAGES" / "messages.po"


def kept(language) -> Catalog:
    """What is translated so far."""
    path = po(language)
    if not path.exists():
        return Catalog(locale=language, project="Inquiry", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language)


def renew(language) -> Catalog:
    """Bring a catalogue up to date: new texts empty, texts nobody uses gone, no guesses. Same texts, same file."""
    catalogue = kept(language)
    begun = catalogue.creation_date
    catalogue.update(gathered(), no_fuzzy_matching=True)
    catalogue.creation_date = begun
    catalogue.obsolete.clear()
    for message in catalogue:
        _forget_if_guessed(message)
    catalogue.fuzzy, catalogue.header_comment = False, "# The words of Inquiry. Licence: Apache-2.0.\n#"
    return catalogue


def _forget_if_guessed(message):
    """A text that was one and is now one of two keeps no half translation."""
    if message.id and message.fuzzy:
        message.flags.discard("fuzzy")
        message.string = ("", "") if message.pluralizable else ""


def compiled(catalogue) -> bytes:
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def write(language):
    catalogue, path = renew(language), po(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=120, sort_output=True, omit_header=False, include_lineno=False)
    path.with_suffix(".mo").write_bytes(compiled(catalogue))
    missing = [message.id for message in catalogue if message.id and not _is_said(message)]
    sys.stdout.write(f"{language}: {len(catalogue)} texts, {len(missing)} missing\n")


def _is_said(message):
    return all(message.string) if isinstance(message.string, tuple | list) else bool(message.string)


if __name__ == "__main__":
    for language in LANGUAGES:
        if language != "en":
            write(language)
