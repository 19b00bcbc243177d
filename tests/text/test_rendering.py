"""What a teacher writes is what the others read."""

import pytest

from inquiry import text
from inquiry.text import LONGEST, as_html, html_key, plain, to_html, warm, words


def test_emphasis_lists_and_line_breaks_are_shown():
    assert to_html("They **compared**.\nThen:\n\n- one\n- two") == (
        "<p>They <strong>compared</strong>.<br>\nThen:</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>"
    )


def test_curly_quotes_stay_as_typed():
    assert to_html("“It’s ‘half’,” she said …") == "<p>“It’s ‘half’,” she said …</p>"


def test_nothing_that_looks_like_html_is_lost():
    assert to_html("3 < 5, <b>bold</b> & <script>x</script>") == (
        "<p>3 &lt; 5, &lt;b&gt;bold&lt;/b&gt; &amp; &lt;script&gt;x&lt;/script&gt;</p>"
    )


@pytest.mark.parametrize("written", ["[S3]: counted on", "[S3][S4] agree", "[S3](drew it)", "arr[0]", "![S3](photo)"])
def test_labels_in_brackets_are_not_references(written):
    assert to_html(written) == f"<p>{written}</p>"


def test_headings_begin_at_the_third_level_and_skip_none():
    made = to_html("# Data\n\n#### Deep\n\n## Less\n\n# Next")
    assert made == "<h3>Data</h3>\n<h4>Deep</h4>\n<h4>Less</h4>\n<h3>Next</h3>"


def test_a_text_that_starts_small_starts_at_the_third_level_too():
    assert to_html("#### Only\n\ntext") == "<h3>Only</h3>\n<p>text</p>"


def test_table_columns_keep_their_alignment():
    assert '<th align="right">score</th>' in to_html("|who|score|\n|---|--:|\n|S1|3|")


REL = 'rel="noopener nofollow ugc"'


@pytest.mark.parametrize(
    "written, shown",
    [
        ("[plan](https://e.org/?q=[1])", f'<a href="https://e.org/?q=[1]" {REL}>plan</a>'),
        ("[cycle](/cycles/3)", f'<a href="/cycles/3" {REL}>cycle</a>'),
        ("<https://e.org>", f'<a href="https://e.org" {REL}>https://e.org</a>'),
        ("<mailto:a@e.org>", f'<a href="mailto:a@e.org" {REL}>a@e.org</a>'),
        ("“https://e.org/a”", f'“<a href="https://e.org/a" {REL}>https://e.org/a</a>”'),
        ("(see https://e.org/a_(b)).", f'(see <a href="https://e.org/a_(b)" {REL}>https://e.org/a_(b)</a>).'),
        ("www.e.org, then", f'<a href="http://www.e.org" {REL}>www.e.org</a>, then'),
        ("<https://e.org/a b>", f'&lt;<a href="https://e.org/a" {REL}>https://e.org/a</a> b&gt;'),
    ],
)
def test_addresses_become_links(written, shown):
    assert to_html(written) == f"<p>{shown}</p>"


@pytest.mark.parametrize(
    "written", ["[x](javascript:alert(1))", "[x](//evil.example)", "[x](data:text/html,x)", "I saw it.So we", "a@e.org"]
)
def test_other_addresses_are_shown_as_written(written):
    assert to_html(written) == f"<p>{written}</p>"


def test_code_shows_what_is_in_it():
    assert to_html("`<b> arr[0]` and\n\n```\n[x] ` <i>\n```") == (
        "<p><code>&lt;b&gt; arr[0]</code> and</p>\n<pre><code>[x] ` &lt;i&gt;\n</code></pre>"
    )


def test_the_same_text_is_rendered_once():
    made = to_html("rendered **once**")
    assert to_html("rendered " + "**once**") is made


def test_what_is_warmed_is_ready_inside_the_transaction():
    warm(["warm\r\nme ", "", None])
    before = to_html.cache_info().misses
    to_html("warm\nme")
    assert to_html.cache_info().misses == before


def test_a_text_beyond_the_length_is_shown_as_written():
    made = to_html("**a** <b>\nb\n\n" + "c" * LONGEST)
    assert made.startswith("<p>**a** &lt;b&gt;<br>\nb</p>\n<p>ccc")


def test_a_text_that_defeats_markdown_is_shown_as_written_and_the_next_one_is_fine():
    hostile = "1. " * 2600 + "end"
    assert to_html(hostile) == f"<p>{hostile}</p>"
    assert to_html("fine *then*") == "<p>fine <em>then</em></p>"


def test_the_key_knows_the_text_and_the_version(monkeypatch):
    key = html_key("a")
    assert key == html_key("a") != html_key("b")
    monkeypatch.setattr(text, "KEY_VERSION", b"md-later")
    assert html_key("a") != key


def test_plain_words_carry_no_markup():
    assert plain("# What **we** see\n\n- 3 < 5\n- [link](https://e.org) & “more”") == "What we see 3 < 5 link & “more”"


def test_plain_words_end_at_a_word():
    assert plain("Students compared the fractions, carefully", 33) == "Students compared the fractions…"
    assert plain("a" * 50, 10) == "a" * 9 + "…"
    assert plain("short", 10) == "short"
    assert plain(None) == words(None) == ""


def test_stored_html_is_printed_as_html():
    assert as_html("<p>x</p>").__html__() == "<p>x</p>"
    assert as_html(None) == ""
