"""What people send, before anything reads it as Markdown: tidied for keeping, and made harmless for parsing."""

import re
import unicodedata

LONGEST = 8000  # characters in one text; forms say so, and rendering time was measured up to here
WAY_TOO_LONG = 2 * LONGEST  # cut only here, so that a form can still see that a text is too long and say so

NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters
    "\u202a-\u202e\u2066-\u2069"  # characters that turn the reading direction of what follows
    "\ud800-\udfff\ufeff\ufdd0-\ufdef\ufffe\uffff]"  # halves of characters, and what no file format can carry
)
WORD = re.compile(r"\S+")
LONGEST_WORD = 1000  # composing accents takes quadratic time in one run of them


def trim(source, limit=WAY_TOO_LONG):
    """The text as we keep it: composed characters, plain line ends, nothing invisible that changes what is read."""
    if not isinstance(source, str):
        return source
    text = UNWANTED.sub("", NEWLINES.sub("\n", source[:limit]))
    return WORD.sub(_composed, text)[:limit].strip()


def one_line(source, limit=WAY_TOO_LONG):
    """The same for names and titles, where a line end is a blank."""
    return " ".join(trim(source, limit).split()) if isinstance(source, str) else source


def _composed(word):
    return word[0] if len(word[0]) > LONGEST_WORD else unicodedata.normalize("NFC", word[0])


# Private-use characters stand in for marks that may not start markup, and become those marks again after cleaning.
# Without them one text of 8000 opening brackets keeps Markdown busy for more than ten seconds.
BRACKET, TICK, ANGLE = "\ue000", "\ue001", "\ue002"
STAND_INS = re.compile(f"[{BRACKET}{TICK}{ANGLE}]")
# The look-ahead is bounded, hence linear. “[S3]: counted on”, “[S3][S4]” and “[S3](drew it)” are how people label
# student work, never references: Markdown would swallow them.
NOT_A_LINK = re.compile(r"\[(?!(?:\\.|[^\[\]\\\n]){1,200}\]\(<?(?:https?://|mailto:|/(?!/)))")
NOT_AN_ADDRESS = re.compile(r"<(?!(?:https?://|mailto:)[^\s<>]{1,500}>)")
BLANKS = re.compile(r"(?<=\S)[ \t]{16,}")
SHORT_TICKS = re.compile(r"(?<!`)`{1,2}(?!`)|`{4,}")
ENOUGH = 120  # links, or backticks, in one text


def guard(source):
    """The same text for a reader, and nothing in it that makes Markdown slow or that starts HTML."""
    text = STAND_INS.sub("", UNWANTED.sub("", NEWLINES.sub("\n", source)))
    text = BLANKS.sub("    ", text)
    text = NOT_A_LINK.sub(BRACKET, NOT_AN_ADDRESS.sub(ANGLE, text))
    if text.count("](") > ENOUGH:
        text = text.replace("[", BRACKET)
    if text.count("`") > ENOUGH:
        text = SHORT_TICKS.sub(lambda ticks: TICK * len(ticks[0]), text)
    return text


def release(html):
    """Put back what `guard` held."""
    return html.replace(BRACKET, "[").replace(TICK, "`").replace(ANGLE, "&lt;")


STARTS_HTML = re.compile(r"<(?=[A-Za-z/!?])(?!(?:https?://|mailto:)[^\s<>]{1,500}>)")
NOT_A_WEB_LINK = re.compile(r"\](?=[(\[:])(?!\((?:https?://|mailto:))")


def to_markdown_safe(source, prefix=""):
    """The text for a Markdown file that any program may open: no HTML, no pictures from elsewhere, only web links.

    With a prefix such as “> ” no heading, list or code block can run on into the rest of the file.
    """
    text = STARTS_HTML.sub("&lt;", trim(source or ""))  # entities, because a backslash of the writer undoes ours
    text = NOT_A_WEB_LINK.sub("&#93;", text).replace("![", "&#33;[")
    return "\n".join((prefix + line).rstrip() for line in text.split("\n"))
