"""Stored HTML as a small tree of plain data, so that a typesetter can set it without ever reading it as markup."""

import re
from html.parser import HTMLParser

from inquiry.text import trim

VOID = {"br", "hr"}
DEEPEST = 10  # nested deeper than this, words are kept and the nesting is not
KEPT = {"a": {"href": r"(?:https?://|mailto:).+"}, "ol": {"start": r"\d{1,6}"}}
LONG_WORD = re.compile(r"\S{40,}")
A_PIECE = re.compile(r"(\S{20})(?=\S)")
MAY_BREAK = "\u200b"


def to_tree(stored_html: str) -> list:
    """The tree of a piece of stored, clean HTML: words are strings, everything else says its tag."""
    reader = _Reader()
    reader.feed(stored_html or "")
    reader.close()
    return reader.top


def breakable(text: str) -> str:
    """The text with places where a word longer than a line may break."""
    return LONG_WORD.sub(lambda word: A_PIECE.sub(rf"\1{MAY_BREAK}", word[0]), text)


class _Reader(HTMLParser):
    """Collects what it reads; the HTML was cleaned when it was written, so every tag is closed in order."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.top: list = []
        self._open: list = []  # (tag, its children, or nothing where it is too deep)

    def handle_starttag(self, tag, attrs):
        node = {"tag": tag, "in": []}
        kept = KEPT.get(tag, {})
        node |= {name: value for name, value in attrs if name in kept and re.fullmatch(kept[name], value or "")}
        fits = len(self._open) < DEEPEST
        if fits:
            self._here().append(node)
        if tag not in VOID:
            self._open.append((tag, node["in"] if fits else self._here()))

    def handle_endtag(self, tag):
        if any(name == tag for name, _children in self._open):
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data):
        is_code = any(tag == "pre" for tag, _children in self._open)
        text = data if is_code else re.sub(r"\s+", " ", data)
        if not is_code and ((text.isspace() and "\n" in data) or self._is_after_break()):
            text = text.lstrip()
        if trimmed := _without_controls(text):
            self._here().append(breakable(trimmed))

    def _is_after_break(self):
        here = self._here()
        return bool(here) and isinstance(here[-1], dict) and here[-1]["tag"] == "br"

    def _here(self):
        return self._open[-1][1] if self._open else self.top


def _without_controls(text):
    """What no font can show is left out; the blanks around the words stay."""
    core = trim(text)
    return text[: len(text) - len(text.lstrip())] + core + text[len(text.rstrip()) :] if core else text[:1]
