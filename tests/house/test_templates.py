"""Rules for templates: used, parsed, and nothing in them that the content security policy would have to forgive."""

import re
from pathlib import Path

import pytest
from jinja2 import Environment

from inquiry.paths import PACKAGE, STATIC, TEMPLATES

ALL = {path.relative_to(TEMPLATES).as_posix(): path.read_text() for path in sorted(TEMPLATES.rglob("*.html"))}
SHEETS = {path.name: path.read_text() for path in sorted((STATIC / "css").glob("*.css"))}
ICONS = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "icons.svg").read_text()))

FORBIDDEN = {
    "text declared safe by hand": r"\|\s*safe\b|Markup\(",
    "a style attribute": r"\sstyle\s*=",
    "an on… attribute": r"\son[a-z]+\s*=\s*[\"']",
    "a style element": r"<style\b",
    "a script inside the page": r"<script\b(?![^>]*\bsrc=)",
    "an address of javascript": r"javascript:",
    "a straight apostrophe in a text": r'_\("[^"]*\w\'\w[^"]*"',
}


def test_every_template_is_used():
    words = "\n".join([*ALL.values(), *(path.read_text() for path in PACKAGE.rglob("*.py"))])
    assert [name for name in ALL if f'"{name}"' not in words] == []


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_holds(what):
    assert [name for name, text in ALL.items() if re.search(FORBIDDEN[what], text)] == []


@pytest.mark.parametrize("name", ALL)
def test_templates_parse(name):
    Environment(extensions=["jinja2.ext.i18n"], autoescape=True).parse(ALL[name], name)


def test_only_one_layout_begins_a_page():
    assert [name for name, text in ALL.items() if "<!doctype" in text.lower()] == ["layouts/base.html"]


def test_every_icon_asked_for_is_in_the_sprite():
    asked = {name for text in ALL.values() for name in re.findall(r'\bicon\("([^"]+)"\)', text)}
    assert asked - ICONS == set()


def test_a_dozen_style_sheets_all_in_layers():
    assert len(SHEETS) <= 12
    assert SHEETS["tokens.css"].startswith("@layer reset, base, layout, parts, pages, print;")
    assert [name for name, text in SHEETS.items() if not re.search(r"^@layer", text, re.M)] == []
    assert [name for name in SHEETS if f'"{Path(name).stem}"' not in ALL["layouts/base.html"]] == []


def test_colours_are_named_only_in_the_tokens():
    loose = re.compile(r"oklch\((?!from)|#[0-9a-f]{3,6}\b")
    allowed = {"tokens.css", "print.css", "safe.css"}  # paper is white there, and boxes on a photo are black
    assert [name for name, text in SHEETS.items() if name not in allowed and loose.search(text)] == []
