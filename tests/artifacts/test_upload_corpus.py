"""The upload corpus, file by file through the page a teacher uses: the same outcome as in docs/upload-corpus.md."""

import os
import re

import pytest

from inquiry.pictures.reasons import says
from scripts.upload_corpus import CORPUS, TABLE
from tests.artifacts.hands import upload

LINE = re.compile(r"^\| (\S+/\S+) \| .* \| (?:taken in: (\d+) pages?|refused: `(\w+)`)", re.M)
TOLD = {name: (int(pages or 0), reason) for name, pages, reason in LINE.findall(TABLE.read_text(encoding="utf-8"))}
SOME = (
    "exif_gps/DSCN0010.jpg",
    "disguised/essay-page1.png",
    "handwriting_noteshrink/notesA.pdf",
    "pixel_flood/lottapixel.jpg",
    "docx_python-docx/doc-default.docx",
)
MISSING = f"The upload corpus is not there: {CORPUS}"


@pytest.fixture(autouse=True)
def corpus():
    """The files others made. At home one may do without them; in CI their absence is a failure."""
    if not CORPUS.is_dir():
        pytest.fail(MISSING) if os.environ.get("CI") else pytest.skip(MISSING)


def send(amal, name, kept):
    """What the server did with a file: how many pages it took in, and the sentence for a refusal."""
    before = kept()
    files = [upload(CORPUS / name, name.split("/")[1])]
    response = amal.browser.post(f"{amal.work}/new", json=True, files=files)
    response.request.environ["wsgi.input"].close()  # a large body lies in a file of the test browser’s own
    new = len(kept() - before)
    if response.status_code == 200:
        assert not response.json["message"]
        return new // 5, ""
    assert (response.status_code, new) == (422, 0)
    return 0, response.json["message"]


def as_told(app, name):
    pages, reason = TOLD[name]
    with app.test_request_context():
        return pages, says(reason) if reason else ""


@pytest.mark.parametrize("name", SOME)
def test_a_file_comes_to_what_the_table_says(hands, world, app, kept, name):
    assert send(hands(world.amal), name, kept) == as_told(app, name)


@pytest.mark.slow
def test_every_file_comes_to_what_the_table_says(hands, world, app, kept):
    amal = hands(world.amal)
    came = {name: send(amal, name, kept) for name in TOLD}
    assert len(came) == 66
    assert came == {name: as_told(app, name) for name in TOLD}
