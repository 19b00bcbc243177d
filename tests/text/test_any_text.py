"""Whatever is written, only what is allowed comes out."""

import unicodedata
from concurrent.futures import ThreadPoolExecutor

from bleach import Cleaner
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import markdown

from inquiry.text import ATTRIBUTES, LONGEST, PROTOCOLS, TAGS, _clean_twice, plain, to_html, to_markdown_safe, trim
from tests.text.clean import faults

PIECES = """<script> </script> <img src=x onerror=alert(1)> <a href=" javascript: data: vbscript: <svg <!-- -->
<![CDATA[ ]]> <? ?> [ ]( ) ![ ] ]: ` ``` ~~~ * ** _ > - 1. # | |- \\ & &lt; &#106; &colon; &Tab; https:// http://e.org/
mailto: www. //e.org ' " “ ” ’ ( { } = : ; / . e.org onclick= style= id= {: .c} <style> <math> <noscript> <template> <https://e.org"""
mostly_markup = st.lists(
    st.one_of(st.sampled_from([*PIECES.split(), " ", "\n", "\n\n", "\t", "    "]), st.text(max_size=4)), max_size=40
).map("".join)
any_text = st.one_of(mostly_markup, st.text(st.characters(), max_size=300))
thorough = settings(max_examples=400, deadline=None)


@thorough
@given(any_text)
def test_only_allowed_tags_attributes_and_addresses_come_out(source):
    assert faults(to_html(source)) == []


@thorough
@given(any_text)
def test_cleaning_what_is_clean_changes_nothing(source):
    cleaner = Cleaner(tags=TAGS, attributes=ATTRIBUTES, protocols=PROTOCOLS, strip=True)
    assert _clean_twice(to_html(source), cleaner) == to_html(source)


@thorough
@given(any_text)
def test_trimming_twice_is_trimming_once(source):
    once = trim(source)
    assert trim(once) == once
    once.encode()
    assert not any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in once if letter not in "\n\t")


@thorough
@given(any_text)
def test_a_markdown_file_renders_to_clean_html_even_without_a_cleaner(source):
    assert [fault for fault in faults(markdown(to_markdown_safe(source))) if fault not in {"<h1>", "<h2>"}] == []


def test_two_threads_do_not_disturb_each_other():
    sources = [f"# {n}\n\n- **{n}**\n- `{n}`\n\n|a|b|\n|-|-|\n|{n}|[x](/{n})|" for n in range(200)]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(to_html.__wrapped__, sources))
    assert together == [to_html.__wrapped__(source) for source in sources]


def test_the_longest_text_comes_out_whole():
    assert plain("word " * (LONGEST // 5)).count("word") == LONGEST // 5
