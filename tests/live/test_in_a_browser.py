"""What a teacher’s browser does when networks and servers behave as they do in schools."""

import re

import pytest
from playwright.sync_api import expect

from tests.live.desk import Desk
from tests.live.neighbours import Neighbour
from tests.server import Server

LOOKED_AT = """hidden => {
  Object.defineProperty(document, "hidden", {value: hidden, configurable: true})
  document.dispatchEvent(new Event("visibilitychange"))
}"""
TYPE_ON = """([said, next]) => {
  const words = document.querySelector("#words")
  const type = (text) => { words.value = text; words.dispatchEvent(new Event("input", {bubbles: true})) }
  type(said)
  words.form.requestSubmit()
  type(next)
}"""
pytestmark = pytest.mark.parametrize("town", ["sqlite"], indirect=True, scope="module")


def test_a_card_written_at_one_desk_appears_at_the_other_once(device, port, oak):
    amal, bea = Desk(device(), port, oak, 1), Desk(device(), port, oak, 2)
    amal.write("I see <b>four</b> equal parts")
    for desk in (amal, bea):
        desk.sees("I see <b>four</b> equal parts")
        desk.is_told("live")
    amal.sees_waiting()
    expect(amal.page.locator("#words")).to_have_value("")


def test_words_written_without_a_network_are_sent_in_order_when_it_is_back(device, port, oak):
    amal, bea = Desk(device(), port, oak, 1), Desk(device(), port, oak, 2)
    amal.context.set_offline(True)
    amal.write("one")
    amal.write("two")
    amal.sees_waiting("one", "two")
    amal.is_told("kept")
    expect(amal.page.locator("[data-waiting]")).to_have_text("2")
    bea.write("meanwhile")
    bea.sees("meanwhile")
    amal.context.set_offline(False)
    for desk in (amal, bea):
        desk.sees("meanwhile", "one", "two")
    amal.is_told("live")


def test_words_typed_before_the_last_ones_were_put_away_belong_to_the_next_card(device, port, oak):
    amal = Desk(device(), port, oak)
    amal.page.evaluate(TYPE_ON, ["one", "two"])
    amal.sees("one")
    expect(amal.page.locator("#words")).to_have_value("two")
    amal.page.reload()
    expect(amal.page.locator("#words")).to_have_value("two")


def test_words_outlive_a_closed_tab(device, port, oak):
    amal = Desk(device(), port, oak)
    amal.context.set_offline(True)
    amal.write("kept on this device")
    amal.sees_waiting("kept on this device")
    amal.page.close()
    amal.context.set_offline(False)
    Desk(amal.context, port, oak).sees("kept on this device")


def test_an_answer_that_was_lost_makes_no_second_card(device, port, oak):
    amal = Desk(device(), port, oak)
    lost = []

    def lose_the_first_answer(route):
        if not lost:
            lost.append(route.fetch().status)
            return route.abort()
        return route.continue_()

    amal.page.route("**/cards/*", lose_the_first_answer)
    amal.write("only once")
    amal.sees_waiting()
    amal.page.reload()
    amal.sees("only once")
    assert lost == [200]


def test_a_killed_server_costs_no_word(device, server, oak):
    place = server()
    amal, bea = Desk(device(), place.port, oak, 1), Desk(device(), place.port, oak, 2)
    amal.write("before")
    bea.sees("before")
    place.kill()
    amal.write("while it was away")
    amal.is_told("kept")
    bea.is_told("catching-up")
    again = Server(place.settings, factory=place.factory)
    again.port = place.port
    again.open()
    try:
        for desk in (amal, bea):
            desk.sees("before", "while it was away")
            desk.is_told("live")
    finally:
        again.stop()


def test_nobody_else_at_the_same_device_sees_or_sends_what_is_kept(device, port, oak):
    amal = Desk(device(), port, oak, 1)
    amal.context.set_offline(True)
    amal.write("Amal’s words")
    amal.page.fill("#words", "and a half-written thought")
    amal.sees_waiting("Amal’s words")
    amal.page.close()
    amal.context.set_offline(False)
    bea = Desk(amal.context, port, oak, 2)
    bea.write("Bea’s words")
    bea.sees("Bea’s words")
    bea.sees_waiting()
    assert "half-written" not in bea.page.locator("#words").input_value()
    bea.page.close()
    amal = Desk(bea.context, port, oak, 1)
    amal.sees("Bea’s words", "Amal’s words")
    expect(amal.page.locator("#words")).to_have_value("and a half-written thought")


