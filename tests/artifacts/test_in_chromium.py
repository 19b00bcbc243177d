"""Covering a child’s name in a real browser, on our own server: by mouse, by finger, by keys, and without a script."""

import pytest
from playwright.sync_api import expect

from tests.artifacts.hands import PHOTO, Hands, brightest_under, drawn, pixels
from tests.chromium import axe_faults, sign_in
from tests.served import served

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
LAPTOP = {"viewport": {"width": 1366, "height": 900}}
PATIENCE = 30_000
# What happens only in the browser is the same on both databases.
one_database = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


@pytest.fixture
def server(app, house):
    """Our own server over the world of this test."""
    with served(house[2]) as here:
        yield here


@pytest.fixture
def desk(chromium, server, app):
    """`desk(person)` is a page in somebody’s browser that notices every fault of ours."""
    opened, faults = [], []
    expect.set_options(timeout=PATIENCE)

    def sit_down(person, **device):
        context = chromium.new_context(base_url=server, **device)
        context.set_default_timeout(PATIENCE)
        sign_in(context, app, person, server)
        opened.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if "Content Security" in said.text else None)
        return page

    yield sit_down
    for context in opened:
        context.close()
    assert faults == []


def open_photo(page, team):
    """Add the photo and open it to be made safe."""
    page.goto(f"/teams/{team.ref}/work/new")
    page.set_input_files("#files", PHOTO)
    page.click(".work-line a")
    expect(page.locator("[data-act=add]")).to_be_visible()  # the script is there
    page.locator("[data-photo]").scroll_into_view_if_needed()


def spot(page, x, y):
    """A point of the photo on the screen."""
    photo = page.locator("[data-photo]").bounding_box()
    return photo["x"] + x * photo["width"], photo["y"] + y * photo["height"]


def by_mouse(page, box):
    page.mouse.move(*spot(page, *box[:2]))
    page.mouse.down()
    page.mouse.move(*spot(page, 0.4, 0.15))
    page.mouse.move(*spot(page, box[0] + box[2], box[1] + box[3]))
    page.mouse.up()


def by_finger(page, box):
    fingers = page.context.new_cdp_session(page)

    def touch(kind, *points):
        points = [{"x": x, "y": y} for x, y in points]
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", spot(page, *box[:2]))
    touch("touchMove", spot(page, 0.4, 0.15))
    touch("touchMove", spot(page, box[0] + box[2], box[1] + box[3]))
    touch("touchEnd")


def by_keys(page, box):
    page.locator("[data-act=add]").focus()
    page.keyboard.press("Enter")
    page.locator("[data-step]").select_option("8")
    page.keyboard.press("Tab")
    page.locator(".safe__box").focus()
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Shift+ArrowDown")


def by_mouse_from_near(page, box):
    """What is drawn while the photo is large lies where one saw it."""
    page.get_by_role("button", name="Look closer").click()
    page.locator("[data-scroll]").evaluate(
        "around => (around.scrollTo(0, 0), around.scrollIntoView({ block: 'start' }))"
    )
    by_mouse(page, box)
    sides = ("x", "y", "width", "height")
    drawn_box, picture = (page.locator(what).bounding_box() for what in (".safe__box", "[data-photo] image"))
    seen = [drawn_box[side] - (picture[side] if side in "xy" else 0) for side in sides]
    wanted = [
        part * picture["width" if side in ("x", "width") else "height"] for part, side in zip(box, sides, strict=True)
    ]
    assert all(abs(one - other) < 4 for one, other in zip(seen, wanted, strict=True)), (seen, wanted)
    page.get_by_role("button", name="Look closer").click()


WAYS = {
    "mouse": (by_mouse, LAPTOP),
    "from near": (by_mouse_from_near, LAPTOP),
    "finger": (by_finger, PHONE),
    "keys": (by_keys, LAPTOP),
}
BOX = (0.25, 0.07, 0.33, 0.13)  # over the name on the sheet


@pytest.mark.parametrize("way", WAYS)
def test_a_name_is_covered_and_what_a_colleague_gets_is_black_there(desk, world, browser, way):
    draw, device = WAYS[way]
    page = desk(world.amal, **device)
    open_photo(page, world.team)
    draw(page, BOX)
    expect(page.locator(".safe__box")).to_have_count(1)
    page.get_by_role("button", name="Look at the result").click()
    for name in ("names", "faces", "others", "hand"):
        page.check(f"#{name}")
    page.fill("#alias", "Heron")
    page.fill("#about", "Mark ½ on a line from 0 to 2.")
    page.get_by_role("button", name="Share with the Grade 4 team").click()
    expect(page.locator("h1")).to_have_text("Heron")
    (ref,) = Hands(browser(world.bea), world.team).shared()
    colleague = desk(world.bea, **LAPTOP)
    response = colleague.request.get(f"/artifacts/{ref}/pages/1/master")
    picture = pixels(type("Answer", (), {"data": response.body()}))
    assert brightest_under((0.28, 0.09, 0.26, 0.08), picture) < 72
    assert brightest_under((0.6, 0.5, 0.1, 0.1), picture) > 200


