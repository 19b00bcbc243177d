"""The minutes as files to keep: what they are called, and how they are sent."""

import re
import unicodedata

from flask import Response

from inquiry.clock import local
from inquiry.i18n import _
from inquiry.minutes.sentences import zone


def send(made: bytes | str, record, kind: str, mimetype: str) -> Response:
    """Hand over a file to keep."""
    response = Response(made, mimetype=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{name_of(record, kind)}"'
    return response


def name_of(record, kind: str) -> str:
    """A name every computer can keep: the day, the team, and what it is."""
    on = local(record.began_at, zone()).date().isoformat()
    parts = (on, plain(record.team), plain(_("minutes")))
    return "-".join(part for part in parts if part) + f".{kind}"


def plain(text: str) -> str:
    """Only letters, digits and hyphens."""
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")[:40]
