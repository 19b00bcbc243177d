"""A real Chromium, and axe in it."""

import json
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()
CHROMIUM = {"executable_path": "/usr/bin/chromium", "args": ["--no-sandbox"]}


@contextmanager
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**CHROMIUM)
        yield browser
        browser.close()


def axe_faults(page):
    """What axe finds on the page, as it stands there now."""
    session = page.context.new_cdp_session(page)  # the page’s policy forbids scripts from elsewhere; this one is ours
    session.send("Runtime.evaluate", {"expression": AXE})
    asked = {"expression": "axe.run({resultTypes: ['violations']}).then(r => JSON.stringify(r.violations))"}
    told = session.send("Runtime.evaluate", {**asked, "awaitPromise": True})
    session.detach()
    found = json.loads(told["result"]["value"])
    return [(fault["id"], [node["html"][:200] for node in fault["nodes"]]) for fault in found]


def sign_in(context, app, person, here):
    """Let somebody in without their password."""
    signer = app.session_interface.get_signing_serializer(app)
    cookie = signer.dumps({"_user_id": person.get_id(), "_fresh": True})
    context.add_cookies([{"name": "session", "value": cookie, "url": here}])
