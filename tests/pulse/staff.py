"""A staff that answers a question."""

import re
from dataclasses import dataclass
from datetime import date

from tests.browser import Browser
from tests.world import World

A_WEEK = date(2199, 1, 1)  # far enough: whether it is still open is asked in a test of its own


@dataclass
class Staff:
    app: object
    world: World
    pulse: object
    browsers: dict
    dev: Browser

    @property
    def address(self):
        return f"/questions/{self.pulse.ref}"

    def take(self, name):
        """Somebody presses “Answer”. The word on the ballot they are handed, or None."""
        self.browsers[name].post(f"{self.address}/ballot")
        found = re.search(r'name="ballot"[^>]*value="([^"]+)"', self.browsers[name].get(self.address).text)
        return found and found[1]

    def answer(self, name, value, words="", ballot=None):
        ballot = ballot or self.take(name)
        return self.browsers[name].post(f"{self.address}/answer", value=value, words=words, ballot=ballot)

    def everybody(self, *values, words=()):
        for number, (name, value) in enumerate(zip(self.browsers, values, strict=False)):
            self.answer(name, value, words[number] if number < len(words) else "")

    def close(self):
        self.dev.post(f"{self.address}/closing")
        return self.dev.get(self.address).text

    def share(self, words="We start ten minutes later."):
        return self.dev.post(f"{self.address}/sharing", will_change=words)
