"""Server processes of the bench: the product as an administrator starts it, and the raw loop that is its floor."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
FIRST, SECOND = {0}, {min(1, (os.cpu_count() or 1) - 1)}  # the server has one processor, its visitors the other


class Process:
    """A server in a process of its own, kept to one processor when it is a single one."""

    def __init__(self, command: list[str], port: int, environment: dict[str, str], processors):
        self.port = port
        self.log = Path(environment["BENCH_LOG"]).open("a+")  # noqa: SIM115 - open as long as the server is
        self.process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env=environment,
            stdout=self.log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        os.sched_setaffinity(self.process.pid, processors)

    def wait_until_open(self, patience: float = 60):
        end = time.monotonic() + patience
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > end:
                self.log.seek(0)
                raise RuntimeError(f"the server did not open: {self.log.read()[-2000:]}")
            time.sleep(0.05)
        return self

    def answers(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
        except OSError:
            return False
        return True

    def workers(self) -> list[int]:
        """The numbers of the worker processes, when there are several."""
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return [int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]

    def stop(self, patience: float = 15) -> float:
        """Ask it to stop, as an administrator does; how many seconds that took."""
        began = time.monotonic()
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(patience)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()
        self.log.close()
        return time.monotonic() - began


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


@contextmanager
def product(place, processes: int = 1):
    """The whole product over this place."""
    port = free_port()
    others = {name: value for name, value in os.environ.items() if not name.startswith("INQUIRY_")}
    ours = {f"INQUIRY_{name}": value for name, value in place.settings.items()}
    more = {"INQUIRY_PROCESSES": str(processes), "BENCH_COMMITS": str(commits_of(place))}
    environment = {**others, **ours, **more, "BENCH_LOG": str(place.home / "server.log")}
    processors = FIRST if processes == 1 else FIRST | SECOND
    server = Process(["-m", "tests.bench.serve", str(port)], port, environment, processors)
    try:
        yield server.wait_until_open()
    finally:
        server.stop()


@contextmanager
def raw_loop(place):
    """The floor of telling: one epoll loop that hands on what it is sent."""
    port = free_port()
    environment = {**os.environ, "BENCH_LOG": str(place.home / "loop.log")}
    loop = Process(["-S", "tests/bench/epoll.py", str(port)], port, environment, FIRST)
    try:
        yield loop.wait_until_open()
    finally:
        loop.stop()


def commits_of(place) -> Path:
    return place.home / "commits.txt"
