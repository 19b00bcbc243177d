"""Pages of a PDF as pictures: what a reader would see, without text, links, comments' authors or scripts."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

from inquiry.pictures.limits import Limits
from inquiry.pictures.refusal import Refused
from inquiry.pictures.sizes import MASTER

POINTS_PER_INCH = 72
PIXELS_PER_INCH = 170
LEAST = 1600
PASSWORD_MISSING = 4


def sheets(source: Path, limits: Limits) -> Iterator[Image.Image]:
    """Every page of this PDF, on white."""
    try:
        yield from _read(source, limits)
    except (Refused, MemoryError):
        raise
    except pdfium.PdfiumError as broken:
        reason = "locked_pdf" if getattr(broken, "err_code", None) == PASSWORD_MISSING else "damaged_pdf"
        raise Refused(reason, "pdf", fault=type(broken).__name__) from broken
    except Exception as broken:
        # A damaged or hostile PDF can make its reader raise anything at all; all of it means the same to a teacher.
        raise Refused("damaged_pdf", "pdf", fault=type(broken).__name__) from broken


def _read(source: Path, limits: Limits) -> Iterator[Image.Image]:
    document = pdfium.PdfDocument(source)
    if not len(document):
        raise Refused("damaged_pdf", "pdf")
    if len(document) > limits.pages:
        raise Refused("too_many_pages", "pdf")
    document.init_forms()  # so that what a student typed into a form is on the page
    for number in range(len(document)):
        page = document[number]
        yield page.render(scale=_scale(*page.get_size())).to_pil().convert("RGB")
        page.close()


def _scale(width: float, height: float) -> float:
    """Fine enough to read pencil; a tiny page is enlarged and a poster reduced."""
    longest = max(width, height, 1)
    wanted = min(max(longest * PIXELS_PER_INCH / POINTS_PER_INCH, LEAST), MASTER)
    return wanted / longest
