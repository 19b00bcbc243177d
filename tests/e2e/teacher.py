"""Somebody with a device of their own, who finds everything by its name, as a screen reader does."""

import re
from urllib.parse import parse_qs

from playwright.sync_api import expect

from tests.chromium import axe_faults
from tests.e2e.witness import Signed, Witness
from tests.world import PASSWORD

PATIENCE = 30_000
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
LAPTOP = {"viewport": {"width": 1366, "height": 850}}
CARDS = re.compile(r"/steps/[^/]+/cards$")


class Device:
    """A browser with one page, that remembers what it showed and what went wrong in it."""

    def __init__(self, chromium, place, name, **device):
        self.place, self.name = place, name
        self.context = chromium.new_context(locale="en-US", **device)
        self.context.set_default_timeout(PATIENCE)
        self.witness = Witness(self.context)
        self.page = self.context.new_page()
        self.broken = []
        self.page.on("pageerror", lambda error: self.broken.append(str(error)))
        self.page.on("console", lambda said: "Content Security Policy" in said.text and self.broken.append(said.text))

    def goes_to(self, path):
        self.page.goto(path if path.startswith("http") else self.place.address + path)

    def signs_in(self, name):
        self.goes_to("/sign-in")
        self.page.get_by_label("E-mail").fill(f"{name.lower()}@riverside.example")
        self.page.get_by_label("Password").fill(PASSWORD)
        self.presses("Sign in")
        self.is_at("Home")
        return self

    def presses(self, name, **more):
        self.page.get_by_role("button", name=name, exact=True, **more).click()

    def follows(self, name):
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def unfolds(self, words):
        """Open what is folded under these words, unless it is open already."""
        fold = self.page.locator("details", has=self.page.locator("summary", has_text=words)).first
        if fold.get_attribute("open", timeout=PATIENCE) is None:
            fold.locator("summary").click()

    def settles(self):
        """What has just arrived is on the page."""
        self.page.evaluate("() => new Promise(settled => requestAnimationFrame(() => setTimeout(settled)))")

    def reads(self, words, **more):
        expect(self.page.get_by_text(words, **more).first).to_be_visible(timeout=PATIENCE)

    def is_at(self, title):
        expect(self.page).to_have_title(re.compile(rf"^{re.escape(title)}"), timeout=PATIENCE)

    def sees_step(self, title):
        heading = self.page.get_by_role("heading", level=1, name=title, exact=True)
        expect(heading).to_be_visible(timeout=PATIENCE)

    def has_on_the_wall(self, words):
        card = self.wall.get_by_role("listitem", include_hidden=True).filter(has_text=words)
        expect(card).to_have_count(1, timeout=PATIENCE)

    def finds_nothing_wrong(self):
        """Axe finds nothing on the page as it stands, and nobody has to push it sideways."""
        assert not (faults := axe_faults(self.page)), f"{self.page.url}: {faults}"
        assert self.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, self.page.url

    @property
    def wall(self):
        """The cards, on a phone one tap away."""
        return self.page.get_by_role("region", name="The wall of cards", include_hidden=True)


class Teacher(Device):
    def __init__(self, *where, **device):
        super().__init__(*where, **device)
        self.acknowledged = set()
        self.page.on("response", self._note)

    def _note(self, response):
        if response.request.method == "POST" and CARDS.search(response.url) and response.ok:
            self.acknowledged.update(parse_qs(response.request.post_data)["text"])

    def comes_in_with(self, code):
        self.goes_to("/join")
        self.page.get_by_label("The six letters on the projector").fill(code)
        self.presses("Come in")
        self.is_live()

    def opens(self, name):
        """Open a part of what one leads with."""
        self.page.get_by_role("group", name="What you lead with").get_by_text(name, exact=True).click()

    def types(self, label, words):
        self.page.get_by_label(label, exact=True).fill(words)

    def keeps(self, label, words, kind=None):
        """Write a card and hand it to this device, whatever the network does."""
        if kind:
            self.page.get_by_role("radio", name=kind, exact=True).check()
        self.types(label, words)
        self.presses("Keep")
        expect(self.mine(words)).to_have_count(1, timeout=PATIENCE)

    def writes(self, label, words, kind=None):
        """Write a card and wait until the server has it."""
        self.keeps(label, words, kind)
        self.has_kept(words)

    def has_kept(self, words):
        """The card is with the server, and once among one’s own."""
        expect(self.mine(words).filter(has_not_text="On its way")).to_have_count(1, timeout=PATIENCE)
        expect(self.mine(words)).to_have_count(1, timeout=PATIENCE)

    def still_has_on_this_device(self, words):
        expect(self.mine(words).filter(has_text="Kept on this device")).to_have_count(1, timeout=PATIENCE)

    def mine(self, words):
        own = self.page.get_by_role("region", name="Your cards in this step")
        return own.get_by_role("listitem").filter(has_text=words)

    def is_live(self):
        expect(self.page.locator(".live")).to_have_attribute("data-state", "live", timeout=PATIENCE)

    def is_told(self, sentence):
        expect(self.page.get_by_role("status").filter(has_text=sentence).first).to_be_visible(timeout=PATIENCE)

    def has_the_word(self):
        self.reads("It is your turn.")

    def without_the_browser(self):
        return Signed(self.place.port, self.context)
