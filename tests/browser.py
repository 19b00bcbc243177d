"""A browser that reads like a screen reader, and that fails on what ours must never send."""

import re
from contextvars import Context
from html.parser import HTMLParser


class Browser:
    """Somebody’s browser, talking to the product without a network."""

    def __init__(self, app, person=None, language="en"):
        self.client = app.test_client()
        self.language = language
        if person is not None:
            with self.client.session_transaction() as session:
                session["_user_id"] = person.get_id()
                session["_fresh"] = True

    def get(self, url, **more):
        return self._checked(
            self._ask(
                self.client.get, url, headers={"Accept-Language": self.language} | more.pop("headers", {}), **more
            )
        )

    def post(self, url, origin="same-origin", json=False, **fields):
        headers = {"Accept-Language": self.language}
        if origin:
            headers["Sec-Fetch-Site"] = origin
        if json:
            headers["Accept"] = "application/json"
        more = {"content_type": "multipart/form-data"} if any(hasattr(v, "read") for v in fields.values()) else {}
        return self._checked(self._ask(self.client.post, url, data=fields, headers=headers, **more))

    @staticmethod
    def _ask(way, url, **more):
        """Ask from outside any context a test holds open: Flask-Login keeps the last person there."""
        return Context().run(way, url, **more)

    def _checked(self, response):
        """Every page that any test fetches is well-formed enough, has one h1, and holds nothing inline."""
        if (
            response.mimetype == "text/html"
            and response.status_code != 303
            and response.data
            and "<html" in response.text
        ):
            page = Page(response.text)
            assert page.tags.count("h1") == 1, f"{page.tags.count('h1')} h1 on {response.request.path}"
            assert not page.inline, f"inline {page.inline} on {response.request.path}"
            assert len(page.ids) == len(set(page.ids)), f"ids twice on {response.request.path}: {doubles(page.ids)}"
        return response


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.ids, self.inline = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value)
            if name == "style" or name.startswith("on"):
                self.inline.append(f"{tag} {name}")
        if tag == "style" or (tag == "script" and "src" not in dict(attrs)):
            self.inline.append(tag)


def doubles(names):
    return sorted({name for name in names if names.count(name) > 1})


def words(response):
    """What a page says, without its markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.text))
