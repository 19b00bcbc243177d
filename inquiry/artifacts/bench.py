"""A place to work on pictures: a folder that is gone afterwards, and only so many people at once.

The pictures themselves are opened two at a time in child processes. Whoever waits for one occupies a thread of the
server, so most threads are kept for people who only turn pages.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from inquiry import files

PLACES = 4
_places = threading.BoundedSemaphore(PLACES)


class Busy(Exception):
    """Every place is taken at this moment."""

    reason = "busy"


@contextmanager
def place() -> Iterator[Path]:
    """An empty folder of one’s own, if a place is free; whoever works here holds no transaction."""
    if not _places.acquire(blocking=False):
        raise Busy
    try:
        with TemporaryDirectory(dir=files.workroom()) as folder:
            yield Path(folder)
    finally:
        _places.release()
