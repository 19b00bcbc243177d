"""Whether the translation at the foot of a protocol file belongs to the text above it."""

from collections.abc import Iterator
from typing import Any

from inquiry.discussions.reading import LANGUAGE, TEXT_LISTS

Finding = tuple[tuple[str | int, ...], str]
TABLES = (("step", "key"), ("role", "key"), ("input", "kind"), ("variant", "key"))


def mismatches(data: dict[str, Any]) -> Iterator[Finding]:
    """Translated parts that have no original, and lists of another length."""
    for language in filter(LANGUAGE.match, data):
        if isinstance(data[language], dict):
            yield from _lists(data, data[language], (language,))
            for table, name in TABLES:
                yield from _rows(data, language, table, name)


def _rows(data: dict[str, Any], language: str, table: str, name: str) -> Iterator[Finding]:
    originals = {row[name]: row for row in data.get(table, [])}
    for key, texts in data[language].get(table, {}).items():
        if key not in originals:
            yield (language, table, key), f"“{key}” is translated, but there is no {table} of that name."
            continue
        yield from _lists(originals[key], texts, (language, table, key))


def _lists(original: dict[str, Any], texts: dict[str, Any], path: tuple[str, ...]) -> Iterator[Finding]:
    for word in TEXT_LISTS:
        here, there = len(texts.get(word, [])), len(original.get(word, []))
        if word in texts and here != there:
            yield (
                (*path, word),
                f"“{word}” has {here} texts here and {there} in English; they belong together one by one.",
            )
