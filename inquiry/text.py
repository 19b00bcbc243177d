"""Teachers write Markdown; browsers get a small, clean subset of HTML. This is the one door from text to HTML."""

import html
import re
import threading
from functools import lru_cache, partial
from hashlib import blake2b

import nh3
from bleach import Cleaner
from bleach.linkifier import LinkifyFilter
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from inquiry.text_guard import ANGLE, LONGEST, TICK, guard, one_line, release, to_markdown_safe, trim

__all__ = [
    "KEY_VERSION",
    "LONGEST",
    "as_html",
    "html_key",
    "one_line",
    "plain",
    "to_html",
    "to_markdown_safe",
    "trim",
    "warm",
    "words",
]

KEY_VERSION = b"md-v3"  # raise it whenever the same text would come out differently: stored HTML is then made anew

TAGS = {"a", "abbr", "blockquote", "br", "code", "del", "em", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre"}
TAGS |= {"strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul"}
ATTRIBUTES = {"a": ["href", "title"], "abbr": ["title"], "th": ["align"], "td": ["align"], "ol": ["start"]}
PROTOCOLS = {"http", "https", "mailto"}
REL = "noopener nofollow ugc"
# Bleach’s own pattern makes links of “so.In” and takes a closing ” into the address.
MARKS = f'\\s<>"“”«»{ANGLE}{TICK}'
ADDRESS = re.compile(
    rf"\b(?:https?://|www\.)(?:[^()‘’{MARKS}]|\([^()‘’{MARKS}]*\))*(?:[^().,;:!?…‘’{MARKS}]|\([^()‘’{MARKS}]*\))",
    re.IGNORECASE,
)

_mine = threading.local()  # Markdown and html5lib keep state while they work


class Outline(Treeprocessor):
    """The page has its own h1 and h2: the headings of a text begin at h3 and never skip a level."""

    def run(self, root):
        above: list[str] = []
        for heading in root.iter():
            if re.fullmatch("h[1-6]", str(heading.tag)):
                while above and above[-1] >= heading.tag:
                    above.pop()
                above.append(heading.tag)
                heading.tag = f"h{min(2 + len(above), 6)}"


class House(Extension):
    def extendMarkdown(self, md):
        md.inlinePatterns.deregister("image_link")  # pictures are pieces of student work; here they stay links
        md.treeprocessors.register(Outline(md), "outline", 5)


def _with_rel(attributes, new=False):
    attributes[(None, "rel")] = REL
    return attributes


def _tools():
    if not hasattr(_mine, "markdown"):
        tables = TableExtension(use_align_attribute=True)
        _mine.markdown = Markdown(extensions=[tables, "sane_lists", "nl2br", "fenced_code", House()])
        links = partial(
            LinkifyFilter, callbacks=[_with_rel], skip_tags={"pre", "code"}, parse_email=False, url_re=ADDRESS
        )
        _mine.cleaner = Cleaner(
            tags=TAGS, attributes=ATTRIBUTES, protocols=PROTOCOLS, strip=True, strip_comments=True, filters=[links]
        )
    return _mine.markdown, _mine.cleaner


@lru_cache(maxsize=512)
def to_html(source: str) -> str:
    """Clean HTML for a text; ask before the transaction begins, then again inside it for nothing."""
    if len(source) <= LONGEST:
        try:
            return _rendered(source)
        except RecursionError:  # a thousand list marks on one line
            vars(_mine).clear()  # Markdown stops in the middle of its lists and would go on there
    return _paragraphs(source)


def _rendered(source):
    markdown, cleaner = _tools()
    markdown.reset()
    return release(_clean_twice(markdown.convert(guard(source)), cleaner))


def _clean_twice(made, cleaner):
    """Two parsers that share no code, because bleach gets no more repairs."""
    attributes = {tag: set(names) for tag, names in ATTRIBUTES.items()}
    return nh3.clean(cleaner.clean(made), tags=TAGS, attributes=attributes, url_schemes=PROTOCOLS, link_rel=REL)


def _paragraphs(source):
    """The text as written; Markdown’s time grows with the square of a length, and this is beyond what we measured."""
    parts = re.split(r"\n\s*\n", html.escape(trim(source, len(source)), quote=False))
    return "\n".join("<p>" + part.replace("\n", "<br>\n") + "</p>" for part in parts if part)


def html_key(source: str) -> str:
    """Tells whether stored HTML was made from this text by this version."""
    return blake2b(source.encode(errors="surrogatepass"), digest_size=16, person=KEY_VERSION).hexdigest()


def warm(texts):
    """Render what a request sent before its transaction begins, so that nobody waits for it there."""
    for text in texts:
        if text:
            to_html(trim(text))


def words(stored, limit=None):
    """The bare words of stored HTML, on one line: for labels, titles and mail."""
    text = " ".join(html.unescape(nh3.clean(stored or "", tags=set())).split())
    if limit is None or len(text) <= limit:
        return text
    whole_words = text[:limit].rpartition(" ")[0]
    return (whole_words or text[: limit - 1]).rstrip(" .,;:") + "…"


def plain(source, limit=None):
    """The bare words of a text as written; pages that list many texts take `words` of the stored HTML."""
    return words(to_html(trim(source or "")), limit)


def as_html(stored):
    """Print stored HTML as HTML. The template filter `html` is this function, and nothing else is."""
    return Markup(stored or "")  # noqa: S704 - made by `to_html`, the one place where text becomes HTML


def as_title(text: str) -> str:
    """A line as it stands alone: with a capital, also when it was written as the end of a sentence."""
    return text if text[1:2].isupper() else text[:1].upper() + text[1:]
