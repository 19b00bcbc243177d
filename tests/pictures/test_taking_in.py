from hashlib import sha256

import pytest
from PIL import Image, ImageChops, ImageStat

from inquiry.pictures.proof import is_bare
from inquiry.pictures.sizes import NAMES, fullest_window
from tests.pictures import making

WAYS_TO_HOLD = range(1, 9)
WITH_SECRETS = {"JPEG": making.photo, "HEIC": making.heic, "PNG": making.png_with_words}
TELLING = [making.SECRET.encode(), b"Exif", b"GPS", b"xmp", b"http", b"ICC_PROFILE", b"Photoshop"]


def only_page(taken):
    (page,) = taken.pages
    return page


def looks_like(path, picture):
    with Image.open(path) as opened:
        assert opened.size == picture.size
        return max(ImageStat.Stat(ImageChops.difference(opened, picture)).mean) < 2


@pytest.mark.parametrize("kind", ["JPEG", "HEIC", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("held", WAYS_TO_HOLD)
def test_however_the_camera_was_held_the_page_stands_upright(held, kind, add):
    content = making.heic(held) if kind == "HEIC" else making.photo(held, kind)
    assert looks_like(only_page(add(content)).files["master"], making.worksheet())


@pytest.mark.parametrize("kind", WITH_SECRETS)
def test_where_when_and_by_whom_is_gone_from_every_size(kind, add):
    content = WITH_SECRETS[kind]()
    assert making.SECRET.encode() in content
    for path in only_page(add(content)).files.values():
        with Image.open(path) as picture:
            assert not picture.getexif()
        assert is_bare(path)
        assert not [word for word in TELLING if word in path.read_bytes()]


def test_what_a_pdf_says_beside_its_pages_is_gone(add):
    content = making.pdf(making.writing(making.SECRET))
    for path in only_page(add(content)).files.values():
        assert is_bare(path)
        assert making.SECRET.encode() not in path.read_bytes()


def test_each_page_of_a_pdf_becomes_a_picture_fine_enough_to_read(add):
    taken = add(making.pdf(making.writing("one"), making.writing("two")))
    assert taken.kind == "pdf"
    assert [(page.number, page.width, page.height) for page in taken.pages] == [(1, 1445, 1870), (2, 1445, 1870)]


def test_a_scan_of_several_pages_keeps_them_in_order(add):
    second = making.worksheet().transpose(making.AS_HELD[3])
    taken = add(making.as_bytes(making.worksheet(), "TIFF", save_all=True, append_images=[second]))
    assert [
        looks_like(page.files["master"], drawn)
        for page, drawn in zip(taken.pages, [making.worksheet(), second], strict=True)
    ]


def test_every_size_is_made_and_none_is_enlarged(add):
    page = only_page(add(making.as_bytes(making.worksheet((3000, 1500)), "JPEG")))
    assert page.sizes == {
        "master": (3000, 1500),
        "projector": (1920, 960),
        "laptop": (1280, 640),
        "phone": (640, 320),
        "thumb": (240, 160),
    }
    for name in NAMES:
        with Image.open(page.files[name]) as picture:
            assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", page.sizes[name])
    assert only_page(add(making.as_bytes(making.worksheet((500, 300)), "JPEG"))).sizes["projector"] == (500, 300)


def test_the_master_keeps_a_twelve_megapixel_photo_whole_and_reduces_a_larger_one(add):
    assert only_page(add(making.as_bytes(Image.new("L", (4032, 3024)), "PNG"))).sizes["master"] == (4032, 3024)
    assert only_page(add(making.as_bytes(Image.new("L", (8064, 6048)), "PNG"))).sizes["master"] == (4096, 3072)


def test_see_through_parts_become_white_paper(add):
    picture = Image.new("RGBA", (40, 40), (255, 0, 0, 0))
    assert looks_like(
        only_page(add(making.as_bytes(picture, "PNG"))).files["master"], Image.new("RGB", (40, 40), "white")
    )


def test_fine_grey_scans_keep_their_middle_grey(add):
    for picture in (
        Image.new("I;16", (40, 40), 0x8000),
        Image.new("L", (40, 40), 0x80),
        Image.new("CMYK", (40, 40), (0, 0, 0, 127)),
    ):
        taken = add(making.as_bytes(picture, "TIFF"))
        assert looks_like(only_page(taken).files["master"], Image.new("RGB", (40, 40), (128, 128, 128)))


def test_colours_of_another_profile_become_those_of_every_screen(add):
    red, blue = Image.new("RGB", (40, 40), "red"), Image.new("RGB", (40, 40), "blue")
    for odd, seen in ((making.swapped_profile(), blue), (making.profile(), red), (b"not a profile at all", red)):
        taken = add(making.as_bytes(red, "JPEG", icc_profile=odd))
        assert looks_like(only_page(taken).files["master"], seen)


def test_a_file_is_known_again_by_its_bytes(add):
    content = making.photo()
    assert add(content).sha256 == sha256(content).hexdigest()


def test_the_small_picture_shows_where_the_writing_is():
    page = Image.new("L", (400, 1000), 255)
    page.paste(making.worksheet((200, 60)).convert("L"), (100, 800))
    _left, top, _right, bottom = fullest_window(page)
    assert top <= 800 < 860 <= bottom
    assert fullest_window(Image.new("L", (240, 480))) == (0, 160, 240, 320)


def test_a_program_hidden_behind_a_picture_does_not_come_through(add):
    content = making.photo() + b"<script>alert(1)</script>"
    page = only_page(add(content))
    assert all(b"script" not in path.read_bytes() for path in page.files.values())