@one_database
def test_whoever_leaves_with_boxes_that_are_not_kept_is_asked_first(desk, world):
    page, asked = desk(world.amal, **LAPTOP), []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    open_photo(page, world.team)
    by_mouse(page, BOX)
    page.get_by_role("link", name="Meetings").first.click()
    expect(page.locator("h1")).to_have_text("Meetings")
    assert asked == ["beforeunload"]


@one_database
def test_boxes_move_and_grow_by_buttons_and_by_handles_and_every_change_can_be_undone(desk, world):
    page = desk(world.amal, **LAPTOP)
    open_photo(page, world.team)
    by_mouse(page, BOX)
    box = page.locator(".safe__box")
    before = box.get_attribute("aria-label")
    for name in ("Move right", "Move down", "Wider", "Taller", "Narrower", "Shorter", "Move left", "Move up"):
        page.get_by_role("button", name=name).click()
    expect(box).to_have_attribute("aria-label", before)
    page.get_by_role("button", name="Wider").click()
    expect(box).not_to_have_attribute("aria-label", before)
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(box).to_have_count(0)
    for _ in range(2):
        page.get_by_role("button", name="Undo").click()
    expect(box).to_have_attribute("aria-label", before)
    here = box.bounding_box()
    drag(page, (here["x"] + here["width"] / 2, here["y"] + here["height"] / 2), 40, 30)
    drag(page, (here["x"] + here["width"] + 40, here["y"] + here["height"] + 30), 25, 35)
    there = box.bounding_box()
    grown = {name: round(there[name] - here[name]) for name in here}
    assert grown == {"x": 40, "y": 30, "width": 25, "height": 35}


def drag(page, start, right, down):
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(start[0] + right / 2, start[1] + down / 2)
    page.mouse.move(start[0] + right, start[1] + down)
    page.mouse.up()


@one_database
def test_without_a_network_files_stay_chosen_and_go_when_it_is_back(desk, world, tmp_path):
    page = desk(world.amal, **PHONE)
    page.goto(f"/teams/{world.team.ref}/work/new")
    page.context.set_offline(True)
    files = [tmp_path / f"{number}.png" for number in range(2)]
    for file in files:
        file.write_bytes(drawn(size=(50 + 10 * files.index(file), 50)))
    page.set_input_files("#files", files)
    expect(page.locator(".drop__line--refused")).to_have_count(2)
    expect(page.locator(".drop__line").first).to_contain_text("still chosen")
    page.context.set_offline(False)
    expect(page.locator(".work-line")).to_have_count(2)
    expect(page.locator(".drop__line")).to_have_count(0)


@one_database
def test_a_refused_file_does_not_keep_the_others(desk, world, tmp_path):
    page = desk(world.amal, **LAPTOP)
    page.goto(f"/teams/{world.team.ref}/work/new")
    (tmp_path / "work.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'></svg>")
    (tmp_path / "work.png").write_bytes(drawn())
    page.set_input_files("#files", [tmp_path / "work.svg", tmp_path / "work.png"])
    expect(page.locator(".work-line")).to_have_count(1)
    expect(page.locator(".drop__line--refused")).to_contain_text("can carry program code")


@one_database
def test_without_a_script_boxes_are_written_in_numbers(desk, world):
    page = desk(world.amal, java_script_enabled=False, **LAPTOP)
    page.goto(f"/teams/{world.team.ref}/work/new")
    page.set_input_files("#files", PHOTO)
    page.get_by_role("button", name="Add these files").click()
    page.click(".work-line a")
    for letter, number in zip("xywh", BOX, strict=True):
        page.fill(f"[name=boxes-0-{letter}]", str(100 * number))
    page.get_by_role("button", name="Keep these and stay here").click()
    expect(page.locator("rect[data-drawn]")).to_have_count(1)
    page.get_by_role("button", name="Look at the result").click()
    expect(page.locator(".safe__result img")).to_have_count(1)


@one_database
def test_axe_finds_nothing_and_nothing_scrolls_sideways(desk, world, browser):
    amal = Hands(browser(world.amal), world.team)
    ref, shared = amal.add(drawn()), amal.add_and_share(BOX)
    amal.cover(ref)
    pages = [
        amal.work,
        f"{amal.work}/new",
        f"/artifacts/{ref}/safe",
        f"/artifacts/{ref}/sharing",
        f"/artifacts/{shared}",
    ]
    for device in (LAPTOP, {**PHONE, "color_scheme": "dark"}):
        page = desk(world.amal, **device)
        for address in pages:
            page.goto(address)
            if address.endswith("/safe"):
                page.click("[data-act=add]")
            assert axe_faults(page) == [], address
            assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), address
