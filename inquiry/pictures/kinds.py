"""What a file is, told by its bytes; its name is never asked."""

import re
import zipfile
from pathlib import Path

from inquiry.pictures.refusal import Refused

HEAD = 4096
SIGNATURES = [
    ("jpeg", re.compile(rb"\xff\xd8\xff")),
    ("png", re.compile(rb"\x89PNG\r\n\x1a\n")),
    ("webp", re.compile(rb"RIFF....WEBP", re.DOTALL)),
    ("gif", re.compile(rb"GIF8[79]a")),
    ("tiff", re.compile(rb"II\*\0|MM\0\*")),
    ("heic", re.compile(rb"....ftyp(hei[cxms]|hev[cxms]|mif1|msf1)", re.DOTALL)),
    # A reader of PDFs accepts the mark anywhere in the first kilobyte, so we do as well.
    ("pdf", re.compile(rb".{0,1019}%PDF-", re.DOTALL)),
]
MARKUP = [("svg", re.compile(r"<svg[\s>]", re.I)), ("web_page", re.compile(r"\s*<[!?a-z]", re.I))]
PACKED = [
    ("word", ("word/", "application/vnd.oasis.opendocument.text")),
    ("slides", ("ppt/", "application/vnd.oasis.opendocument.presentation")),
    ("sheet", ("xl/", "application/vnd.oasis.opendocument.spreadsheet")),
]
NAMED = [
    ("word", ("msword",)),
    ("slides", ("powerpoint",)),
    ("sheet", ("ms-excel",)),
    ("archive", ("zip", "x-tar", "gzip", "x-7z", "x-rar", "vnd.rar", "x-bzip")),
    ("video", ("video/",)),
    ("sound", ("audio/",)),
    ("other_picture", ("image/",)),
]


def kind_of(source: Path) -> str:
    """The accepted kind this file is, or a refusal that says what it is instead."""
    with source.open("rb") as file:
        head = file.read(HEAD)
    if not head:
        raise Refused("empty")
    for kind, signature in SIGNATURES:
        if signature.match(head):
            return kind
    raise Refused(_other_kind(source, head))


def _other_kind(source: Path, head: bytes) -> str:
    if head.startswith(b"PK"):
        return _kind_packed(source)
    text = _as_text(head)
    return _kind_of_text(text) if text is not None else _kind_by_catalogue(source)


def _kind_packed(source: Path) -> str:
    """Office documents are packed folders; which of them is told by the folders inside."""
    try:
        with zipfile.ZipFile(source) as packed:
            names = packed.namelist()
            # OpenDocument says what it is in the first entry, which is never compressed and always short.
            says = packed.open("mimetype").read(100).decode("latin-1") if "mimetype" in names else ""
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError, EOFError):
        return "archive"
    inside = [says, *names]
    return next((kind for kind, marks in PACKED if any(name.startswith(marks) for name in inside)), "archive")


def _as_text(head: bytes) -> str | None:
    """The beginning as text, where it is text; the last letter may be cut in the middle."""
    if b"\0" in head:
        return None
    try:
        return head.decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        return head[: broken.start].decode("utf-8-sig") if broken.start > len(head) - 4 else None


def _kind_of_text(text: str) -> str:
    if text.startswith("{\\rtf"):
        return "word"
    return next((kind for kind, shape in MARKUP if shape.search(text) and "<" in text.lstrip()[:1]), "text")


def _kind_by_catalogue(source: Path) -> str:
    # Imported only here: the catalogue is slow to load and nearly every file is known by its first bytes.
    import puremagic

    try:
        mime = puremagic.from_file(source, mime=True)
    except (puremagic.PureError, ValueError, OSError, KeyError, IndexError):
        return "unknown"
    return next((kind for kind, words in NAMED if any(word in mime for word in words)), "unknown")
