"""A server as a process of its own."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from inquiry.server.run import FACTORY
from tests.live.neighbours import wait_for

ROOT = Path(__file__).parents[1]


class Server:
    """One server process (with its workers), started and ended like an administrator does."""

    def __init__(self, settings, look=1, factory=FACTORY, **more):
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
