"""A server that takes a certain moment for now, and whose clock goes on from there: pages about a week need a Friday.

`python -m tests.e2e.later 2026-11-20T18:10:00+00:00 run --port 8000`
"""

import sys
from datetime import datetime

import time_machine

from tests.e2e.place import Place


class PlaceThen(Place):
    """The server of a school, at a time of the test’s choosing."""

    def __init__(self, settings, log, moment):
        super().__init__(settings, log)
        self.command = [sys.executable, "-m", "tests.e2e.later", moment.isoformat()]


if __name__ == "__main__":
    from inquiry.cli import main

    moment = datetime.fromisoformat(sys.argv.pop(1))
    with time_machine.travel(moment, tick=True):
        main()
