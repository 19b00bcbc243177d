"""The process that reads one calendar. It bounds itself first; if the file breaks it, only this process is lost."""

import json
import os
import resource
import sys
from datetime import date
from pathlib import Path

MEMORY = 768 << 20


def bound(seconds: int) -> None:
    """From here on this process cannot take more than its share of the machine."""
    os.nice(10)
    for what, most in [(resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)]:
        resource.setrlimit(what, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))


def answer(source: Path, first: str, last: str, zone: str) -> dict:
    """What came of the file, in words the server understands."""
    from inquiry.calendar.reading import Unreadable, read

    try:
        return read(source.read_bytes(), date.fromisoformat(first), date.fromisoformat(last), zone)
    except Unreadable as why:
        return {"unreadable": why.reason, "count": why.count}
    except (MemoryError, RecursionError):
        return {"unreadable": "too_heavy", "count": 0}


if __name__ == "__main__":
    bound(int(sys.argv[5]))
    json.dump(answer(Path(sys.argv[1]), *sys.argv[2:5]), sys.stdout)
