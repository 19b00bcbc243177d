"""Whoever guesses passwords soon stands before a closed door, and nobody else does for long."""

import re
from datetime import timedelta

from inquiry.clock import now
from inquiry.people.models import FAILED, STOPPED, SecurityEvent, digest
from tests.browser import words
from tests.signing_in.doors import OTHER, come_in, lines
from tests.world import PASSWORD


def test_ten_wrong_tries_for_one_person_close_the_door_for_a_while(amal, browser, world):
    for _ in range(10):
        assert come_in(browser(), amal.email, OTHER).status_code == 422
    refused = come_in(browser(), amal.email)
    assert refused.status_code == 429
    assert re.search(r"try again at \d+:\d\d", words(refused))
    assert lines(world, STOPPED) == 1 and come_in(browser(), amal.email).status_code == 429
    assert lines(world, STOPPED) == 1, "a flood of tries is one line"


def test_other_people_still_come_in_meanwhile(amal, browser, world):
    an_hour_of_tries(world, 10, whom=digest("nobody@riverside.example"))
    assert come_in(browser(), amal.email).status_code == 303


def test_fifty_wrong_tries_from_one_network_address_close_the_door_for_everybody_there(amal, browser, world):
    an_hour_of_tries(world, 50, address="127.0.0.1")
    assert come_in(browser(), amal.email).status_code == 429


def test_the_door_opens_again_by_itself(amal, browser, world):
    an_hour_of_tries(world, 10, whom=digest(amal.email), at=now() - timedelta(minutes=16))
    assert come_in(browser(), amal.email).status_code == 303


def an_hour_of_tries(world, number, **said):
    world.add(*(SecurityEvent(kind=FAILED, **said) for _ in range(number)))


def test_where_a_request_claims_to_come_from_is_not_believed(amal, browser, world):
    an_hour_of_tries(world, 50, address="127.0.0.1")
    hers = browser()
    headers = {"X-Forwarded-For": "10.9.8.7", "Sec-Fetch-Site": "same-origin"}
    form = {"email": amal.email, "password": PASSWORD}
    assert hers.client.post("/sign-in", data=form, headers=headers).status_code == 429
