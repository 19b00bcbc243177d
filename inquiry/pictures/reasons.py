"""Why a file was turned away, in words a teacher can act on."""

from inquiry.i18n import lazy
from inquiry.pictures.limits import MEBIBYTE, USUAL

SENTENCES = {
    "empty": lazy("This file is empty, so there was nothing to store. Choose it again, or take the photo once more."),
    "word": lazy("Word files cannot be shown yet. Nothing was stored. Save it as PDF and add it again."),
    "slides": lazy("Slides cannot be shown yet. Nothing was stored. Save them as PDF and add them again."),
    "sheet": lazy(
        "Spreadsheets cannot be shown yet. Nothing was stored. Save it as PDF, or take a picture of the part "
        "that matters.",
    ),
    "archive": lazy(
        "This is a folder packed into one file. Nothing was stored. Unpack it and add the photos or PDFs inside.",
    ),
    "svg": lazy(
        "This is a drawing that can carry program code, so it was not stored. Save it as PNG or PDF and add it again.",
    ),
    "web_page": lazy(
        "Inside, this file is a web page, so it was not stored. Print it to PDF, or take a picture of the screen."
    ),
    "text": lazy("This is plain text. Nothing was stored. Print it to PDF, or copy the text into a note."),
    "video": lazy("Videos cannot be added here yet. Nothing was stored. A few still pictures from it can be added."),
    "sound": lazy("Sound recordings cannot be added here yet. Nothing was stored. Photos and PDFs can be added."),
    "other_picture": lazy(
        "This kind of picture cannot be opened here. Nothing was stored. Save it as JPEG or PNG and add it again.",
    ),
    "unknown": lazy(
        "We could not tell what kind of file this is, so it was not stored. Photos (JPEG, PNG, WebP, HEIC, "
        "TIFF) and PDFs can be added.",
    ),
    "moving": lazy(
        "This picture moves. Nothing was stored, because only one moment of it would show. Add that moment as "
        "a still picture.",
    ),
    "locked_pdf": lazy(
        "This PDF is locked with a password, so its pages could not be read. Nothing was stored. Save a copy "
        "without the password and add it again.",
    ),
    "damaged_pdf": lazy(
        "This PDF is damaged and could not be read to the end. Nothing was stored. Open it on your device, "
        "save it as a new PDF, and add that one.",
    ),
    "damaged_picture": lazy(
        "This picture is damaged or only half there. Nothing was stored. Copy it from the camera again, or "
        "take the photo once more.",
    ),
    "broke_reader": lazy(
        "This file could not be opened safely. Nothing was stored. Take a photo of the page, or save it as a "
        "new PDF, and add that one.",
    ),
    "too_many_pixels": lazy(
        "This picture says it has more than %(millions)s million pixels, more than we can open safely. "
        "Nothing was stored. Save a smaller copy and add it again.",
        millions=USUAL.pixels // 1000000,
    ),
    "too_many_pages": lazy(
        "This file has more than %(pages)s pages. Nothing was stored. Choose the pages the team will look at "
        "and add only those.",
        pages=USUAL.pages,
    ),
    "too_many_bytes": lazy(
        "This file is larger than %(megabytes)s MB. Nothing was stored. Save a smaller copy, or fewer pages, "
        "and add it again.",
        megabytes=USUAL.source_bytes // MEBIBYTE,
    ),
    "too_heavy": lazy(
        "Opening this file would need more memory than it may have. Nothing was stored. Save a smaller copy, "
        "or take a photo of the page.",
    ),
    "too_long": lazy(
        "Opening this file took too long and was stopped. Nothing was stored. Save a simpler copy, or take a "
        "photo of the page.",
    ),
    "trouble": lazy(
        "Something went wrong on our side, not with your file. Nothing was stored. Keep the file and try "
        "again in a little while.",
    ),
    "not_safe": lazy(
        "The check after covering did not succeed, so this version was not stored. Your picture is as it was, "
        "and only you see it. Try again.",
    ),
}


def says(reason: str) -> str:
    """The sentence for this reason, in the reader’s language."""
    return str(SENTENCES[reason])
