"""The server of a school: `inquiry run`, as an administrator starts it, on a port of its own."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.live.neighbours import wait_for
from tests.server import answers, free_port

INQUIRY = Path(sys.executable).with_name("inquiry")


class Place:
    def __init__(self, settings, log):
        ours = {f"INQUIRY_{name}": str(value) for name, value in settings.items()}
        others = {name: value for name, value in os.environ.items() if not name.startswith("INQUIRY_")}
        self.environment = {**others, **ours, "PYTHONWARNINGS": "error"}
        self.log, self.port, self.process, self.fallen = log, free_port(), None, None
        self.address = f"http://127.0.0.1:{self.port}"
        self.command = [INQUIRY]

    def open(self):
        with self.log.open("ab") as log:
            command = [*self.command, "run", "--port", str(self.port)]
            self.process = subprocess.Popen(command, env=self.environment, stdout=log, stderr=subprocess.STDOUT)
        wait_for(lambda: self.process.poll() is not None or answers(self.port), patience=90)
        assert self.process.poll() is None, self.said
        return self

    @property
    def said(self):
        return self.log.read_text()

    @property
    def workers(self):
        """The numbers of the worker processes, where there are several."""
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return [int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]

    def kill(self):
        """As when somebody pulls the plug: nothing is said, nothing is finished."""
        self.process.kill()
        self.process.wait()

    def kill_a_worker(self):
        """One of several processes falls; the others go on, and it is replaced."""
        self.fallen = self.workers[0]
        os.kill(self.fallen, signal.SIGKILL)

    def is_whole_again(self):
        wait_for(lambda: len(self.workers) == 2 and self.fallen not in self.workers, patience=90)

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(timeout=30)
