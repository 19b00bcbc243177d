"""T10: Markdown is read once, when it is written, and its worst text stays bearable."""

import statistics
import time

from inquiry import text
from tests.bench.calls import Visitor
from tests.bench.pages import looked_at
from tests.bench.rows import Row
from tests.bench.world import SAYINGS
from tests.text.slow_shapes import shapes

NOTE = "\n\n".join(SAYINGS) * 2


def run(bench) -> list[Row]:
    reads = markdown_while_reading(bench.base)
    slowest, name = max((work(text.to_html.__wrapped__, text.trim(shape)), name) for name, shape in shapes())
    written = statistics.median(work(text.to_html.__wrapped__, NOTE) for _ in range(9))
    html = text.to_html(NOTE)
    printed = statistics.median(work(text.as_html, html) for _ in range(99))
    return [
        Row("T10", "texts read as Markdown while the pages were looked at", reads, 0),
        Row("T10", "the slowest text of 8 000 letters, when written", slowest * 1000, 600, " ms", name[:40]),
        Row("T10", f"printing stored HTML / writing it, {len(NOTE)} letters", printed / written, 0.01, "×"),
    ]


def work(do, *words) -> float:
    began = time.process_time()
    do(*words)
    return time.process_time() - began


def markdown_while_reading(place) -> int:
    """How often the reader of Markdown was taken out while every measured page was turned once."""
    app, used, tools = place.app(), [], text._tools
    text._tools = lambda: used.append(1) or tools()
    try:
        for person, url in looked_at(place.said).values():
            try_to_get(Visitor(app, person), url)
    finally:
        text._tools = tools
    return len(used)


def try_to_get(visitor, url) -> None:
    try:
        visitor.get(url)
    except RuntimeError:
        return  # a page that is not there reads nothing
