"""Requests with a body, and files that Flask only names."""

import hashlib
import socket

import pytest

from tests.live.neighbours import Neighbour
from tests.live.street import POEM

MEGABYTE = 1024 * 1024


@pytest.fixture
def amal(port):
    return Neighbour(port)


def test_a_named_file_is_sent_with_the_headers_flask_gave(amal):
    status, headers, body = amal.ask("GET", "/poem")
    assert (status, body) == (200, POEM)
    assert headers["Content-Type"].startswith("text/plain")
    assert headers["Content-Disposition"] == "attachment; filename=poem.txt"
    assert headers["Set-Cookie"].startswith("seen=1")
    assert headers["Content-Length"] == str(len(POEM))
    assert headers["Accept-Ranges"] == "bytes"
    assert "X-Sendfile" not in headers


@pytest.mark.parametrize(
    ("wanted", "status", "part"),
    [
        ("bytes=0-9", 206, POEM[:10]),
        ("bytes=10-19", 206, POEM[10:20]),
        ("bytes=9990-", 206, POEM[9990:]),
        ("bytes=-5", 206, POEM[-5:]),
        ("bytes=99999-", 416, None),
    ],
)
def test_part_of_a_file_can_be_asked_for(amal, wanted, status, part):
    answer, _, body = amal.ask("GET", "/poem", Range=wanted)
    assert answer == status
    assert part is None or body == part


def test_a_file_the_browser_has_is_not_sent_again(amal):
    status, headers, body = amal.ask("GET", "/poem", If_None_Match='"a-poem"')
    assert (status, body) == (304, b"")
    assert "X-Sendfile" not in headers


def test_asking_about_a_file_sends_only_its_headers(amal):
    status, headers, body = amal.ask("HEAD", "/poem")
    assert (status, headers["Content-Length"], body) == (200, str(len(POEM)), b"")


@pytest.mark.parametrize("size", [0, 1, 256 * 1024, MEGABYTE, 3 * MEGABYTE + 7])
def test_a_body_of_any_size_arrives_whole(amal, size):
    body = bytes(number % 251 for number in range(size))
    status, _, digest = amal.ask("POST", "/upload", body)
    assert (status, digest.decode()) == (200, hashlib.sha256(body).hexdigest())


def test_a_body_without_a_length_arrives_whole(amal):
    pieces = [b"one", b"two" * 100_000, b"three"]
    status, _, digest = amal.ask("POST", "/upload", iter(pieces))
    assert (status, digest.decode()) == (200, hashlib.sha256(b"".join(pieces)).hexdigest())


def test_a_body_over_the_limit_is_answered_and_not_cut_off(amal):
    assert amal.ask("POST", "/upload", bytes(26 * MEGABYTE))[0] == 413
    assert amal.ask("POST", "/upload", iter([bytes(13 * MEGABYTE)] * 3))[0] == 413


def test_twenty_slow_uploads_keep_nobody_waiting(amal, port):
    """More than there are threads: none is taken until a body is complete."""
    slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(20)]
    for one in slow:
        one.sendall(b"POST /upload HTTP/1.1\r\nHost: here\r\nContent-Length: 4\r\n\r\nwo")
    assert amal.ask("GET", "/poem")[0] == 200
    for one in slow:
        one.sendall(b"rk")
        assert one.recv(9) == b"HTTP/1.1 "
        one.close()


def test_somebody_who_leaves_in_the_middle_of_an_upload_does_no_harm(amal, port, oak):
    with socket.create_connection(("127.0.0.1", port)) as one:
        one.sendall(f"POST /say/{oak} HTTP/1.1\r\nHost: here\r\nContent-Length: 400\r\n\r\nwords=half".encode())
    assert amal.ask("GET", "/poem")[0] == 200
    assert amal.poll(oak, 0)[1]["events"] == []


def test_style_and_scripts_are_asked_after_and_sent_again_only_when_changed(amal):
    status, headers, _ = amal.ask("GET", "/static/ring.svg")
    assert (status, headers["Cache-Control"]) == (200, "no-cache")
    assert amal.ask("GET", "/static/ring.svg", If_None_Match=headers["ETag"])[0] == 304
    assert amal.ask("GET", "/static/../pyproject.toml")[0] == 404
