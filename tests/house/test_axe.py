"""Axe finds nothing on any page, and no page scrolls sideways on a phone.

On SQLite alone: the same rows make the same pages on either database, and what is asked here is asked of the browser.
"""

import pytest

from inquiry.discussions.format import library
from tests.addresses import every_page
from tests.browser import Browser
from tests.chromium import axe_faults, sign_in
from tests.furnished import furnish
from tests.rooms.evening import Evening
from tests.served import a_site

LAPTOP, PHONE, NARROW = {"width": 1366, "height": 900}, {"width": 390, "height": 844}, {"width": 360, "height": 740}
SIDEWAYS = "() => document.documentElement.scrollWidth - innerWidth"
# Looked at once more on a phone in the dark: one of each kind of page.
IN_THE_DARK = {
    "accounts.change",
    "artifacts.index",
    "artifacts.safe",
    "calendar.show",
    "calendar_sources.choose",
    "corrections.correct",
    "cycles.show",
    "growth.show",
    "growth.tap",
    "home.show",
    "meetings.new",
    "meetings.protocol",
    "meetings.show",
    "members.add",
    "minutes.show",
    "norms.round_page",
    "notes.write",
    "own.show",
    "people.sign_in",
    "portfolio.assess",
    "portfolio.show",
    "stages.show",
}
# Between them these protocols have a step of every kind that any protocol has.
PROTOCOLS = (
    "notice_wonder",
    "evidence_plan",
    "action_pdsa",
    "consultancy",
    "data_driven_dialogue",
    "lesson_study_plan",
    "cld_debrief",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """One server with something in every table."""
    with a_site(tmp_path_factory.mktemp("axe"), furnish) as site:
        yield site


class Eyes:
    """Somebody’s page, looked at carefully, address after address; `found` is what they stumble over."""

    def __init__(self, page, here):
        self.page, self.here, self.found = page, here, []

    def look(self, address, twice=False):
        self._set(LAPTOP, "light")
        self.page.goto(self.here + address, wait_until="load")
        self._ask_axe(address, "laptop, light")
        self._set(NARROW, "light")
        if (over := self.page.evaluate(SIDEWAYS)) > 0:
            self.found.append(f"{address} scrolls {over} pixels sideways at 360")
        if twice:
            self._set(PHONE, "dark")
            self._ask_axe(address, "phone, dark")

    def _set(self, size, scheme):
        self.page.set_viewport_size(size)
        self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")

    def _ask_axe(self, address, how):
        self.found += [f"{address} ({how}): {name} {nodes}" for name, nodes in axe_faults(self.page)]


@pytest.fixture
def eyes(site, chromium):
    app, _world, here = site
    opened = []

    def eyes_of(person):
        context = chromium.new_context()
        opened.append(context)
        if person:
            sign_in(context, app, person, here)
        return Eyes(context.new_page(), here)

    yield eyes_of
    for context in opened:
        context.close()


def pages_of(app, world, person):
    """The pages somebody gets to read; of the ones that are not for them, the first of each answer."""
    reader, refusals = Browser(app, person), set()
    for endpoint, address in every_page(app, world):
        response = reader.get(address)
        told = response.mimetype == "text/html" and not response.location and "<html" in response.text  # no parts
        if told and (response.status_code == 200 or response.status_code not in refusals):
            refusals.add(response.status_code)
            yield endpoint, address


@pytest.mark.parametrize(("who", "least"), [("bea", 50), ("ines", 15), ("dev", 12), (None, 4)])
def test_axe_finds_nothing_on_any_page(site, eyes, who, least):
    app, world, _here = site
    person = who and getattr(world, who)
    pages, looking = list(pages_of(app, world, person)), eyes(person)
    assert len(pages) >= least
    for endpoint, address in pages:
        looking.look(address, twice=endpoint in IN_THE_DARK and who in ("bea", "ines", None))
    assert not looking.found, "\n".join(looking.found)


def turns_in_the_library():
    return {step.turn for protocol in library().values() for step in protocol.steps}


def meeting_with(app, world, protocol):
    """Amal presents, Bea leads; everyone is there."""
    evening = Evening(world, lambda person: Browser(app, person))
    more = {"opening_id": "connections", "presenter_id": world.amal.id, "minutes": 120}
    return evening.plan(protocol_id=protocol, **more).begin()


def test_axe_finds_nothing_in_the_room_in_any_kind_of_step(site, eyes):
    app, world, _here = site
    bea, amal, seen = eyes(world.bea), eyes(world.amal), set()
    for protocol in PROTOCOLS:
        evening = meeting_with(app, world, protocol)
        for _turn in evening.steps[1:]:
            turn = evening.step.frozen.turn
            if turn not in seen:
                seen.add(turn)
                bea.look(evening.url("room"), twice=True)
                amal.look(evening.url("room"))
                bea.look(evening.url("projector"))
            assert evening.steer("on", cards="open").status_code == 303
        assert evening.seat(world.bea).post(evening.url("closing")).status_code == 303
    assert turns_in_the_library() <= seen
    for path in ("room", "projector", "minutes", "minutes/correction"):
        bea.look(evening.url(path), twice=True)
    assert not bea.found + amal.found, "\n".join(bea.found + amal.found)
