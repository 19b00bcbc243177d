"""Real servers as processes of their own, on both databases."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from inquiry.db import db
from tests.databases import KINDS
from tests.live import street
from tests.live.desk import PATIENCE
from tests.live.neighbours import Ear, wait_for

ROOT = Path(__file__).parents[2]


class Server:
    """One server process (with its workers), started and ended like an administrator does."""

    def __init__(self, settings, look=1, factory="tests.live.street:open_street", **more):
        self.factory = factory
        self.look = str(look)  # seconds between looks for news nobody nudged us about
        self.settings = {**settings, **{name.upper(): str(value) for name, value in more.items()}}
        self.port = free_port()
        self.process = None
        self.said = Path(tempfile.mkdtemp()) / "said"  # not a pipe: a full one would stop the server in mid-sentence

    def start(self):
        ours = {f"INQUIRY_{name}": value for name, value in self.settings.items()}
        others = {name: value for name, value in os.environ.items() if not name.startswith("INQUIRY_")}
        with self.said.open("w") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.live.serve", str(self.port), self.factory],
                cwd=ROOT,
                env={**others, **ours, "PYTHONWARNINGS": "error", "STREET_LOOK": self.look},
                stdout=said,
                stderr=subprocess.STDOUT,
            )
        return self

    def open(self):
        self.start()
        wait_for(lambda: self.process.poll() is not None or answers(self.port), patience=60)
        assert self.process.poll() is None, self.told()
        return self

    def workers(self):
        """The numbers of the worker processes, when there are several."""
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return [int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=30)
        return self.told()

    def told(self):
        """All it said so far."""
        return self.said.read_text()


def free_port():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


def answers(port):
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


@pytest.fixture(scope="module", params=list(KINDS))
def town(request, tmp_path_factory):
    """A database with streets in it."""
    if request.param == "postgresql" and (says := getattr(request.config, "postgres_is_away", None)):
        pytest.skip(says)
    database = KINDS[request.param](tmp_path_factory.mktemp(f"live-{request.param}"))
    database.settings["SECRET_KEY"] = "for tests only"
    yield database
    database.drop()


@pytest.fixture(scope="module")
def town_app(town):
    """The streets’ application in this process, for reading and writing beside the servers."""
    app = street.street(**town.settings)
    street.settle(app)
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(scope="module")
def port(town, town_app):
    """Where the one server of these tests listens."""
    server = Server(town.settings).open()
    yield server.port
    server.stop()


@pytest.fixture
def oak(request):
    """A street of this test’s own."""
    return f"oak-{abs(hash(request.node.name))}"


@pytest.fixture
def server(town, town_app):
    """`server(processes=2)` opens a server of this test’s own."""
    opened = []

    def open_one(**more):
        opened.append(Server(town.settings, **more))
        return opened[-1].open()

    yield open_one
    for one in opened:
        one.stop()


@pytest.fixture
def device(chromium):
    """`device()` is a computer with nothing on it yet."""
    opened = []

    def take_out(**more):
        opened.append(chromium.new_context(**more))
        opened[-1].set_default_timeout(PATIENCE)
        return opened[-1]

    yield take_out
    for each in opened:
        each.close()


@pytest.fixture(autouse=True)
def silence():
    """Whoever listened in a test goes home with it, instead of calling dead servers ever after."""
    yield
    while Ear.listening:
        Ear.listening.pop().go_home()
