"""After everything hostile was sent everywhere: nothing of it runs, asks or fetches in a real browser."""

import pytest

from tests.addresses import every_page
from tests.browser import Browser
from tests.chromium import sign_in
from tests.served import served
from tests.text.test_corpora import TRAPS


@pytest.mark.parametrize("poured", ["sqlite"], indirect=True)
def test_nothing_runs_in_a_real_browser(poured, chromium):
    """Without our policy, which would stop most of it: the pages alone must hold."""
    with served(poured.database) as here:
        assert not (ran := [one for who in ("bea", "ines") for one in opened_by(chromium, poured, who, here)]), ran


def opened_by(browser, poured, who, here):
    context, caught = browser.new_context(bypass_csp=True), []
    context.add_init_script(TRAPS)
    sign_in(context, poured.app, getattr(poured.world, who), here)
    page = context.new_page()
    page.on("dialog", lambda dialog: (caught.append(dialog.message), dialog.dismiss()))
    page.on(
        "request", lambda asked: None if asked.url.startswith((here, "data:", "blob:")) else caught.append(asked.url)
    )
    for address in addresses(poured, who):
        page.goto(here + address, wait_until="load")
        caught += [f"{address}: {one}" for one in page.evaluate("() => window.ran")]
    context.close()
    return caught


def addresses(poured, who):
    """Every page with words of people on it."""
    reader = Browser(poured.app, getattr(poured.world, who))
    rooms = [place.address() for name, place in poured.places.items() if name == "rooms.be_here" and who == "bea"]
    rooms = [room.replace("presence", part) for room in rooms for part in ("room", "projector", "cards")]
    for address in [*(address for _endpoint, address in every_page(poured.app, poured.world)), *rooms]:
        answer = reader.get(address)
        if answer.mimetype == "text/html" and answer.status_code == 200 and "<html" in answer.text:
            yield address
