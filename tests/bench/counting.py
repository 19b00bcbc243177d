"""T12: every list takes the same number of statements, however long it is. The claims themselves are tests."""

import re
import subprocess
import sys

from tests.bench.rows import Row
from tests.bench.served import ROOT

TESTS = "tests/house/test_statement_counts.py"


def run(_bench) -> list[Row]:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", TESTS]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    counts = {name: int(number) for number, name in re.findall(r"(\d+) (passed|failed|error|skipped)", done.stdout)}
    bad = counts.get("failed", 0) + counts.get("error", 0) if counts else None
    return [
        Row("T12", "lists whose statements grow with their rows", bad, 0, "", f"{counts.get('passed', 0)} claims hold")
    ]
