"""Calendars are read in a process of their own, two at a time. Whoever asks must hold no transaction."""

import json
import signal
import subprocess
import sys
import tempfile
import threading
from datetime import date
from pathlib import Path

CODE = Path(__file__).parents[2]
ENVIRONMENT = {"PYTHONPATH": str(CODE), "LC_ALL": "C.UTF-8", "MALLOC_ARENA_MAX": "2"}
ENDINGS = {signal.SIGXCPU: "too_long", signal.SIGKILL: "too_heavy", signal.SIGXFSZ: "too_heavy"}
LARGEST = 5 * 1024 * 1024  # bytes: a district’s calendar of ten years is a fifth of that
SECONDS = 20  # of reckoning
PATIENCE = 60  # seconds on the wall clock, when the machine is busy
_places = threading.BoundedSemaphore(2)


class NotRead(Exception):
    """A calendar that could not be read: a code for why (words.py says it), and how many events it seemed to hold."""

    def __init__(self, reason: str, count: int = 0):
        super().__init__(reason)
        self.reason, self.count = reason, count


def look_into(data: bytes, first: date, last: date, zone: str, seconds: int = SECONDS) -> dict:
    """What a calendar holds for a year, or the reason why it could not be read."""
    if len(data) > LARGEST:
        raise NotRead("too_large")
    with tempfile.TemporaryDirectory(prefix="inquiry-calendar-") as folder:
        source = Path(folder) / "calendar.ics"
        source.write_bytes(data)
        told = _ask([str(source), first.isoformat(), last.isoformat(), zone, str(seconds)], folder)
    if "unreadable" in told:
        raise NotRead(told["unreadable"], told["count"])
    return told


def _ask(said: list[str], folder: str) -> dict:
    with _places:
        try:
            child = subprocess.run(  # noqa: S603 - our own module, with a path of ours and two days
                [sys.executable, "-s", "-P", "-m", "inquiry.calendar.child", *said],
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                stdin=subprocess.DEVNULL,
                cwd=folder,
                env=ENVIRONMENT,
                timeout=PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return {"unreadable": "too_long", "count": 0}
    if child.returncode:
        ending = signal.Signals(-child.returncode) if child.returncode < 0 else None
        return {"unreadable": ENDINGS.get(ending, "broken"), "count": 0}  # type: ignore[call-overload]
    return json.loads(child.stdout)
