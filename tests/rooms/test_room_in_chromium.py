"""The room in a real browser: what arrives by itself, what is never lost, and that everyone can use it."""

import json
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect, sync_playwright

from inquiry.app import create_app
from inquiry.artifacts.models import Artifact, ArtifactPage
from inquiry.clock import now
from inquiry.cycles.notes import Link, Note
from inquiry.db import db, writing
from inquiry.meetings.models import Meeting, OnTheTable
from inquiry.migrate import migrate
from inquiry.text import to_html
from tests.browser import Browser
from tests.databases import SQLite
from tests.live.conftest import Server
from tests.rooms.evening import Evening
from tests.world import World

AXE = Path(__file__).parents[1] / "vendor" / "axe.min.js"
CHROMIUM = {"executable_path": "/usr/bin/chromium", "args": ["--no-sandbox"]}
PATIENCE = 20_000
WIDE, UPRIGHT = (1600, 900), (1200, 1600)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The product as people meet it: a server of its own on an SQLite file."""
    database = SQLite(tmp_path_factory.mktemp("room-in-chromium"))
    database.settings["SECRET_KEY"] = "for tests only"
    app = create_app(TESTING=True, **database.settings)
    with app.app_context():
        migrate()
        world = World()
        db.session.remove()
    server = Server(database.settings, factory="inquiry.server.product:open_house").open()
    yield app, world.attach(app), server
    server.stop()
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**CHROMIUM)
        yield browser
        browser.close()


class School(Evening):
    """A meeting of this test’s own, with people at devices of their own."""

    def __init__(self, site, chromium):
        self.app, world, self.server = site
        super().__init__(world, lambda person: Browser(self.app, person))
        self.chromium, self.opened, self.broken, self.sizes = chromium, [], [], {}
        world.meeting = world.add(
            Meeting(
                team_id=world.team.id,
                cycle_id=world.cycle.id,
                purpose="Look at fractions together",
                starts_at=now() + timedelta(hours=1),
                minutes=60,
                protocol_id="notice_wonder",
                closing_id="plus_delta",
                facilitator_id=world.bea.id,
                planned_by_id=world.bea.id,
            )
        )

    def lay(self, alias, size=WIDE):
        world = self.world
        piece = Artifact(
            team_id=world.team.id, cycle_id=world.cycle.id, owner_id=world.bea.id, alias=alias, shared_at=now()
        )
        world.add(piece)
        files = dict.fromkeys(("master", "thumb", "phone", "laptop", "projector"), "0.png")
        page = ArtifactPage(
            artifact_id=piece.id, number=1, width=size[0], height=size[1], files=files, made_safe_at=now()
        )
        world.add(page, OnTheTable(meeting_id=world.meeting.id, artifact_id=piece.id, put_by_id=world.bea.id))
        self.sizes[piece.ref] = size
        return piece

    def picture(self, route):
        """A photograph of the size it is said to have."""
        size = next((size for ref, size in self.sizes.items() if ref in route.request.url), WIDE)
        kept = BytesIO()
        Image.new("RGB", size, "linen").save(kept, "PNG")
        route.fulfill(body=kept.getvalue(), content_type="image/png")

    def drop(self, model, *conditions):
        with self.world.app.app_context(), writing():
            db.session.execute(db.delete(model).where(*conditions))

    def device(self, person, path="room", width=1366, height=900, **more):
        context = self.chromium.new_context(viewport={"width": width, "height": height}, **more)
        context.set_default_timeout(PATIENCE)
        signer = self.app.session_interface.get_signing_serializer(self.app)
        here = f"http://127.0.0.1:{self.server.port}"
        cookie = signer.dumps({"_user_id": person.get_id(), "_fresh": True})
        context.add_cookies([{"name": "session", "value": cookie, "url": here}])
        context.route("**/artifacts/**", self.picture)
        self.opened.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.broken.append(f"{person.name}: {error}"))
        page.on("console", lambda said: "Content Security" in said.text and self.broken.append(said.text))
        page.goto(here + self.url(path))
        expect(page.locator(".live")).to_have_attribute(
            "data-state", "live", timeout=PATIENCE
        ) if path == "room" else None
        return page


@pytest.fixture
def school(site, chromium):
    school = School(site, chromium)
    yield school
    for context in school.opened:
        context.close()
    assert not school.broken


def keep(page, text):
    page.get_by_label("Notice", exact=True).fill(text)
    page.get_by_role("button", name="Keep", exact=True).click()


def kept(page, text):
    """The server has it: what is only on its way looks different."""
    expect(page.locator(".card--mine", has_text=text)).to_be_visible(timeout=PATIENCE)


def press(page, name):
    page.get_by_role("button", name=name).first.click()


def title(page, text):
    expect(page.get_by_role("heading", level=1)).to_have_text(text, timeout=PATIENCE)


def test_the_door_opens_by_itself_when_the_facilitator_begins(school, world_of):
    bea, amal = school.device(world_of.bea), school.device(world_of.amal)
    expect(bea.get_by_role("list", name="In the room")).to_contain_text("Amal", timeout=PATIENCE)
    press(bea, "Begin the meeting")
    title(amal, "Welcome")
    press(bea, "Start the clock")
    expect(amal.locator("clock-face")).to_have_attribute("state", "running", timeout=PATIENCE)
    press(bea, "Go on")
    title(amal, "What we said we would do")


def test_a_card_lies_face_down_until_it_is_read_and_then_open_for_everyone(school, world_of):
    school.begin(world_of.amal, world_of.bea).go_to("write_notices")
    bea, amal = school.device(world_of.bea), school.device(world_of.amal, width=390, height=844)
    wall = school.device(world_of.bea, "projector", width=1920, height=1080)
    keep(amal, "¼ is to the right of ½.")
    expect(wall.get_by_text("One card still face down")).to_be_visible(timeout=PATIENCE)
    expect(wall.locator("body")).not_to_contain_text("¼ is to the right")
    press(bea, "Go on")
    title(amal, "Read the notices")
    if school.speaker().name != "Amal":
        press(bea, "Hand on to the next")
    press(amal, "Read aloud: turn it over")
    expect(wall.locator(".wall .card").first).to_contain_text("¼ is to the right of ½.", timeout=PATIENCE)
    expect(bea.locator(".wall .card").first).to_contain_text("¼ is to the right of ½.", timeout=PATIENCE)


def test_a_kind_question_is_asked_and_the_card_stands(school, world_of):
    school.begin().go_to("write_notices")
    amal = school.device(world_of.amal)
    keep(amal, "It is there because they halved the line.")
    expect(amal.get_by_text("What did you see?")).to_be_visible(timeout=PATIENCE)
    kept(amal, "because they halved")


def test_words_being_typed_outlive_their_step_and_are_kept_for_it(school, world_of):
    school.begin().go_to("write_notices")
    step = school.step
    bea, amal = school.device(world_of.bea), school.device(world_of.amal)
    amal.get_by_label("Notice", exact=True).press_sequentially("Half a sent")
    press(bea, "Go on")
    title(amal, "Read the notices")
    expect(amal.get_by_text("For “Write four notices”")).to_be_visible(timeout=PATIENCE)
    amal.keyboard.type("ence")
    amal.locator(".kept--former").get_by_role("button", name="Keep").click()
    kept(amal, "Half a sentence")
    assert school.note("Half a sentence").step_id == step.id


def test_words_begun_before_a_reload_in_another_step_get_their_place_back(school, world_of):
    school.begin().go_to("write_notices")
    amal = school.device(world_of.amal)
    amal.get_by_label("Notice", exact=True).press_sequentially("Not lost")
    school.go_to("read_notices")
    amal.reload()
    expect(amal.locator(".kept--former textarea")).to_have_value("Not lost", timeout=PATIENCE)


def test_without_a_network_words_stay_on_the_device_and_arrive_once(school, world_of):
    school.begin().go_to("write_notices")
    amal = school.device(world_of.amal)
    amal.context.set_offline(True)
    keep(amal, "Written in a tunnel")
    expect(amal.locator("#mine")).to_contain_text("Written in a tunnel")
    expect(amal.locator(".live")).to_have_attribute("data-state", "kept", timeout=PATIENCE)
    amal.context.set_offline(False)
    kept(amal, "Written in a tunnel")
    expect(amal.locator("#mine .card")).to_have_count(1)
    assert len([note for note in school.rows(Note) if note.body == "Written in a tunnel"]) == 1


def test_a_part_of_a_piece_is_pointed_at_with_numbers_alone(school, world_of):
    piece = school.lay("Heron")
    school.begin().go_to("write_notices")
    amal = school.device(world_of.amal)
    amal.get_by_text("Point to a part").click()
    amal.get_by_text("Or set it with numbers").click()
    for label, value in (("From the left", 10), ("From the top", 20), ("Width", 30), ("Height", 40)):
        amal.get_by_label(label).fill(str(value))
    press(amal, "Point here")
    keep(amal, "The jumps are equal.")
    kept(amal, "The jumps are equal.")
    link = next(link for link in school.rows(Link) if link.artifact_id == piece.id)
    assert link.region == [0.1, 0.2, 0.3, 0.4]
    expect(amal.locator(".composer__region")).to_be_hidden()


def test_a_part_of_a_piece_is_pointed_at_by_drawing(school, world_of):
    school.lay("Wren")
    school.begin().go_to("write_notices")
    amal = school.device(world_of.amal)
    amal.get_by_text("Point to a part").click()
    box = amal.locator(".works__picture").bounding_box()
    amal.mouse.move(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.25)
    amal.mouse.down()
    amal.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + box["height"] * 0.5, steps=4)
    amal.mouse.up()
    expect(amal.get_by_label("Points to")).not_to_have_value("")
    keep(amal, "Here")
    kept(amal, "Here")
    region = next(link.region for link in school.rows(Link) if link.note_id == school.note("Here").id)
    assert region == pytest.approx([0.25, 0.25, 0.5, 0.25], abs=0.03)


def box_of(page, where):
    spot = page.locator(where).first
    expect(spot).to_be_visible(timeout=PATIENCE)
    page.wait_for_function("() => [...document.images].every(one => one.complete || one.loading === 'lazy')")
    return spot.bounding_box()


@pytest.mark.parametrize("size", [WIDE, UPRIGHT])
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080)])
def test_the_whole_sheet_stands_large_on_the_projector(school, world_of, size, width, height):
    school.lay("Robin", size)
    school.begin().go_to("show")
    wall = school.device(world_of.bea, "projector", width=width, height=height)
    for key in ("show", "write_notices"):
        school.go_to(key)
        expect(wall.locator("#step-title")).to_contain_text(school.step.frozen.title.in_("en"), timeout=PATIENCE)
        sheet = box_of(wall, "#shown img")
        foot = box_of(wall, "#foot")
        assert sheet["y"] + sheet["height"] <= foot["y"], "nothing of it is cut off"
        assert sheet["width"] / sheet["height"] == pytest.approx(size[0] / size[1], rel=0.02)
        assert sheet["height"] > height * 0.38, "and it is large"
        assert max(wall.evaluate(OVER)) <= 0


@pytest.mark.parametrize("size", [WIDE, UPRIGHT])
def test_on_a_laptop_one_sees_the_sheet_and_the_place_to_write_beside_each_other(school, world_of, size):
    school.lay("Robin", size)
    school.begin().go_to("write_notices")
    places = []
    bea = school.device(world_of.bea, height=768)
    for key in ("write_notices", "read_notices", "write_wonders"):
        school.go_to(key)
        title(bea, school.step.frozen.title.in_("en"))
        sheet, words, helm = (
            box_of(bea, "#works img"),
            box_of(bea, ".desk .composer textarea"),
            box_of(bea, "#helm .helm"),
        )
        for spot in (sheet, words):
            assert spot["y"] >= 0 and spot["y"] + spot["height"] <= helm["y"], key
        assert words["x"] >= sheet["x"] + sheet["width"]
        places.append((sheet["x"], words["x"]))
    assert len(set(places)) == 1, "neither changes its side from step to step"


def test_on_a_phone_the_sheet_stays_above_the_place_to_write(school, world_of):
    school.lay("Robin", UPRIGHT)
    school.begin().go_to("write_notices")
    amal = school.device(world_of.amal, width=390, height=844, has_touch=True, is_mobile=True)
    sheet, words = box_of(amal, "#works img"), box_of(amal, ".desk .composer textarea")
    assert sheet["y"] + sheet["height"] <= words["y"]
    assert words["y"] + words["height"] <= 844
    amal.get_by_role("link", name="The work").click()
    assert box_of(amal, "#works img")["height"] > sheet["height"], "a tap shows it large"
    amal.get_by_role("link", name="My place").click()
    expect(amal.locator(".desk .composer textarea").first).to_be_visible()


def test_student_work_is_not_shown_in_the_welcome_and_at_the_close(school, world_of):
    school.lay("Robin")
    school.begin()
    bea, wall = school.device(world_of.bea), school.device(world_of.bea, "projector")
    for key, shown in (("welcome", False), ("show", True), ("write", False), ("norms", False)):
        school.go_to(key)
        title(bea, school.step.frozen.title.in_("en"))
        for sheet in (bea.locator("#works"), wall.locator("#shown")):
            expect(sheet).to_be_visible(visible=shown, timeout=PATIENCE)


def test_a_new_step_begins_at_its_top_for_whoever_leads_and_for_who_had_scrolled(school, world_of):
    school.lay("Robin")
    school.begin().go_to("show")
    bea, amal = school.device(world_of.bea, height=600), school.device(world_of.amal, width=390, height=500)
    for page in (bea, amal):
        page.evaluate("scrollTo(0, 9999)")
    bea.get_by_role("button", name="Go on").click()
    for page in (bea, amal):
        title(page, "Write four notices")
        page.wait_for_function("() => scrollY === 0")


def test_whoever_leads_is_asked_about_cards_that_came_since_their_buttons_were_drawn(school, world_of):
    school.begin().go_to("write_notices")
    step = school.step
    bea = school.go_to("read_notices").device(world_of.bea)
    school.write(world_of.amal, "Nobody has read this.", step=step)
    bea.get_by_role("button", name="Go on").focus()
    bea.keyboard.press("Enter")
    expect(bea.get_by_role("button", name="Leave them with their writers and go on")).to_be_visible(timeout=PATIENCE)
    title(bea, "Read the notices")
    bea.get_by_role("button", name="Turn them over and go on").focus()
    bea.keyboard.press("Tab")
    bea.keyboard.press("Enter")
    title(bea, "Write four wonders")
    assert school.note("Nobody has read this.").revealed_at is None
    expect(bea.locator("body")).not_to_contain_text("Nobody has read this.")


def test_a_change_is_taken_on_with_one_tap(school, world_of):
    school.begin().go_to("delta")
    school.write(world_of.amal, "Begin with the photo.", "delta")
    school.go_to("choose")
    amal = school.device(world_of.amal)
    amal.get_by_role("link", name="Take this one on").click()
    expect(amal.locator(".desk .composer textarea").first).to_have_value("Begin with the photo.")
    expect(amal.locator(".desk .composer textarea").first).to_be_focused()


@pytest.mark.parametrize("width", [360, 390])
def test_the_bar_of_who_leads_fits_a_phone_in_spanish_too(school, world_of, width):
    school.begin().go_to("read_notices")
    bea = school.device(world_of.bea, width=width, height=800, locale="es-ES")
    bar = box_of(bea, "#helm .helm")
    assert bar["height"] <= 150 and bar["x"] + bar["width"] <= width
    cut = "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.innerText)"
    assert not bea.locator("#helm .helm > .act > .button, #helm .helm summary.button").evaluate_all(cut)
    tops = {round(one.bounding_box()["y"]) for one in bea.locator("#helm .helm > .act > .button").all()}
    assert len(tops) == 2, "one row for what is pressed now and then, and one for going on"


def test_work_put_down_and_taken_back_in_mid_meeting_is_seen_by_everyone_at_once(school, world_of):
    kestrel, osprey = school.lay("Kestrel"), school.lay("Osprey")
    school.drop(OnTheTable, OnTheTable.artifact_id == osprey.id)
    school.begin().go_to("talk")
    school.write(world_of.amal, "The jumps are equal.", "inference", artifact=kestrel.ref)
    bea, amal = school.device(world_of.bea), school.device(world_of.amal)
    wall = school.device(world_of.bea, "projector", width=1920, height=1080)
    bea.locator("#helm-more summary").first.click()
    bea.get_by_label("Put more student work").select_option("Osprey")
    press(bea, "Put it down")
    for page in (amal, bea):
        expect(page.locator("#works")).to_contain_text("Osprey", timeout=PATIENCE)
    expect(bea.locator("#helm-more")).not_to_have_attribute("open", "")
    expect(amal.get_by_label("Points to")).to_contain_text("Osprey")
    assert Browser(school.app, world_of.bea).post(f"/artifacts/{kestrel.ref}/withdrawal").status_code == 303
    for page in (bea, amal, wall):
        expect(page.locator("#wall .chip")).to_have_text("a piece that was taken back", timeout=PATIENCE)
        expect(page.locator("body")).not_to_contain_text("Kestrel")
    expect(wall.locator("#shown")).to_contain_text("Osprey")
    amal.get_by_text("Point to a part").click()
    expect(amal.get_by_label("From the left")).to_be_hidden()
    amal.get_by_text("Or set it with numbers").click()
    expect(amal.get_by_label("From the left")).to_be_visible()


OVER = "() => { const d = document.documentElement; return [d.scrollWidth - innerWidth, d.scrollHeight - innerHeight] }"
SHOWN = ".wall > .card:not([hidden], .card--down)"
CUT_OFF = """() => { const edge = document.querySelector('.screen__pages').getBoundingClientRect().top
  const cards = [...document.querySelectorAll('.wall > .card:not([hidden])')]
  return cards.filter(card => card.getBoundingClientRect().bottom > edge).length }"""


def on_the_page(wall):
    """The cards that stand on the projector, by their words; nothing of them is cut off, and nothing scrolls."""
    assert max(wall.evaluate(OVER)) <= 0 and wall.evaluate(CUT_OFF) == 0
    return [said.split("\n")[-1] for said in wall.locator(f"{SHOWN} .card__text").all_inner_texts()]


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080)])
def test_a_wall_that_does_not_fit_the_projector_has_pages_that_only_people_turn(school, world_of, width, height):
    school.begin().go_to("talk")
    said = [f"Card number {number} says a little more than it would have to say." for number in range(120)]
    world_of.add(*(a_card(school, world_of, words) for words in said))
    wall = school.device(world_of.bea, "projector", width=width, height=height)
    expect(wall.locator(".screen__pages p")).to_contain_text("Page 1 of", timeout=PATIENCE)
    pages = [on_the_page(wall)]
    assert pages[0][0] == said[-1], "the newest page first"
    while wall.get_by_role("button", name="Earlier cards").get_attribute("aria-disabled") == "false":
        wall.keyboard.press("ArrowRight")
        pages.append(on_the_page(wall))
    assert [card for page in pages for card in page] == said[::-1], "every card stands on one page, in order"
    wall.get_by_role("button", name="Newer cards").click()
    here = on_the_page(wall)
    assert here == pages[-2]
    school.write(world_of.amal, "A new one.", "inference")
    expect(wall.locator(".wall")).to_contain_text("A new one.", timeout=PATIENCE)
    assert here[0] in on_the_page(wall) and "A new one." not in on_the_page(wall), "it does not turn by itself"
    for _page in pages:
        wall.keyboard.press("ArrowLeft")
    assert on_the_page(wall)[0] == "A new one."
    school.steer("on")
    title(wall, "Next steps")
    expect(wall.locator(".screen__pages")).to_be_hidden()


def test_whoever_leads_turns_the_pages_of_the_projector_from_their_own_device(school, world_of):
    school.begin().go_to("talk")
    world_of.add(*(a_card(school, world_of, f"Card number {number} says a little more.") for number in range(150)))
    wall = school.device(world_of.bea, "projector", width=1366, height=768)
    expect(wall.locator(".screen__pages p")).to_contain_text("Page 1 of", timeout=PATIENCE)
    bea = school.device(world_of.bea)
    bea.locator("#helm-more summary").first.click()
    press(bea, "Earlier cards")
    expect(wall.locator(".screen__pages p")).to_contain_text("Page 2 of", timeout=PATIENCE)
    refused = Browser(school.app, world_of.amal).post(school.url("wall-pages/earlier"))
    assert refused.status_code == 403


def a_card(school, world, body):
    return Note(
        team_id=world.team.id,
        meeting_id=school.meeting.id,
        cycle_id=world.cycle.id,
        step_id=school.step.id,
        author_id=world.amal.id,
        kind="inference",
        phase="analyze",
        body=body,
        html=to_html(body),
        revealed_at=now(),
        position=0,
        version=1,
    )


def test_the_facilitator_leads_by_keyboard_alone(school, world_of):
    school.begin()
    bea = school.device(world_of.bea)
    bea.get_by_role("button", name="Start the clock").focus()
    bea.keyboard.press("Enter")
    expect(bea.get_by_role("button", name="Pause")).to_be_visible(timeout=PATIENCE)
    bea.get_by_role("button", name="Go on").focus()
    bea.keyboard.press("Enter")
    title(bea, "What we said we would do")


def test_everyone_learns_that_the_meeting_has_ended_and_where_the_minutes_are(school, world_of):
    school.begin().go_to("norms")
    bea, amal = school.device(world_of.bea), school.device(world_of.amal)
    bea.get_by_text("End the meeting").first.click()
    press(bea, "End it and write the minutes")
    title(amal, "The meeting has ended")
    amal.get_by_role("link", name="Read the minutes").click()
    expect(amal).to_have_url(f"http://127.0.0.1:{school.server.port}{school.url('minutes')}", timeout=PATIENCE)


@pytest.mark.parametrize("width", [360, 768, 1366])
@pytest.mark.parametrize("key", ["welcome", "write_notices", "read_notices", "talk", "next_steps", "norms"])
def test_nothing_scrolls_sideways(school, world_of, width, key):
    school.lay("Robin")
    school.begin().go_to(key)
    bea = school.device(world_of.bea, width=width, height=740)
    wide = bea.evaluate("() => document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["room", "projector", "cards"])
def test_axe_finds_nothing(school, world_of, path, scheme):
    school.lay("Plover")
    school.begin().go_to("talk")
    school.write(world_of.amal, "They count marks.", "inference")
    for who in (world_of.bea, world_of.amal):
        assert not faults(school.device(who, path, color_scheme=scheme))


def test_axe_finds_nothing_at_the_door_nor_where_codes_are_typed(school, world_of):
    assert not faults(school.device(world_of.amal, "room"))
    page = school.device(world_of.amal, "room")
    page.goto(f"http://127.0.0.1:{school.server.port}/join")
    assert not faults(page)


def faults(page):
    page.wait_for_load_state("load")
    session = page.context.new_cdp_session(page)  # the policy of the page forbids scripts from elsewhere; this is ours
    session.send("Runtime.evaluate", {"expression": AXE.read_text()})
    told = session.send(
        "Runtime.evaluate",
        {"expression": "axe.run().then(r => JSON.stringify(r.violations))", "awaitPromise": True},
    )
    return [
        (fault["id"], [node["html"][:120] for node in fault["nodes"]]) for fault in json.loads(told["result"]["value"])
    ]


@pytest.fixture
def world_of(site):
    return site[1]
