"""What others made stays exactly as they made it, and their licence stands beside it."""

import hashlib

import pytest

from inquiry.paths import HOME, STATIC

BORROWED = [
    folder for folder in (STATIC / "fonts", STATIC / "vendor", HOME / "tests" / "vendor") if any(folder.glob("*"))
]
ours = pytest.mark.parametrize("folder", BORROWED, ids=lambda folder: folder.relative_to(HOME).as_posix())


def promised(folder):
    lines = (folder / "checksums.txt").read_text().splitlines()
    return dict(reversed(line.split(maxsplit=1)) for line in lines)


@ours
def test_borrowed_files_are_unchanged(folder):
    there = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    there.pop("checksums.txt")
    assert there == promised(folder)


@ours
def test_a_licence_stands_beside_them(folder):
    assert any(name.startswith("LICENSE") for name in promised(folder))


def test_the_icons_say_where_they_come_from():
    assert "Lucide" in (STATIC / "icons.svg").read_text()
    assert "ISC" in (STATIC / "LICENSE-lucide.txt").read_text()
