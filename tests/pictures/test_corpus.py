"""Every file of the upload corpus, against what docs/upload-corpus.md says became of it."""

import os
import re

import pytest
from PIL import Image, ImageChops, ImageStat

from inquiry.pictures.proof import is_bare
from inquiry.pictures.workbench import take_in
from scripts.upload_corpus import CORPUS, TABLE, files, line

REFUSED = {
    "disguised/essay-page1.png": "web_page",
    "hostile_uploads_patt/SVG_XSS1.svg": "svg",
    "hostile_uploads_patt/SVG_XSS2.svg": "svg",
    "hostile_uploads_patt/SVG_XSS_nested_svg.svg": "svg",
    "hostile_uploads_patt/ssrf_svg_image.svg": "svg",
    "hostile_uploads_patt/xss.html": "web_page",
    "hostile_uploads_patt/xss.xhtml": "web_page",
    "hostile_uploads_patt/etc_passwd.zip": "archive",
    "zip_slip_derived/dotdot.zip": "archive",
    "pdf_pypdf/r3-user-password.pdf": "locked_pdf",
    "pdf_pypdf/r6-user-password.pdf": "locked_pdf",
    "pdf_scans_ocrmypdf/invalid.pdf": "damaged_pdf",
    "pixel_flood/lottapixel.jpg": "too_many_pixels",
}
MISSING = f"The upload corpus is not there: {CORPUS}"
MARKUP = re.compile(rb"script|onclick|alert|onerror|<svg|https?:", re.I)


@pytest.fixture(autouse=True)
def corpus():
    if not CORPUS.is_dir():
        pytest.fail(MISSING) if os.environ.get("CI") else pytest.skip(MISSING)


def name(source):
    return source.relative_to(CORPUS).as_posix()


def pages(where, folder):
    return take_in(CORPUS / where, folder).pages


def test_every_file_has_its_line_and_is_taken_in_or_refused_as_it_should():
    lines = re.findall(
        r"^\| (\S+/\S+) \| .* \| (?:taken in: |refused: `(\w+)`)", TABLE.read_text(encoding="utf-8"), re.M
    )
    told = {source: reason or "taken in" for source, reason in lines}
    words = {name(source): "word" for source in files() if source.suffix == ".docx"}
    assert told == {name(source): "taken in" for source in files()} | REFUSED | words


@pytest.mark.parametrize("source", files(), ids=name)
def test_what_the_table_says_is_what_happens(source):
    assert line(source) in TABLE.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("held", range(2, 9))
def test_all_eight_ways_to_hold_a_camera_give_the_same_picture(held, folder):
    def small(number):
        (page,) = pages(f"exif_orientation/Landscape_{number}.jpg", folder)
        with Image.open(page.files["master"]) as picture:
            return picture.size, picture.resize((90, 60))

    (size, first), (same_size, other) = small(1), small(held)
    assert same_size == size
    # The number written in the middle differs; everything else is the same waterfall.
    assert max(ImageStat.Stat(ImageChops.difference(first, other)).mean) < 4


@pytest.mark.parametrize("source", [source for source in files() if source.parent.name == "exif_gps"], ids=name)
def test_nothing_a_camera_wrote_is_left_in_any_size(source, folder):
    with Image.open(source) as picture:
        wrote = [value.strip("\0 ").encode() for value in picture.getexif().values() if isinstance(value, str)]
    wrote = [b"Exif", b"GPS", b"xmp", b"Photoshop", *(word for word in wrote if len(word) > 4)]
    (page,) = pages(name(source), folder)
    for path in page.files.values():
        assert is_bare(path)
        assert not [word for word in wrote if word in path.read_bytes()]


@pytest.mark.parametrize(
    "what", ["onclick-xss-ecs.jpeg", "payload_text_xss.png", "xss_comment_exif_metadata_double_quote.png"]
)
def test_a_program_hidden_in_a_picture_does_not_survive(what, folder):
    assert MARKUP.search((CORPUS / "hostile_uploads_patt" / what).read_bytes()) or what.startswith("payload")
    (page,) = pages(f"hostile_uploads_patt/{what}", folder)
    assert not [path.name for path in page.files.values() if MARKUP.search(path.read_bytes())]
