"""The whole collection of hostile texts goes through every place that takes text, and changes nothing but its place."""

import io
import sys
from inspect import getsource, unwrap

import pytest
from pypdf import PdfReader
from wtforms import Form

from tests.addresses import every_page
from tests.browser import Browser
from tests.corpora import payloads
from tests.databases import KINDS
from tests.text.conftest import pour
from tests.text.pouring import AT_LEAST, batches
from tests.world import SECRET

# Buttons: these carry no text at all. `artifacts.new` takes files; their names are tried below.
BUTTONS = {
    "accounts": "close invite_again reopen",
    "artifacts": "delete_upload new withdraw",
    "bells": "end",
    "bench": "copy",
    "calendar_sources": "read_again",
    "connections": "disconnect",
    "demo": "step_in",
    "diaries": "renew take_away",
    "norms": "adopt ask_for_hands drop open_round park show_hands take_back talk turn_over",
    "notes": "put_back withdraw",
    "own": "sign_out_everywhere",
    "celebrations": "withdraw",
    "growth": "put_away take_back_tap take_up",
    "leading": "begin",
    "mentoring": "agree end",
    "requests": "take_back",
    "stages": "withdraw",
    "people": "sign_out",
    "portfolio": "put_away take_back",
    "pulse": "close not_now take",
    "phases": "reopen",
    "protected": "copy_comparison end keep put_back take_back unkeep",
    "school_years": "delete take_away",
    "sessions": "give_back put_away take_place",
    "rooms": "accept ask_again ask_to_lead begin decline take_back take_over"
    " let_wait put_back read_aloud turn_page withdraw",
    "teams": "end take_on take_up",
    "timetables": "reckon stop take_back",
    "welcome": "start",
}
NO_WORDS = {f"{part}.{name}" for part, names in BUTTONS.items() for name in names.split()}


def test_every_place_that_takes_text_is_tried(poured):
    app = poured.app
    posts = {rule.endpoint for rule in app.url_map.iter_rules() if "POST" in rule.methods}
    assert posts - set(poured.places) - NO_WORDS == set(), "tell tests/text/places.py how to send a text there"
    reading = {name for name in posts & NO_WORDS if reads_a_form(app.view_functions[name])}
    assert reading == {"artifacts.new", "welcome.start"}, "this is no mere button any more"


def reads_a_form(view):
    """Whether the view, or a function beside it that it calls, looks at what was sent."""
    view = unwrap(view)
    module = sys.modules[view.__module__]
    nearby = [view, *(vars(module)[name] for name in view.__code__.co_names if name in vars(module))]
    functions = [one for one in nearby if getattr(one, "__module__", None) == module.__name__ and callable(one)]
    forms = [one for one in nearby if isinstance(one, type) and issubclass(one, Form)]
    return bool(forms) or any(
        "request.form" in getsource(one) or "request.files" in getsource(one) for one in functions
    )


def test_nothing_breaks_and_sensible_words_beside_it_are_kept(poured):
    assert not poured.faults, "\n".join(poured.faults[:40])


def test_no_text_changes_anything_but_what_it_was_written_for(poured):
    assert not poured.changed, "\n".join(poured.changed)


def test_each_field_gets_many_and_each_text_reaches_several_fields(poured):
    for (endpoint, name), texts in poured.received.items():
        is_long = name in poured.places[endpoint].long if endpoint in poured.places else False
        assert is_long or len(texts) >= AT_LEAST, f"{endpoint} {name} got {len(texts)}"
    everything = [text for texts in poured.received.values() for text in texts]
    for page in batches(payloads()):
        assert everything.count(page) >= 4


def test_sealed_words_stay_sealed(poured):
    for who in ("bea", "cleo", "edie", "ines"):
        reader = Browser(poured.app, getattr(poured.world, who))
        for _endpoint, address in every_page(poured.app, poured.world):
            answer = reader.get(address)
            assert answer.status_code < 500, address
            assert not answer.mimetype.startswith("text/") or SECRET not in answer.text, f"{address} tells {who}"


def test_minutes_as_markdown_and_as_pdf_hold_it_and_do_nothing(poured):
    reader, minutes = Browser(poured.app, poured.world.bea), f"/meetings/{poured.world.last_meeting.ref}/minutes"
    markdown = reader.get(f"{minutes}.md")
    assert markdown.status_code == 200
    assert "<script" not in markdown.text.lower()
    pdf = PdfReader(io.BytesIO(reader.get(f"{minutes}.pdf").data))
    assert not {"/JavaScript", "/JS", "/OpenAction", "/AA", "/EmbeddedFiles", "/Launch"} & set(everything_in(pdf))


def everything_in(pdf):
    names = pdf.trailer["/Root"].get("/Names", {})
    yield from (*pdf.trailer["/Root"], *names)
    for page in pdf.pages:
        yield from page
        for note in page.get("/Annots", []):
            yield from note.get_object().get("/A", {})
            yield note.get_object().get("/A", {}).get("/S", "")


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_the_complete_cross_product(kind, request, tmp_path):
    """Each text through each field that takes one."""
    for poured in pour(kind, tmp_path, request.config, every=True):
        assert not poured.faults + poured.changed
