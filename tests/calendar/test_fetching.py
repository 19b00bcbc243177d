"""Calendars from the internet: real sockets on loopback stand in for it, by handing in what counts as reachable."""

import socket
import ssl
import subprocess
import threading
import time
from contextlib import contextmanager

import pytest

from inquiry.calendar import fetching
from inquiry.calendar.fetching import Limits, fetch
from tests.calendar.web import DATA, Answers, near, refused


def test_a_calendar_is_fetched_and_nothing_is_said_about_who_asks(server):
    server.paths["/school.ics?key=a%20b"] = Answers.say
    assert fetch(f"{server.address}/school.ics?key=a%20b", near(server)) == DATA
    ((_path, headers),) = server.heard
    assert set(headers) == {"Host", "Accept", "Accept-Encoding", "User-Agent", "Connection"}


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
