"""`python -m tests.bench [--quick] [--only T2,T7] [--starts 5] [--postgres]`"""

import argparse
import importlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.place import Place, on_postgres
from tests.bench.rows import Row, table
from tests.bench.served import ROOT, SECOND

PARTS = {  # target: the module whose `run(bench)` measures it
    "T1": "reading",
    "T2": "reading",
    "T3": "replaying",
    "T4": "keeping",
    "T5": "reports",
    "T6": "reading",
    "T7": "telling",
    "T7d": "drawing",
    "T8": "resuming",
    "T9": "writers",
    "T10": "stored",
    "T11": "stopping",
    "T12": "counting",
    "T13": "photographs",
    "T14": "signing_up",
}
BOOKS = ROOT / "instance" / "bench"


class Bench:
    """One run: where its district is, how thorough it is, and what came of it."""

    def __init__(self, base: Place, starts: int, quick: bool):
        self.base, self.starts, self.quick = base, starts, quick
        self.copies: list[Place] = []

    def fresh(self, name: str) -> Place:
        """A copy of the district to write in; the last one of this name is thrown away."""
        self.copies.append(self.base.copy(name))
        return self.copies[-1]

    def drop(self) -> None:
        for place in (*self.copies, self.base):
            place.drop()

    def start(self, module: str, *words: str) -> dict:
        """One measurement in a process of its own."""
        command = [sys.executable, "-m", f"tests.bench.{module}", *words]
        done = subprocess.run(command, cwd=ROOT, env=plain_environment(), capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(done.stderr[-2000:])
        return json.loads(done.stdout.splitlines()[-1])

    @contextmanager
    def as_visitor(self):
        """Leave the first processor to the server."""
        before = os.sched_getaffinity(0)
        os.sched_setaffinity(0, SECOND)
        try:
            yield
        finally:
            os.sched_setaffinity(0, before)


def plain_environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("INQUIRY_")}


def main() -> None:
    asked = arguments()
    for name in [name for name in os.environ if name.startswith("INQUIRY_") and name != "INQUIRY_TEST_POSTGRES"]:
        del os.environ[name]
    folder = Path(tempfile.mkdtemp(prefix="inquiry-bench-"))
    base = on_postgres(folder / "base") if asked.postgres else Place(folder / "base")
    bench = Bench(base, asked.starts, asked.quick)
    try:
        base.build()
        rows = measure(bench, asked.only)
    finally:
        bench.drop()
        shutil.rmtree(folder, ignore_errors=True)
    print("\n" + table(rows))
    missed = [row for row in rows if row.verdict == "MISS"]
    print(f"\n{len(missed)} of {sum(row.at_most is not None for row in rows)} judged lines miss their target.")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one start of each instead of five")
    parser.add_argument("--only", default=",".join(PARTS), help="such as T2,T7")
    parser.add_argument("--starts", type=int, help="how many processes each median is taken over")
    parser.add_argument("--postgres", action="store_true", help="on PostgreSQL; for T7, T7d, T8, T9 and T11")
    asked = parser.parse_args()
    asked.only = [name for name in asked.only.split(",") if name in PARTS]
    if asked.postgres:
        asked.only = [name for name in asked.only if name in ("T7", "T7d", "T8", "T9", "T11")]
    asked.starts = asked.starts or (1 if asked.quick else 5)
    return asked


def measure(bench: Bench, wanted: list[str]) -> list[Row]:
    """Run each part once, print and keep what it found as it goes along."""
    BOOKS.mkdir(parents=True, exist_ok=True)
    book = BOOKS / f"{datetime.now(UTC):%Y-%m-%d-%H%M%S}.jsonl"
    rows: list[Row] = []
    for part in dict.fromkeys(PARTS[name] for name in wanted):
        began = time.monotonic()
        found = [row for row in attempt(bench, part) if row.target in {name[:3].rstrip("d") for name in wanted}]
        print(f"{part}: {time.monotonic() - began:.0f} s", flush=True)
        with book.open("a") as lines:
            for row in found:
                lines.write(json.dumps({"at": datetime.now(UTC).isoformat(), "part": part, **row.as_data()}) + "\n")
                print("  ", row.target, row.what, row.value and round(row.value, 2), row.unit, row.verdict, flush=True)
        rows += found
    return sorted(rows, key=lambda row: int(row.target[1:]))


def attempt(bench: Bench, part: str) -> list[Row]:
    """What cannot be measured here is told as such, and the rest goes on."""
    try:
        return importlib.import_module(f"tests.bench.{part}").run(bench)
    except Exception as why:
        traceback.print_exc()
        name = next(name for name, module in PARTS.items() if module == part)
        return [Row(name.rstrip("d"), f"{part}: {type(why).__name__}", None, note=str(why).splitlines()[0][:120])]


if __name__ == "__main__":
    main()
