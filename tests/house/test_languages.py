"""Everything people read is said in every language we offer."""

import re

import pytest
from babel.messages.mofile import read_mo

from inquiry.i18n import LANGUAGES
from scripts.catalogue import gathered, kept, po

OTHERS = [language for language in LANGUAGES if language != "en"]
PLACES = re.compile(r"%\((\w+)\)[sd]")


def said(message):
    return list(message.string) if isinstance(message.string, tuple | list) else [message.string]


def asked(message):
    return list(message.id) if isinstance(message.id, tuple | list) else [message.id]


@pytest.mark.parametrize("language", OTHERS)
def test_no_text_is_missing(language):
    catalogue = kept(language)
    missing = [
        message.id
        for message in gathered()
        if (message.id and not (known := catalogue.get(message.id))) or (message.id and not all(said(known)))
    ]
    assert missing == []


@pytest.mark.parametrize("language", OTHERS)
def test_names_and_numbers_stand_in_both(language):
    for message in kept(language):
        if message.id and all(said(message)):
            wanted = set().union(*(PLACES.findall(one) for one in asked(message)))
            for text in said(message):
                assert set(PLACES.findall(text)) <= wanted, message.id
            assert set(PLACES.findall(said(message)[-1])) == wanted, message.id


@pytest.mark.parametrize("language", OTHERS)
def test_the_compiled_catalogue_is_the_written_one(language):
    """Word for word; the head names the version of Babel that wrote it, and may differ."""
    with po(language).with_suffix(".mo").open("rb") as file:
        assert spoken(read_mo(file)) == spoken(kept(language)), "run `make catalogue`"


def spoken(catalogue):
    return {_all_of(message.id): _all_of(message.string) for message in catalogue if message.id}


def _all_of(text):
    return (text,) if isinstance(text, str) else tuple(text)


def test_quotes_are_curly_and_nobody_is_blamed():
    for message in gathered():
        for text in asked(message):
            assert not re.search(r"\w'\w", text), f"a straight apostrophe in {text!r}"
            assert not re.search(r"\b(invalid|illegal|you failed|submit|compliance)\b", text, re.IGNORECASE), text
