"""Somebody’s walk over every page of the product, taken once for all that is asked about it."""

import io
from dataclasses import dataclass

from pypdf import PdfReader

from tests.addresses import every_page
from tests.browser import Browser


@dataclass(frozen=True)
class Look:
    """What one address answered: `said` is all it told, out of a PDF, too."""

    endpoint: str
    url: str
    status: int
    said: str
    caching: str


class Walks:
    """The pages of one furnished world, as each person of it finds them."""

    def __init__(self, app, world):
        self.app, self.world, self.taken = app, world, {}

    def of(self, who):
        """Every page as `who` sees it; nobody signed in is `None`."""
        if who not in self.taken:
            reader = self.reader(who)
            pages = every_page(self.app, self.world)
            self.taken[who] = [_look(endpoint, url, reader.get(url)) for endpoint, url in pages]
        return self.taken[who]

    def reader(self, who):
        return Browser(self.app, who and getattr(self.world, who))


def _look(endpoint, url, response):
    return Look(endpoint, url, response.status_code, said(response), response.headers.get("Cache-Control", ""))


def said(response):
    if response.mimetype == "application/pdf":
        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(response.data)).pages)
    return response.text if response.mimetype.startswith("text/") or response.is_json else ""
