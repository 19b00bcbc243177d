"""The product’s own server as a process of the bench: `python -m tests.bench.serve PORT`. It notes when it commits."""

import os
import sys
import time
from pathlib import Path

from inquiry import live
from inquiry.server import product
from inquiry.server.run import serve


def open_house():
    """What each process serves: the product, which also writes down the moment of each commit that brings news."""
    if path := os.environ.get("BENCH_COMMITS"):
        book = Path(path).open("a", buffering=1)  # noqa: SIM115 - open for as long as the process lives
        live.on_news(lambda room: book.write(f"{time.monotonic()} {room}\n"))
    return product.open_house()


if __name__ == "__main__":  # each worker imports this file again
    serve(port=int(sys.argv[1]), factory="tests.bench.serve:open_house")
