"""Which addresses a calendar is fetched from: no inside network, however it is written, and nothing but the web."""

import socket

import pytest

from inquiry.calendar import fetching
from inquiry.calendar.addresses import place_of
from inquiry.calendar.fetching import Limits, fetch
from inquiry.calendar.reachable import is_public
from tests.calendar.web import DATA, Answers, near, refused


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.9.10", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1"),
        *("169.254.169.254", "100.64.0.1", "100.127.255.255", "100.100.100.200", "192.0.0.192", "198.18.0.1"),
        *("192.0.2.1", "198.51.100.1", "203.0.113.1", "192.88.99.1", "168.63.129.16"),
        *("224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255"),
        *("::", "::1", "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:8.8.8.8", "::ffff:0:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1"),
        *("64:ff9b::808:808", "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::", "2001::1", "2001:20::1", "3fff::1"),
        *("100::1", "5f00::1", "4000::1", "not an address", ""),
    ],
)
def test_no_address_of_an_inside_network_is_public_however_it_is_written(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "1.1.1.1", "172.32.0.1", "100.63.255.255", "2606:4700::1", "2a00:1450::1"]
)
def test_addresses_of_the_open_internet_are_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "host",
    ["localhost", "127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0", "[::1]", "[::ffff:7f00:1]"],
)
def test_a_host_that_is_this_machine_is_never_asked_whatever_it_is_called(server, host):
    with refused("inside"):
        fetch(f"http://{host}:{server.port}/", near(server, reachable=is_public))
    assert server.heard == []


@pytest.mark.parametrize(
    ("address", "why"),
    [
        *((one, "not_an_address") for one in ("", "school.ics", "file:///etc/passwd", "gopher://a/", "ftp://a/b.ics")),
        *(
            (one, "not_an_address")
            for one in ("http://", "http:///x", "http://a b/", "http://a\\@b/", "http://a/\r\nX:1")
        ),
        *((one, "not_an_address") for one in ("http://[::1/", "http://a:99999/", "https://" + "a" * 3000)),
        *((one, "password_in_address") for one in ("http://a:b@school.example/", "webcal://a@school.example/")),
        *((one, "port") for one in ("http://school.example:22/", "https://school.example:8080/")),
        ("https://nobody.invalid/x.ics", "no_such_host"),
    ],
)
def test_what_is_no_plain_address_of_the_web_is_not_asked(address, why):
    with refused(why):
        fetch(address, Limits(seconds=3))


def test_webcal_is_https_and_names_in_every_script_are_understood():
    assert place_of("webcal://school.example/a.ics").address == "https://school.example/a.ics"
    assert place_of("https://школа.example/día?x=ñ").address == "https://xn--80atdl2c.example/d%C3%ADa?x=%C3%B1"


def test_one_inside_address_among_public_ones_is_enough_to_refuse(server, monkeypatch):
    def both(host, port, **more):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in ("8.8.8.8", "127.0.0.1")]

    monkeypatch.setattr(fetching.socket, "getaddrinfo", both)
    with refused("inside"):
        fetch(f"http://school.example:{server.port}/", near(server, reachable=is_public))
    assert server.heard == []


def test_a_name_that_leads_elsewhere_a_moment_later_is_still_asked_where_it_was_checked(server, monkeypatch):
    answers = iter(["127.0.0.1", "127.0.0.66", "127.0.0.66"])

    def rebinding(host, port, **more):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    monkeypatch.setattr(fetching.socket, "getaddrinfo", rebinding)
    server.paths["/"] = Answers.say
    assert fetch(f"http://school.example:{server.port}/", near(server)) == DATA
    assert len(list(answers)) == 2, "the name was asked for a second time"
    assert server.heard[0][1]["Host"] == f"school.example:{server.port}"
