"""The clock on everybody’s device, in a real browser."""

import re
import time

import pytest
from playwright.sync_api import expect

from tests.live.desk import PATIENCE, Desk

AN_HOUR_AHEAD = "const real = Date.now; Date.now = () => real() + 3600_000"
pytestmark = pytest.mark.parametrize("town", ["sqlite"], indirect=True, scope="module")


def test_the_clock_of_the_device_does_not_matter(device, port, oak):
    context = device()
    context.add_init_script(AN_HOUR_AHEAD)
    ends = round(time.time() * 1000) + 300_000
    amal = Desk(context, port, oak, query=f"?ends={ends}")
    expect(amal.page.locator(".digits")).to_have_text(re.compile(r"^[34]:\d\d$"), timeout=PATIENCE)
    dash = float(amal.page.locator(".timer__share").get_attribute("stroke-dasharray").split()[0])
    assert 20 < dash <= 50


def test_time_that_is_over_is_shown_and_nothing_is_forced(device, port, oak):
    ends = round(time.time() * 1000) - 61_000
    amal = Desk(device(), port, oak, query=f"?ends={ends}")
    expect(amal.page.locator(".digits")).to_have_text(re.compile(r"^\+1:\d\d$"), timeout=PATIENCE)
    expect(amal.page.locator(".timer__of")).to_have_text("over")
    expect(amal.page.locator("clock-face [role=status]")).to_have_text("")


def test_the_end_of_the_time_is_said_once(device, port, oak):
    ends = round(time.time() * 1000) + 3_000
    amal = Desk(device(), port, oak, query=f"?ends={ends}")
    expect(amal.page.locator("clock-face [role=status]")).to_have_text("end", timeout=PATIENCE)
