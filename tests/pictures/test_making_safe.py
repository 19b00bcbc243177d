"""What is under a black box is gone: from every size, and for good."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from inquiry.pictures.boxes import ANGLES, WHOLE, burned, covered_by, cropped_to, is_rectangle
from inquiry.pictures.proof import check, is_bare
from inquiry.pictures.reasons import says
from inquiry.pictures.refusal import NotSafe
from inquiry.pictures.sizes import NAMES, write_sizes
from inquiry.pictures.workbench import make_safe
from tests.pictures import making

NAME_AREA = (0.1, 0.1, 0.5, 0.2)
fraction = st.floats(0, 0.95)
part = st.tuples(fraction, fraction, st.floats(0.01, 1), st.floats(0.01, 1))
crops = part.filter(lambda crop: crop[2] > 0.05 and crop[3] > 0.05)
sizes = st.tuples(st.integers(20, 400), st.integers(20, 400))


def named_page(name, size=(1600, 1200)):
    """A page with a name well inside the name area."""
    page = making.worksheet(size)
    ImageDraw.Draw(page).text((240, 180), name, fill="black", font_size=90)
    return page


def noise(size):
    """The hardest picture to cover: nothing but bright and dark and every colour beside each other."""
    bands = [Image.effect_noise(size, 250).point(lambda grey: 255 if grey > 128 else 0) for _ in range(3)]
    return Image.merge("RGB", bands)


@pytest.fixture
def master(add):
    return lambda page: add(making.as_bytes(page, "PNG")).pages[0].files["master"]


@pytest.fixture
def safe(tmp_path):
    folder = tmp_path / "safe"
    folder.mkdir()
    return folder


def test_whatever_name_stood_under_the_box_the_new_files_are_the_same_byte_for_byte(master, safe):
    made = []
    for name in ("María López", "Jamal", ""):
        page = make_safe(master(named_page(name)), safe, boxes=[NAME_AREA])
        made.append([page.files[size].read_bytes() for size in NAMES])
    assert made[0] == made[1] == made[2]


def test_what_is_not_under_a_box_stays(master, safe):
    before = master(named_page("María López"))
    after = make_safe(before, safe, boxes=[NAME_AREA]).files["master"]
    with Image.open(before) as old, Image.open(after) as new:
        below = (0, 400, 1600, 1200)
        drawn = zip(
            old.crop(below).resize((40, 20)).get_flattened_data(),
            new.crop(below).resize((40, 20)).get_flattened_data(),
            strict=True,
        )
        assert max(abs(a - b) for was, now in drawn for a, b in zip(was, now, strict=True)) < 6


@pytest.mark.parametrize("turn", ANGLES)
def test_boxes_are_drawn_on_the_page_as_it_was_turned_and_the_crop_comes_last(turn, master, safe):
    # After turning, the top left quarter of the page is kept and its own top left quarter is black.
    page = make_safe(master(named_page("")), safe, turn=turn, boxes=[(0, 0, 0.25, 0.25)], crop=(0, 0, 0.5, 0.5))
    assert page.sizes["master"] == ((800, 600) if turn in (0, 180) else (600, 800))
    with Image.open(page.files["master"]) as picture:
        assert (
            max(high for _, high in picture.crop((4, 4, page.width // 2 - 4, page.height // 2 - 4)).getextrema()) < 40
        )
        assert min(picture.getpixel((page.width * 3 // 4, page.height * 3 // 4))) > 200


def test_a_turn_goes_clockwise(master, safe):
    page = make_safe(master(making.worksheet()), safe, turn=90)
    with Image.open(page.files["master"]) as picture:  # blue stood at the bottom left
        red, _, blue = picture.getpixel((20, 20))
    assert blue > 200 > red


def test_the_new_pictures_are_bare_and_stand_beside_others(master, safe):
    first = make_safe(master(named_page("A")), safe, boxes=[NAME_AREA])
    second = make_safe(master(named_page("B")), safe, number=2)
    assert second.number == 2
    assert len(list(safe.iterdir())) == len(first.files | second.files) * 2
    assert all(is_bare(path) for page in (first, second) for path in page.files.values())


def test_a_master_that_is_gone_or_broken_leaves_nothing_behind(tmp_path, safe):
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(making.photo()[:5000])
    for source in (broken, tmp_path / "gone.jpg"):
        with pytest.raises(NotSafe) as not_safe:
            make_safe(source, safe, boxes=[NAME_AREA])
        assert says(not_safe.value.reason).startswith("The check after covering")
    assert list(safe.iterdir()) == []


@pytest.mark.parametrize(
    "box", [(0, 0, 0, 1), (0, 0, float("nan"), 1), (1.5, 0, 1, 1), (0, -3, 1, 1), (0, 0, 1), (0, 0, float("inf"), 1)]
)
def test_what_is_no_box_is_not_silently_left_out(box, tmp_path, safe):
    with pytest.raises(ValueError, match="box"):
        make_safe(tmp_path / "any.jpg", safe, boxes=[box])
    assert not is_rectangle(box)


@settings(deadline=None, max_examples=150)
@given(sizes, part)
def test_a_box_covers_every_pixel_it_touches(size, box):
    left, top, right, bottom = covered_by(box, size)
    x, y, width, height = box
    assert left <= x * size[0]
    assert top <= y * size[1]
    assert right >= min(size[0], (x + width) * size[0])
    assert bottom >= min(size[1], (y + height) * size[1])
    pixels = burned(Image.new("RGB", size, "white"), WHOLE, [box], 0)
    assert pixels.crop((left, top, right, bottom)).getbbox() is None


@settings(deadline=None, max_examples=150)
@given(sizes, crops)
def test_a_crop_keeps_nothing_that_was_drawn_outside_it(size, crop):
    left, top, right, bottom = cropped_to(crop, size)
    x, y, width, height = crop
    assert 0 <= left < right <= size[0]
    assert 0 <= top < bottom <= size[1]
    if width * size[0] >= 2 and height * size[1] >= 2 and x * size[0] <= size[0] - 2 and y * size[1] <= size[1] - 2:
        assert left >= x * size[0]
        assert top >= y * size[1]
        assert right <= max(left + 1, (x + width) * size[0])
        assert bottom <= max(top + 1, (y + height) * size[1])


@settings(deadline=None, max_examples=60)
@given(sizes, crops, st.lists(part, max_size=3), st.sampled_from(ANGLES))
def test_any_boxes_crop_and_turn_pass_the_check_on_the_hardest_picture(tmp_path_factory, size, crop, boxes, turn):
    folder = tmp_path_factory.mktemp("any")
    whole = size if turn in (0, 180) else size[::-1]
    check(write_sizes(burned(noise(size), crop, boxes, turn), folder, 1), whole, crop, boxes)


@settings(deadline=None, max_examples=60)
@given(
    sizes.filter(lambda size: min(size) >= 60),
    st.tuples(st.floats(0, 0.4), st.floats(0, 0.4), st.floats(0.4, 0.5), st.floats(0.4, 0.5)),
)
def test_a_box_that_was_not_burned_is_found_by_the_check(tmp_path_factory, size, box):
    written = write_sizes(noise(size), tmp_path_factory.mktemp("left-out"), 1)
    with pytest.raises(NotSafe):
        check(written, size, WHOLE, [box])


def test_the_check_looks_into_every_single_file(tmp_path):
    page = named_page("")
    for name in NAMES:
        written = write_sizes(burned(page, WHOLE, [NAME_AREA], 0), tmp_path, 1)
        with Image.open(written[name].path) as picture:
            picture.load()
        ImageDraw.Draw(picture).rectangle([0, 0, picture.width // 2, picture.height // 2], fill="white")
        picture.info = {}
        picture.save(written[name].path, "JPEG")
        with pytest.raises(NotSafe) as found:
            check(written, page.size, WHOLE, [NAME_AREA])
        assert found.value.fault == f"{name} is not black under a box"


@pytest.mark.parametrize(
    "more",
    [
        {"comment": "x"},
        {"exif": making.notes_about().tobytes()},
        {"xmp": b"<x/>"},
        {"icc_profile": making.profile()},
        {"tail": b"x"},
    ],
)
def test_the_check_finds_every_kind_of_note_on_a_picture(more, tmp_path):
    tail = more.pop("tail", b"")
    written = write_sizes(making.worksheet(), tmp_path, 1)
    assert all(is_bare(file.path) for file in written.values())
    written["laptop"].path.write_bytes(making.as_bytes(making.worksheet(), "JPEG", **more) + tail)
    with pytest.raises(NotSafe) as found:
        check(written, (900, 600), WHOLE, [])
    assert found.value.fault == "laptop carries more than pixels"
