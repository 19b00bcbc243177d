"""Hostile input that others collected, for every place that takes text."""

import json
import os
import re
from functools import cache
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data" / "injection_corpora"
ESCAPE = re.compile(r"\\x([0-9A-Fa-f]{2})")


@cache
def payloads() -> list[str]:
    """Every entry of every file, each once, in a steady order."""
    if not FOLDER.is_dir():
        _say_missing()
    files = sorted(path for path in FOLDER.rglob("*") if path.is_file())
    return list(dict.fromkeys(entry for path in files for entry in _both_ways(_entries(path)) if entry.strip()))


def _say_missing():
    sentence = f"The collected hostile input is not there: {FOLDER}"
    if os.environ.get("CI"):
        pytest.fail(sentence)
    pytest.skip(sentence)


def _both_ways(entries):
    """Many lists write control characters as \\x0b; they are tried as written and as meant."""
    for entry in entries:
        yield entry
        yield ESCAPE.sub(lambda code: chr(int(code[1], 16)), entry)


def _entries(path):
    content = path.read_bytes().decode(errors="replace")
    return READERS.get(path.suffix, _lines)(content)


def _lines(content):
    return [*content.split("\n"), *(line.strip() for line in content.split("\n"))]


def _json(content):
    return [entry if isinstance(entry, str) else entry["payload"] for entry in json.loads(content)]


def _html5lib(content):
    """Tree construction tests: a block starts with #data and its input ends at #errors."""
    return [block.split("\n#errors")[0] for block in ("\n" + content).split("\n#data\n")[1:]]


def _bleach(content):
    return [content.split("\n--\n")[0]]


READERS = {".json": _json, ".dat": _html5lib, ".test": _bleach}
