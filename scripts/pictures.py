"""Take the screenshots in docs/pictures anew: `make pictures`. A demo district, and a meeting that really runs."""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

OUT = Path(__file__).parents[1] / "docs" / "pictures"
LAPTOP, PHONE, WALL = (1366, 900), (390, 844), (1920, 1080)
NOTICES = {
    "Amal": ("A mark at the middle was rubbed out. You can still see it.", "¼ is to the right of ½."),
    "Bea": ("½ stands above the middle of the whole line.", "There are two jumps under the line, the same size."),
    "Farah": ("Someone wrote a 1 before writing ½.", "The sentence says “half way along”."),
}


def chromium() -> str:
    """Where the system’s Chromium is."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or sys.exit("Chromium is missing: make system")


@contextmanager
def school():
    """The demo district, served; gives its address and what it printed: links to step in as its people."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as home:
        command = [sys.executable, "-m", "inquiry.cli", "demo", "--port", str(port)]
        log = Path(home) / "log"
        environ = {**os.environ, "INQUIRY_HOME": f"{home}/demo", "PYTHONUNBUFFERED": "1"}
        with log.open("wb") as out:
            server = subprocess.Popen(command, env=environ, stdout=out, stderr=subprocess.STDOUT)
        try:
            yield f"http://127.0.0.1:{port}", _ready(port, log, server)
        finally:
            server.terminate()
            server.wait(10)


def _ready(port, log, server):
    for _try in range(600):
        if server.poll() is not None:
            sys.exit(log.read_text())
        try:
            urlopen(f"http://127.0.0.1:{port}/sign-in", timeout=2).close()
            return log.read_text()
        except OSError:
            time.sleep(0.2)
    return sys.exit("The demo did not start.")


class Person:
    """Somebody from the demo in a browser of their own."""

    def __init__(self, browser: Browser, base: str, printed: str, name: str, size=LAPTOP, **more):
        width, height = size
        self.name, self.base = name, base
        context = browser.new_context(viewport={"width": width, "height": height}, **more)
        self.page: Page = context.new_page()
        self.page.goto(re.search(rf"  {name} .*?(http\S+)", printed)[1])
        self.page.locator("main form button").first.click()
        self.page.wait_for_url("**/")

    def goes_to(self, path):
        self.page.goto(self.base + path)
        return self

    def shows(self, name, full=False):
        """Keep what is on the screen, once nothing moves any more."""
        self.page.wait_for_load_state("networkidle") if "/room" not in self.page.url else self.page.wait_for_timeout(
            900
        )
        self.page.evaluate("scrollTo(0, 0)")
        self.page.screenshot(path=OUT / f"{name}.png", full_page=full)

    def presses(self, words):
        self.page.get_by_role("button", name=re.compile(words)).first.click()
        self.page.wait_for_timeout(700)

    def covers(self, start, end):
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move(*end, steps=5)
        self.page.mouse.up()
        self.page.wait_for_timeout(700)

    def keeps(self, words):
        self.page.locator("textarea:visible").first.fill(words)
        self.presses("^Keep$")


def still_pages(browser, base, printed):
    """Home, the story of an inquiry, the minutes, a principal’s pages: light, in the dark, on a phone."""
    for scheme, end in (("light", ""), ("dark", "-dark")):
        bea = Person(browser, base, printed, "Bea", color_scheme=scheme)
        bea.shows(f"home{end}")
        stories = bea.goes_to("/cycles").page.locator("main a[href^='/cycles/']")
        addresses = list(dict.fromkeys(link.get_attribute("href") for link in stories.all()))
        bea.goes_to(addresses[-1]).shows(f"cycle{end}", full=True)
        bea.goes_to("/")
        bea.page.get_by_role("link", name="Read the minutes").click()
        bea.shows(f"minutes{end}", full=True)
    dev = Person(browser, base, printed, "Dev")
    dev.shows("principal")
    for words, name in (("The whole week", "week"), ("The ledger", "ledger"), ("The school’s calendar", "calendar")):
        dev.goes_to("/").page.get_by_role("link", name=words).first.click()
        dev.shows(name)
    edie = Person(browser, base, printed, "Edie")
    edie.goes_to("/leading/growth").shows("growth")
    edie.goes_to("/sessions").page.locator("main a[href^='/sessions/']").first.click()
    edie.shows("session")
    phone = Person(browser, base, printed, "Bea", PHONE)
    phone.shows("home-phone")
    amal = Person(browser, base, printed, "Amal")
    amal.goes_to("/teams").page.get_by_role("link", name="Grade 4").click()
    amal.page.goto(amal.page.url + "/work")
    amal.page.locator("a[href$='/safe']").first.click()
    amal.page.wait_for_load_state("networkidle")
    for corners in (((303, 306), (500, 350)), ((560, 296), (674, 336))):  # the name and the class
        amal.covers(*corners)
    amal.shows("make-it-safe")


def a_meeting(browser, base, printed):
    """Three people and a projector, as far as the reading of the notices."""
    bea, farah = (Person(browser, base, printed, name) for name in ("Bea", "Farah"))
    amal = Person(browser, base, printed, "Amal", PHONE)
    bea.page.get_by_role("link", name="The whole plan").click()
    room = bea.page.url.removeprefix(base) + "/room"
    for person in (bea, farah, amal):
        person.goes_to(room)
    wall = bea.page.context.new_page()
    wall.set_viewport_size({"width": WALL[0], "height": WALL[1]})
    wall.goto(f"{base}{room.removesuffix('room')}projector")
    bea.presses("Begin the meeting")
    for _step in range(3):
        bea.presses("^Go on")
    bea.presses("Start the clock")
    _write(amal, bea, farah)
    amal.shows("room-phone")
    bea.presses("^Go on")
    _read_round(amal, bea, farah)
    bea.shows("room")
    amal.shows("room-phone-reading")
    wall.wait_for_timeout(500)
    wall.screenshot(path=OUT / "room-projector.png")


def _write(*people):
    for card in range(2):
        for person in people:
            person.keeps(NOTICES[person.name][card])


def _read_round(*people):
    """Whoever’s turn it is reads a card aloud and hands on; then the next one reads."""
    for turn in range(2):
        reader = _whose_turn(people)
        reader.page.wait_for_timeout(1500)  # until the news of the turn has settled on every page
        reader.presses("Read aloud")
        if turn == 0:
            reader.presses("Hand on to the next")


def _whose_turn(people):
    for _look in range(50):
        for one in people:
            if one.page.get_by_role("button", name="Hand on to the next").is_visible():
                return one
        people[0].page.wait_for_timeout(300)
    sys.exit("Nobody’s turn came.")


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    with school() as (base, printed), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        still_pages(browser, base, printed)
        a_meeting(browser, base, printed)
        browser.close()


if __name__ == "__main__":
    main()
