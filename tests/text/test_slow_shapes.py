"""One text cannot stop the building."""

import subprocess
import sys
from pathlib import Path

from tests.text.slow_shapes import shapes

HOME = Path(__file__).parents[2]


def test_no_shape_of_full_length_keeps_us_busy():
    program = [sys.executable, "-m", "tests.text.slow_shapes"]
    done = subprocess.run(program, cwd=HOME, capture_output=True, text=True, timeout=300)
    said = done.stdout.splitlines()
    assert said[-1:] == ["all of them"], f"Stopped in the shape {said[-1:]}. {done.stderr[-500:]}"


def test_every_shape_is_long():
    assert min(len(text) for _, text in shapes()) > 3500
    assert len(list(shapes())) > 60
