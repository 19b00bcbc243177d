"""Calendars from the internet: real sockets on loopback stand in for it, by handing in what counts as reachable."""

import socket
import ssl
import subprocess
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from inquiry.calendar import fetching
from inquiry.calendar.addresses import place_of
from inquiry.calendar.fetching import Limits, fetch
from inquiry.calendar.opening import NotRead
from inquiry.calendar.reachable import is_public
from tests.calendar.conftest import calendar, day

DATA = calendar(day("20260907"))


class Answers(BaseHTTPRequestHandler):
    """Answers as each test says: a function for each path."""

    paths: dict = {}
    heard: list = []

    def do_GET(self):
        self.heard.append((self.path, dict(self.headers)))
        self.paths[self.path](self)

    def log_message(self, *words):
        pass

    def say(self, status=200, body=DATA, **headers):
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def server():
    """A web server on loopback; `server.paths[path]` says what it answers."""
    handler = type("Handler", (Answers,), {"paths": {}, "heard": []})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as web:
        threading.Thread(target=web.serve_forever, daemon=True).start()
        web.paths, web.heard, web.port = handler.paths, handler.heard, web.server_address[1]
        web.address = f"http://127.0.0.1:{web.port}"
        yield web
        web.shutdown()


def near(server, **more):
    """Limits under which loopback, and nothing else, is the internet."""
    usual = {"seconds": 3, "connecting": 1, "reachable": lambda address: address == "127.0.0.1"}
    return Limits(**{**usual, "ports": (80, 443, server.port), **more})


@contextmanager
def refused(why):
    with pytest.raises(NotRead) as refused:
        yield
    assert refused.value.reason == why


def test_a_calendar_is_fetched_and_nothing_is_said_about_who_asks(server):
    server.paths["/school.ics?key=a%20b"] = Answers.say
    assert fetch(f"{server.address}/school.ics?key=a%20b", near(server)) == DATA
    ((_path, headers),) = server.heard
    assert set(headers) == {"Host", "Accept", "Accept-Encoding", "User-Agent", "Connection"}


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


def test_each_redirect_is_checked_again(server):
    server.paths["/"] = lambda it: it.say(302, b"", Location="http://127.0.0.2/secret")
    with refused("inside"):
        fetch(f"{server.address}/", near(server))
    server.paths["/"] = lambda it: it.say(302, b"", Location="file:///etc/passwd")
    with refused("not_an_address"):
        fetch(f"{server.address}/", near(server))


def test_a_few_redirects_are_followed_and_a_ring_of_them_is_not(server):
    server.paths["/"] = lambda it: it.say(301, b"", Location="/moved")
    server.paths["/moved"] = lambda it: it.say(307, b"", Location=f"{server.address}/here")
    server.paths["/here"] = Answers.say
    assert fetch(f"{server.address}/", near(server)) == DATA
    server.paths["/here"] = lambda it: it.say(308, b"", Location="/")
    with refused("moves"):
        fetch(f"{server.address}/", near(server))
    assert len(server.heard) == 3 + 5


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (401, "not_for_us"),
        (404, "not_there"),
        (410, "not_there"),
        (500, "no_calendar_there"),
        (204, "no_calendar_there"),
    ],
)
def test_an_answer_that_is_no_calendar_is_told_in_words(server, status, why):
    server.paths["/"] = lambda it: it.say(status, b"")
    with refused(why):
        fetch(f"{server.address}/", near(server))


def test_more_than_we_take_is_refused_announced_or_not(server):
    server.paths["/announced"] = lambda it: it.say(body=b"x" * 2000)
    server.paths["/not"] = unannounced
    for path in server.paths:
        with refused("too_large"):
            fetch(f"{server.address}{path}", near(server, largest=1000))


def unannounced(it):
    it.send_response(200)
    it.end_headers()
    it.wfile.write(b"x" * 100_000)


def test_fewer_bytes_than_promised_are_no_calendar(server):
    server.paths["/"] = lambda it: it.say(body=DATA, **{"Content-Length": str(len(DATA) + 10)})
    with refused("cut_short"):
        fetch(f"{server.address}/", near(server))


@pytest.mark.parametrize("begin", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\n\r\nBEGIN"])
def test_a_server_that_sends_a_letter_now_and_then_is_left_when_time_is_up(begin):
    with silent(begin) as port:
        started = time.monotonic()
        with refused("too_slow"):
            fetch(f"http://127.0.0.1:{port}/", Limits(1.2, 1, reachable=lambda address: True, ports=(port,)))
        assert time.monotonic() - started < 3


def test_a_server_that_never_shakes_hands_is_left_when_time_is_up():
    with silent(b"") as port:
        started = time.monotonic()
        with refused("too_slow"):
            fetch(f"https://127.0.0.1:{port}/", Limits(1.2, 1, reachable=lambda address: True, ports=(port,)))
        assert time.monotonic() - started < 3


@contextmanager
def silent(begin):
    """A server that says how it begins, then one letter every third of a second."""
    done = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def drip():
            connection, _address = listening.accept()
            with connection:
                connection.sendall(begin)
                while not done.wait(0.3):
                    try:
                        connection.sendall(b"X")
                    except OSError:
                        return

        threading.Thread(target=drip, daemon=True).start()
        yield listening.getsockname()[1]
        done.set()


def test_a_server_that_cannot_prove_its_name_is_not_listened_to(server, tmp_path):
    key, paper = tmp_path / "key.pem", tmp_path / "paper.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=school.example"]
    subprocess.run([*made, "-keyout", key, "-out", paper], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(paper, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    with refused("tls"):
        fetch(f"https://127.0.0.1:{server.port}/", near(server))
    assert server.heard == []


def test_nobody_listening_is_told_in_words():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    with refused("no_answer"):
        fetch(f"http://127.0.0.1:{port}/", Limits(2, 1, reachable=lambda address: True, ports=(port,)))


def test_a_proxy_of_the_machine_is_not_asked(server, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    server.paths["/"] = Answers.say
    assert fetch(f"{server.address}/", near(server)) == DATA


def test_a_secret_address_does_not_go_on_in_the_open(monkeypatch):
    asked = []

    def moved(place, limits, until):
        asked.append(place.address)
        return "http://school.example/open.ics"

    monkeypatch.setattr(fetching, "_ask", moved)
    with refused("unsafe_move"):
        fetch("https://school.example/secret.ics")
    assert asked == ["https://school.example/secret.ics"]
