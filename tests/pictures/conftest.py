import pytest

from inquiry.pictures.limits import USUAL
from inquiry.pictures.workbench import take_in


@pytest.fixture
def folder(tmp_path):
    """Where pictures are written; it begins empty."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    return folder


@pytest.fixture
def add(tmp_path, folder):
    """Add a file with these bytes, as an upload that has no name."""

    def add(content, limits=USUAL):
        source = tmp_path / "upload"
        source.write_bytes(content)
        return take_in(source, folder, limits)

    return add
