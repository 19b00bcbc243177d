"""A text in every language it was written in."""

from collections.abc import Iterator, Mapping


class Words(Mapping):
    """Reads like a dictionary of languages; `in_` gives the reader’s, or English where there is none."""

    def __init__(self, texts: Mapping[str, str] | None = None):
        self._texts = dict(texts or {})

    def in_(self, language: str) -> str:
        """The text in this language, else in English, else empty."""
        return self._texts.get(language) or self._texts.get(language.split("-")[0]) or self._texts.get("en", "")

    def __getitem__(self, language: str) -> str:
        return self._texts[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __hash__(self) -> int:
        return hash(frozenset(self._texts.items()))

    def __str__(self) -> str:
        return self.in_("en")

    def __repr__(self) -> str:
        return f"Words({self._texts!r})"


UNSAID = Words()
