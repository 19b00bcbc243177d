import struct
import zipfile
from io import BytesIO

import pytest
from PIL import Image

from inquiry.pictures.limits import Limits
from inquiry.pictures.reasons import SENTENCES, says
from inquiry.pictures.refusal import Refused
from tests.pictures import making


def packed(**entries):
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return file.getvalue()


REFUSED = {
    "empty": b"",
    "word": b"{\\rtf1 An essay}",
    "slides": packed(**{"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"}),
    "sheet": packed(mimetype="application/vnd.oasis.opendocument.spreadsheet"),
    "archive": packed(**{"../../etc/passwd": "root"}),
    "svg": b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "web_page": b"<!doctype html><title>An essay</title>",
    "text": "Once upon a time — 3 > 2".encode(),
    "video": b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(64),
    "sound": b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0",
    "other_picture": making.as_bytes(making.worksheet((40, 40)), "BMP"),
    "unknown": bytes(range(7, 200)) * 5,
    "moving": making.moving_gif(),
    "locked_pdf": making.locked_pdf(),
    "damaged_pdf": b"%PDF-1.7\nThis is not really a PDF",
    "damaged_picture": making.photo()[:4000],
    "too_many_pixels": making.claims_to_be(60_000, 60_000),
    "too_many_pages": making.pdf(*["0 0 1 1 re f"] * 51),
}


@pytest.mark.parametrize("reason", REFUSED)
def test_what_cannot_be_shown_gets_its_sentence_and_nothing_is_stored(reason, add, folder):
    with pytest.raises(Refused) as refused:
        add(REFUSED[reason])
    assert refused.value.reason == reason
    assert list(folder.iterdir()) == []


def test_every_sentence_says_what_became_of_the_file_and_what_to_do_next():
    for reason in SENTENCES:
        assert "store" in says(reason), reason
        assert len(says(reason).split(". ")) >= 2, reason


def test_a_word_file_is_called_a_word_file_however_it_was_saved(add):
    for content in (
        packed(**{"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}),
        packed(mimetype="application/vnd.oasis.opendocument.text"),
        b"{\\rtf1 An essay}",
    ):
        with pytest.raises(Refused, match="word"):
            add(content)


def test_a_picture_may_hide_its_true_kind_neither_way(add):
    assert add(making.as_bytes(making.worksheet(), "PNG")).kind == "png"
    with pytest.raises(Refused, match="text"):
        add(b"GIF89 is how a GIF would start, if this were one")


def test_a_picture_half_copied_from_the_camera_is_refused(add):
    for kind in ("JPEG", "PNG", "WEBP", "TIFF"):
        content = making.photo(1, kind)
        with pytest.raises(Refused, match="damaged_picture"):
            add(content[: len(content) // 2])


def test_a_pixel_flood_is_refused_before_it_asks_for_memory(add):
    flood = bytearray(making.as_bytes(Image.new("L", (64, 64)), "JPEG"))
    frame = flood.index(b"\xff\xc0") + 5
    flood[frame : frame + 4] = struct.pack(">HH", 64_250, 64_250)
    with pytest.raises(Refused, match="too_many_pixels"):
        add(bytes(flood), Limits(memory_bytes=256 << 20))


def test_a_picture_that_needs_more_memory_than_allowed_is_refused(add, folder):
    with pytest.raises(Refused, match="too_heavy"):
        add(making.as_bytes(Image.new("1", (7_700, 7_700)), "PNG"), Limits(memory_bytes=200 << 20))
    assert list(folder.iterdir()) == []


def test_a_huge_page_cannot_hide_behind_a_small_one(add, folder):
    pages = [Image.new("L", (40, 40)), Image.new("L", (200, 200))]
    with pytest.raises(Refused, match="too_many_pixels"):
        add(making.as_bytes(pages[0], "TIFF", save_all=True, append_images=pages[1:]), Limits(pixels=10_000))
    assert list(folder.iterdir()) == []


def test_a_file_larger_than_allowed_is_not_even_opened(add):
    with pytest.raises(Refused, match="too_many_bytes"):
        add(making.photo(), Limits(source_bytes=1000))


def test_a_poster_and_a_stamp_are_drawn_at_a_sensible_size(add):
    sizes = [
        (add(making.pdf("0 0 1 1 re f", box=box)).pages[0].sizes["master"])
        for box in [(14_400, 14_400), (30, 20), (14_400, 3)]
    ]
    assert sizes == [(4096, 4096), (1600, 1067), (4096, 1)]
