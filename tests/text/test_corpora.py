"""Nothing that others collected to break pages does anything in ours, in a real browser."""

import pytest
from markdown import markdown

from inquiry.text import _clean_twice, _tools, as_html, plain, to_html, to_markdown_safe, trim
from tests.corpora import payloads
from tests.text.clean import ALLOWED, faults

TRAPS = """
window.ran = [];
for (const name of ["alert", "prompt", "confirm", "print", "open"]) {
  window[name] = (...said) => { window.ran.push(`${name}: ${said}`) };
}
for (const name of Object.keys(console)) console[name] = (...said) => { window.ran.push(`console.${name}: ${said}`) };
document.write = said => { window.ran.push(`write: ${said}`) };
"""
POUR = """pieces => pieces.forEach(piece => {
  document.body.appendChild(document.createElement("one-text")).innerHTML = piece;
})"""
LOOK = """allowed => {
  const found = [...window.ran];
  for (const part of document.querySelectorAll("body *:not(one-text)")) {
    const tag = part.localName;
    if (!allowed[tag]) found.push(`<${tag}>`);
    else for (const {name} of part.attributes) if (!allowed[tag].includes(name)) found.push(`<${tag} ${name}>`);
    if (tag === "a" && part.hasAttribute("href") && !["http:", "https:", "mailto:"].includes(part.protocol))
      found.push(part.outerHTML);
    part.dispatchEvent(new MouseEvent("mouseover", {bubbles: true}));
    if (part.focus) part.focus();
  }
  return [...found, ...window.ran];
}"""
AT_ONCE = 250


@pytest.fixture
def trap(chromium):
    """A page on which anything that runs, asks or fetches is written down."""
    context = chromium.new_context(base_url="http://site.test")
    context.add_init_script(TRAPS)
    page = Trap(context.new_page())
    yield page
    context.close()


class Trap:
    def __init__(self, page):
        self.page, self.caught, self.body = page, [], ""
        page.on("dialog", self._dialog)
        page.route("**/*", self._answer)

    def _dialog(self, dialog):
        self.caught.append(dialog.message)
        dialog.dismiss()

    def _answer(self, route):
        if route.request.url == "http://site.test/page":
            route.fulfill(body=f"<!doctype html><meta charset=utf-8><body>{self.body}", content_type="text/html")
        else:
            self.caught.append(route.request.url)
            route.abort()

    def pour(self, pieces):
        """Put them into a page that is already open, as our live parts arrive."""
        self.open([])
        self.page.evaluate(POUR, pieces)
        return self._look()

    def open(self, pieces):
        """Serve them as a page."""
        self.body = "".join(f"<one-text>{piece}</one-text>\n" for piece in pieces)
        self.page.goto("http://site.test/page")
        return self._look()

    def _look(self):
        self.page.wait_for_timeout(30)
        found = self.page.evaluate(LOOK, {tag: sorted(names) for tag, names in ALLOWED.items()})
        return found + self.caught


def batches(pieces):
    return [pieces[start : start + AT_ONCE] for start in range(0, len(pieces), AT_ONCE)]


@pytest.mark.parametrize(
    "hostile",
    [
        "<img src=x onerror=alert(1)>",
        "<script>console.log(1)</script><svg onload=confirm(1)>",
        '<a href="javascript:alert(1)">x</a>',
        "<img src=//elsewhere.test/x>",
        "<p onmouseover=alert(1)>x</p>",
    ],
)
def test_the_trap_catches_what_is_not_cleaned(trap, hostile):
    assert trap.open([hostile])
    trap.caught.clear()
    assert trap.pour([hostile])


def test_the_collections_are_all_there():
    entries = payloads()
    assert len(entries) > 3000
    assert "<scr\0ipt>" not in entries
    for one in ["1;DROP TABLE users", "<svg onload=alert(1)>", "/%0d%0aSet-Cookie:crlf=injection"]:
        assert any(one in entry for entry in entries), one


def test_the_collections_come_out_clean():
    dirty = {entry: found for entry in payloads() if (found := faults(to_html(entry)))}
    assert dirty == {}


def test_the_cleaners_hold_without_the_guard():
    """If one day the guard lets something through, there are still two walls."""
    cleaner = _tools()[1]
    dirty = [entry for entry in payloads() if faults(_clean_twice(markdown(entry), cleaner))]
    assert dirty == []


def test_nothing_of_the_collections_runs_when_it_arrives_in_an_open_page(trap):
    for batch in batches([str(as_html(to_html(trim(entry)))) for entry in payloads()]):
        assert trap.pour(batch) == []


def test_nothing_of_the_collections_runs_in_a_page(trap):
    for batch in batches([str(as_html(to_html(entry))) for entry in payloads()]):
        assert trap.open(batch) == []


def test_the_collections_are_read_on_the_page_as_they_were_written(trap):
    """Cleaning by deletion would pass everything above; people’s words must survive it."""
    entries = [trim(entry) for entry in payloads() if entry.isascii() and not set(entry) & set("&`*_[]#~|>\\\n-+:.")]
    assert len(entries) > 150
    assert [entry for entry in entries if plain(entry) != " ".join(entry.split())] == []


def test_a_markdown_file_of_the_collections_runs_in_no_other_program(trap):
    """Another program’s Markdown, with nothing to clean up behind it."""
    for batch in batches([markdown(to_markdown_safe(entry)) for entry in payloads()]):
        found = [fault for fault in trap.open(batch) if fault not in {"<h1>", "<h2>"}]
        assert found == []
