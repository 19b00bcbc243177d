"""Somebody who sits down at a device."""

from playwright.sync_api import expect

PATIENCE = 20_000


class Desk:
    """Somebody at a device, in a street."""

    def __init__(self, context, port, oak, number=1, query=""):
        self.context, self.here, self.oak = context, f"http://127.0.0.1:{port}", oak
        self.page = context.new_page()
        self.broken = []
        self.page.on("pageerror", lambda error: self.broken.append(str(error)))
        self.sign_in(number)
        self.enter(query)

    def sign_in(self, number):
        self.page.goto(f"{self.here}/sign-in/{number}")

    def enter(self, query=""):
        self.page.goto(f"{self.here}/room/{self.oak}{query}")

    def write(self, words):
        self.page.fill("#words", words)
        self.page.click("text=Keep")

    def sees(self, *cards):
        expect(self.page.locator("#cards > li:not(.pending)")).to_have_text(list(cards), timeout=PATIENCE)
        assert not self.broken

    def sees_waiting(self, *cards):
        expect(self.page.locator("#cards .pending [data-field]")).to_have_text(list(cards), timeout=PATIENCE)

    def is_told(self, state):
        expect(self.page.locator(".live")).to_have_attribute("data-state", state, timeout=PATIENCE)
