"""Minutes to keep: a PDF that a screen reader reads, and Markdown that is safe to open anywhere."""

import io
import json

import pypdf
import pytest
import typst

from inquiry.minutes import pdf
from inquiry.minutes.tree import to_tree
from inquiry.text import to_html

HOSTILE = '#panic("x") #read("/etc/passwd") $x^2$ *b* `#raw` <lab> @ref \\ // c /* c */ #{ 1 + 1 }'


def read(response):
    return pypdf.PdfReader(io.BytesIO(response.data))


def words_of(reader):
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


def test_the_pdf_is_tagged_named_and_says_its_language(held):
    answer = held.seat(held.world.amal).get(held.url("minutes.pdf"))
    root = read(answer).trailer["/Root"]
    assert answer.mimetype == "application/pdf"
    assert root["/MarkInfo"]["/Marked"]
    assert (root["/Lang"], read(answer).metadata.title) == ("en", "Look at fractions together")
    assert "StructTreeRoot" in str(root.keys())


def test_the_pdf_keeps_the_promise_of_pdf_ua_and_holds_the_text(held):
    promised = []

    def keep(inputs, standards):
        promised.append(standards)
        return real(inputs, standards)

    real, pdf._set = pdf._set, keep
    try:
        said = words_of(read(held.seat(held.world.amal).get(held.url("minutes.pdf"))))
    finally:
        pdf._set = real
    assert promised == [["ua-1"]]
    for text in (
        "Two marks are rubbed out.",
        "Heron (the upper half)",
        "Three sheets",
        "We look at the same child twice.",
    ):
        assert text in said


def test_hostile_words_are_set_as_they_are(held):
    held.correct(decision=HOSTILE, summary=HOSTILE)
    said = words_of(read(held.seat(held.world.amal).get(held.url("minutes.pdf"))))
    assert '#panic("x") #read("/etc/passwd") $x^2$' in said
    assert "#{ 1 + 1 }" in said


RICH = """# A heading

- one
  - two
    1. three

> quoted

| a | b |
|---|---|
| 1 | 2 |

`code` and [a link](https://example.org/?a=1&b=2)

```
#set page()
```
"""


def test_everything_markdown_can_say_is_set(held):
    held.correct(decision=RICH)
    said = words_of(read(held.seat(held.world.amal).get(held.url("minutes.pdf"))))
    for text in ("A heading", "one", "three", "quoted", "code", "a link", "#set page()"):
        assert text in said


@pytest.mark.parametrize("text", ["> " * 300 + "deep", "- " * 200 + "x", "a" * 4000, "👩‍👩‍👧 漢字 العربية", "\u200f"])
def test_no_text_keeps_a_pdf_from_being_made(held, text):
    held.correct(decision=text)
    assert read(held.seat(held.world.amal).get(held.url("minutes.pdf"))).pages


def test_a_tree_keeps_words_and_only_links_to_the_web():
    tree = json.dumps(to_tree(to_html("**a** [b](https://x.example) <b onclick=x>c</b>")))
    assert all(word in tree for word in ('"a"', '"b"', "https://x.example"))
    assert "onclick" not in json.dumps(to_tree('<p onclick="x" class="y">c</p>'))
    assert "href" not in json.dumps(to_tree('<a href="javascript:x">c</a>'))


def test_a_mistake_of_ours_in_the_page_is_not_hidden(held, monkeypatch):
    monkeypatch.setattr(pdf, "_sheet", lambda record, language: {})
    with held.world.app.test_request_context(), pytest.raises(typst.TypstError):
        pdf.to_pdf(None, "en")


def test_files_have_plain_names_with_day_and_team(held):
    for kind in ("pdf", "md"):
        answer = held.seat(held.world.amal).get(held.url(f"minutes.{kind}"))
        began = held.meeting.began_at
        name = answer.headers["Content-Disposition"].partition('filename="')[2].rstrip('"')
        assert name.isascii()
        assert name.endswith(f"-grade-4-minutes.{kind}")
        assert name[:4] == str(began.year)


def test_markdown_holds_everything_and_starts_nothing(held):
    held.correct(
        decision=f"# Not a heading\n\n{HOSTILE}\n\n![x](https://evil.example/p.png) <img src=x>", summary="# no"
    )
    text = held.seat(held.world.amal).get(held.url("minutes.md")).text
    assert text.startswith("# Look at fractions together\n")
    assert "> Two marks are rubbed out." in text
    assert "- Who: Gus" in text
    assert "<img" not in text
    assert "![" not in text
    assert [line for line in text.split("\n") if line.startswith("# ")] == ["# Look at fractions together"]


def test_files_speak_the_readers_language(held, world, browser):
    world.change(world.farah, language="es")
    assert read(browser(world.farah).get(held.url("minutes.pdf"))).trailer["/Root"]["/Lang"] == "es"


def test_a_corrected_pdf_says_which_version_it_is(held):
    first = words_of(read(held.seat(held.world.amal).get(held.url("minutes.pdf"))))
    assert "Version" not in first
    held.correct(summary="We looked twice.")
    said = words_of(read(held.seat(held.world.amal).get(held.url("minutes.pdf"))))
    assert "Version 2, corrected by Amal on" in said
