"""What clean HTML may contain, told by the standard library’s parser instead of the ones that made it."""

import re
from html.parser import HTMLParser

BARE = "abbr blockquote br code del em h3 h4 h5 h6 hr li p pre strong sub sup table tbody thead tr ul"
ALLOWED = {
    **dict.fromkeys(BARE.split(), frozenset()),
    "a": {"href", "title", "rel"},
    "abbr": {"title"},
    "th": {"align"},
    "td": {"align"},
    "ol": {"start"},
}
SCHEMES = {"http", "https", "mailto"}
SCHEME = re.compile(r"[\x00-\x20]*([a-z][\w+.\s-]*):", re.IGNORECASE)  # browsers skip blanks before and inside it


class Inspector(HTMLParser):
    def __init__(self):
        super().__init__()
        self.faults = []

    def handle_starttag(self, tag, attrs):
        if tag not in ALLOWED:
            self.faults.append(f"<{tag}>")
            return
        self.faults += [f"<{tag} {name}>" for name, _ in attrs if name not in ALLOWED[tag]]
        self.faults += [value for name, value in attrs if name == "href" and not _safe(value)]

    def handle_comment(self, data):
        self.faults.append("comment")

    handle_decl = handle_pi = unknown_decl = handle_comment


def _safe(address):
    scheme = SCHEME.match(address or "")
    return scheme is None or scheme[1].lower() in SCHEMES


def faults(html):
    """Everything in the HTML that may not be there."""
    inspector = Inspector()
    inspector.feed(html)
    inspector.close()
    return inspector.faults
