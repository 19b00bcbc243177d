"""What people send is tidied before it is kept."""

import pytest

from inquiry.text import LONGEST, one_line, to_markdown_safe, trim


@pytest.mark.parametrize(
    "sent, kept",
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\x00b\x07c\x1bd\x9fe", "abcde"),
        ("tab\tstays", "tab\tstays"),
        ("e\u0301", "é"),
        ("a\ud800b\udfffc", "abc"),
        ("safe\u202egnp.exe\u2066x\u2069", "safegnp.exex"),
        ("\ufeff  text \n", "text"),
        ("👩🏽‍🏫 ñ 漢字 עברית", "👩🏽‍🏫 ñ 漢字 עברית"),
        (None, None),
        (7, 7),
    ],
)
def test_trim(sent, kept):
    assert trim(sent) == kept


def test_a_text_that_is_too_long_is_still_too_long_when_the_form_counts_it():
    assert len(trim("a" * (LONGEST + 500))) == LONGEST + 500


def test_nothing_is_kept_beyond_the_limit():
    assert trim("abc def", 4) == "abc"


def test_a_name_has_no_line_ends():
    assert one_line(" Grade 4\r\nOak\tteam ") == "Grade 4 Oak team"
    assert one_line(None) is None


@pytest.mark.parametrize(
    "kept, written",
    [
        ("3 < 5 and **so**", "3 < 5 and **so**"),
        ("<script>x</script>", "&lt;script>x&lt;/script>"),
        ("\\<img src=x>", "\\&lt;img src=x>"),
        ("<https://e.org>", "<https://e.org>"),
        ("[x](https://e.org) - [ ] task", "[x](https://e.org) - [ ] task"),
        ("[x](javascript:x)", "[x&#93;(javascript:x)"),
        ("\\[x\\](javascript:x)", "\\[x\\&#93;(javascript:x)"),
        ("[r]: javascript:x", "[r&#93;: javascript:x"),
        ("![x](https://e.org/x.png)", "&#33;[x](https://e.org/x.png)"),
        (None, ""),
    ],
)
def test_a_text_in_a_markdown_file_is_safe_in_other_programs(kept, written):
    assert to_markdown_safe(kept) == written


def test_a_prefix_keeps_a_text_in_its_place():
    assert to_markdown_safe("# a\n\n```\nb", "> ") == "> # a\n>\n> ```\n> b"
