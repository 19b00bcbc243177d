"""Moves tapped on a phone, with one thumb, and while the network is away."""

import pytest

from inquiry.db import db
from inquiry.growth.models import MoveTap
from inquiry.mentoring.models import Mentorship
from tests.browser import Browser
from tests.chromium import axe_faults, sign_in
from tests.rooms.evening import Evening
from tests.served import a_site
from tests.world import LONG_AGO, every_table

PHONE = {"width": 390, "height": 844}
FAMILIES = {"Structuring": 10, "Eliciting": 10, "Cultivating": 9, "Connecting": 8}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A session that Bea leads, in its first step; Edie is her mentor."""
    with a_site(tmp_path_factory.mktemp("tapping")) as (app, world, here):
        agreed = {"agreed_at": LONG_AGO, "sees_from": LONG_AGO}
        pair = world.add(
            Mentorship(leader_id=world.bea.id, mentor_id=world.edie.id, named_by_id=world.bea.id, **agreed)
        )
        Evening(world, lambda person: Browser(app, person)).begin()
        yield app, world, f"{here}/mentoring/{pair.ref}/moves/{world.meeting.ref}"


@pytest.fixture
def phone(site, chromium):
    """Edie’s phone, with nothing tapped yet."""
    app, world, address = site
    with app.app_context():
        db.session.execute(db.delete(MoveTap))
        db.session.commit()
    context = chromium.new_context(viewport=PHONE, has_touch=True)
    sign_in(context, app, world.edie, address.split("/mentoring")[0])
    page = context.new_page()
    page.goto(address)
    page.wait_for_function("() => Boolean(customElements.get('tap-moves'))")
    yield page
    context.close()


def kept(site, *conditions):
    app, _world, _address = site
    with app.app_context():
        found = db.select(MoveTap).where(*conditions).order_by(MoveTap.id).execution_options(**every_table())
        return [(tap.who, tap.code, tap.words, tap.taken_back_at is not None) for tap in db.session.scalars(found)]


def family(page, name):
    page.locator(".pad__tab", has_text=name).click()


def test_every_move_is_within_reach_of_a_thumb(phone):
    for name, many in FAMILIES.items():
        family(phone, name)
        boxes = [one.bounding_box() for one in phone.locator(".pad__moves button:visible").all()]
        assert len(boxes) == many
        for box in boxes:
            assert box["height"] >= 44
            assert box["width"] >= 44
            assert box["y"] >= PHONE["height"] * 0.3
            assert box["y"] + box["height"] <= PHONE["height"]
    assert phone.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert axe_faults(phone) == []


def test_one_tap_is_one_move_and_what_was_chosen_stays_chosen(site, phone):
    family(phone, "Eliciting")
    phone.get_by_role("radio", name="Me", exact=True).check()
    phone.get_by_placeholder("What was said").fill("Take your time")
    phone.get_by_role("button", name="Wait", exact=True).tap()
    phone.get_by_role("button", name="Stand back").tap()
    phone.locator("#taps form[action*='/move-taps/']").nth(1).wait_for()
    phone.wait_for_function("() => document.querySelectorAll('#taps .tap:not(.tap--waiting)').length == 2")
    assert kept(site) == [("mentor", "wait", "Take your time", False), ("mentor", "stand_back", "", False)]
    assert phone.locator("#taps .tap").first.inner_text().startswith("Stand back")
    assert phone.get_by_placeholder("What was said").input_value() == ""


def test_while_the_network_is_away_taps_wait_are_taken_back_and_arrive_once(site, phone):
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Say the goal").tap()
    phone.get_by_role("button", name="Hold the time").tap()
    phone.locator("#taps .tap--waiting").nth(1).wait_for()
    assert kept(site) == []
    phone.locator("#taps .tap", has_text="Say the goal").get_by_role("button", name="Take back").tap()
    phone.locator("#taps .tap", has_text="Say the goal").wait_for(state="detached")
    phone.context.set_offline(False)
    phone.evaluate("dispatchEvent(new Event('online'))")
    phone.locator("#taps .tap:not(.tap--waiting)", has_text="Hold the time").wait_for()
    assert phone.locator("#taps .tap").count() == 1
    phone.reload()
    phone.locator("#taps .tap", has_text="Hold the time").wait_for()
    assert kept(site) == [("leader", "state_goal", "", True), ("leader", "hold_time", "", False)]


def test_what_waits_on_the_device_is_there_again_when_the_page_is_opened_anew(site, phone):
    phone.route(
        "**/mentoring/*/moves/*", lambda route: route.abort() if route.request.method == "POST" else route.continue_()
    )
    phone.get_by_role("button", name="Park an idea").tap()
    phone.locator("#taps .tap--waiting").wait_for()
    phone.reload()
    phone.locator("#taps .tap--waiting", has_text="Park an idea").wait_for()
    phone.unroute_all()
    phone.evaluate("dispatchEvent(new Event('online'))")
    phone.locator("#taps .tap:not(.tap--waiting)", has_text="Park an idea").wait_for()
    assert kept(site) == [("leader", "park_idea", "", False)]


def test_enter_in_the_line_for_words_taps_nothing(site, phone):
    phone.get_by_placeholder("What was said").fill("Take your time")
    phone.get_by_placeholder("What was said").press("Enter")
    phone.wait_for_timeout(300)
    assert kept(site) == []
    assert phone.get_by_placeholder("What was said").input_value() == "Take your time"


def test_what_the_server_will_not_take_says_so_and_is_put_away(site, phone):
    phone.evaluate("document.querySelector('[value=state_goal]').value = 'no-such-move'")
    phone.get_by_role("button", name="Say the goal").tap()
    line = phone.locator("#taps .tap", has_text="This move is not known.")
    line.get_by_role("button", name="Put it away").tap()
    line.wait_for(state="detached")
    assert kept(site) == []
