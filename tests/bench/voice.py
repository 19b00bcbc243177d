"""Somebody in the meeting who keeps cards over a real connection, each with a mark to know it by."""

import http.client
import time
from urllib.parse import urlencode

from inquiry.db import new_ref


class Voice:
    def __init__(self, port: int, where: dict, cookie: str):
        self.port, self.where, self.cookie = port, where, cookie
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        self.sent: dict[int, float] = {}
        self.answered: dict[int, float] = {}
        self.kept: set[str] = set()

    @property
    def path(self) -> str:
        return f"/meetings/{self.where['meeting']}/steps/{self.where['step']}/cards"

    def say(self, mark: int, device_id: str = "") -> None:
        """Keep one card and wait for the answer."""
        device_id = device_id or new_ref()
        words = f"T={mark:06d} Five of six put **½** in the middle of the whole line."
        body = urlencode({"text": words, "kind": self.where["kind"], "device_id": device_id})
        headers = {
            "Cookie": self.cookie,
            "Content-Type": "application/x-www-form-urlencoded",
            "Accept": "application/json",
            "Sec-Fetch-Site": "same-origin",
        }
        self.sent.setdefault(mark, time.monotonic())
        self.line.request("POST", self.path, body, headers)
        answer = self.line.getresponse()
        said = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"a card was not kept: {answer.status} {said[:200]!r}")
        self.answered[mark] = time.monotonic()
        self.kept.add(device_id)

    def insist(self, mark: int, patience: float = 60) -> None:
        """The same card again and again until the server says yes, as the page’s outbox does."""
        device_id, end = new_ref(), time.monotonic() + patience
        while True:
            try:
                self.say(mark, device_id)
                return
            except (OSError, http.client.HTTPException):
                self.line.close()
                if time.monotonic() > end:
                    raise
                time.sleep(0.05)
