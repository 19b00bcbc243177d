"""What was measured, and whether it is within its target."""

import statistics
import time
from dataclasses import asdict, dataclass


@dataclass
class Row:
    """One line of the table. `at_most` None: told for its own sake, judged by nothing."""

    target: str
    what: str
    value: float | None
    at_most: float | None = None
    unit: str = ""
    note: str = ""

    @property
    def verdict(self) -> str:
        if self.value is None:
            return "not measured"
        if self.at_most is None:
            return ""
        return "pass" if self.value <= self.at_most else "MISS"

    def as_data(self) -> dict:
        return asdict(self) | {"verdict": self.verdict}


def number(value: float | None, unit: str = "") -> str:
    if value is None:
        return "–"
    digits = 0 if value == int(value) else 2 if abs(value) < 10 else 1
    return f"{value:.{digits}f}{unit}"


def table(rows: list[Row]) -> str:
    """The rows as a Markdown table, which reads well in a terminal too."""
    cells = [("Target", "What", "Measured", "At most", "Verdict", "")]
    for row in rows:
        told = (number(row.value, row.unit), number(row.at_most, row.unit) if row.at_most is not None else "")
        cells.append((row.target, row.what, *told, row.verdict, row.note))
    widths = [max(len(line[place]) for line in cells) for place in range(6)]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in cells
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def spread(times: list[float]) -> dict[str, float]:
    """p50, p95 and p99 of some milliseconds."""
    ordered = sorted(times)
    place = {name: min(len(ordered) - 1, int(len(ordered) * part)) for name, part in PARTS.items()}
    return {name: ordered[at] for name, at in place.items()}


PARTS = {"p50": 0.5, "p95": 0.95, "p99": 0.99}


def middle(values) -> float:
    return statistics.median(values)


def fixed_loop() -> float:
    """How quick this machine is here and now: 0.07 to 0.14 seconds where the targets in milliseconds were set."""
    began, seen = time.perf_counter(), {}
    for number in range(300_000):
        seen[number & 255] = str(number)
    return time.perf_counter() - began