def test_when_the_sign_in_has_ended_everything_stays_until_the_next_one(device, port, oak):
    amal = Desk(device(), port, oak)
    other = amal.context.new_page()
    other.goto(f"{amal.here}/sign-out")
    amal.write("still mine")
    amal.sees_waiting("still mine")
    amal.is_told("signed-out")
    other.goto(f"{amal.here}/sign-in/1")
    amal.sees("still mine")
    amal.is_told("live")


def test_words_the_server_will_not_take_stay_in_sight_with_its_reason(device, port, oak):
    amal = Desk(device(), port, oak)
    amal.write("no thanks")
    amal.write("yes please")
    amal.sees("yes please")
    amal.page.reload()
    amal.sees_waiting("no thanks")
    expect(amal.page.locator(".pending [data-note]")).to_have_text("This table is full.")
    expect(amal.page.locator(".pending [data-copy]")).to_be_visible()
    amal.page.click("text=Put away")
    amal.sees_waiting()
    amal.page.reload()
    amal.sees("yes please")
    amal.sees_waiting()


def test_a_half_written_card_is_there_after_a_reload(device, port, oak):
    amal = Desk(device(), port, oak)
    amal.page.locator("#words").press_sequentially("I wonder wh")
    amal.page.reload()
    expect(amal.page.locator("#words")).to_have_value("I wonder wh")
    amal.write("I wonder why")
    amal.sees("I wonder why")
    amal.page.reload()
    expect(amal.page.locator("#words")).to_have_value("")


def test_where_streams_do_not_get_through_the_page_asks(device, port, oak):
    context = device()
    context.route(re.compile(r"/live/street/[^/]+\?"), lambda route: route.abort())
    amal, bea = Desk(context, port, oak, 1), Desk(device(), port, oak, 2)
    bea.write("by the long way")
    amal.sees("by the long way")
    amal.is_told("live")


def test_a_page_nobody_looks_at_catches_up_when_it_is_looked_at(device, port, oak):
    amal, bea = Desk(device(), port, oak, 1), Desk(device(), port, oak, 2)
    amal.is_told("live")
    with amal.page.expect_event("requestfailed", lambda request: "/live/street/" in request.url):
        amal.page.evaluate(LOOKED_AT, True)
    bea.write("while you were away")
    bea.sees("while you were away")
    assert amal.page.locator("#cards > li").count() == 0
    amal.page.evaluate(LOOKED_AT, False)
    amal.sees("while you were away")


def test_a_part_that_arrives_leaves_alone_what_is_being_typed(device, port, oak):
    amal = Desk(device(), port, oak)
    amal.is_told("live")
    amal.page.locator("#words").press_sequentially("I am wri")
    Neighbour(port, 2).post(f"/cards/{oak}", words="new", device_id=f"other-{oak}")
    amal.sees("new")
    expect(amal.page.locator("#words")).to_be_focused()
    amal.page.keyboard.type("ting")
    expect(amal.page.locator("#words")).to_have_value("I am writing")


def test_what_is_asked_for_again_leaves_alone_what_somebody_has_written(device, port, oak):
    amal = Desk(device(), port, oak)
    amal.is_told("live")
    amal.page.fill("#beside", "written, and left for a moment")
    amal.page.locator("#below").press_sequentially("being written")
    Neighbour(port, 2).post(f"/tell/{oak}", kind="refresh", data="beside")
    expect(amal.page.locator("section p")).to_have_text("as it is now")
    expect(amal.page.locator("#beside")).to_have_value("written, and left for a moment")
    expect(amal.page.locator("#below")).to_have_value("being written")
    expect(amal.page.locator("#below")).to_be_focused()


def test_a_list_that_arrives_anew_keeps_the_words_that_are_on_their_way(device, port, oak):
    amal = Desk(device(), port, oak)
    amal.is_told("live")
    amal.page.route("**/cards/*", lambda route: route.abort())
    amal.write("on their way")
    amal.sees_waiting("on their way")
    Neighbour(port, 2).post(f"/tell/{oak}", kind="list-part", data='<ul id="cards"><li id="card-1">anew</li></ul>')
    amal.sees("anew")
    amal.sees_waiting("on their way")


def test_whoever_may_listen_no_longer_is_told_and_taken_home(device, port, oak):
    amal = Desk(device(), port, oak, 7)
    amal.is_told("live")
    Neighbour(port, 2).post(f"/send-away/7/{oak}")
    amal.is_told("gone")
    amal.page.wait_for_url(f"{amal.here}/")


def test_a_page_older_than_the_log_is_shown_anew(device, port, oak):
    amal = Desk(device(), port, oak)
    opened = []
    amal.page.on("load", lambda _: opened.append(1))
    with amal.page.expect_event("load", lambda _: len(opened) > 1):
        amal.enter("?after=9")  # of this street, whose log is still empty
    assert not amal.broken
