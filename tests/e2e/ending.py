"""What is left of a meeting: its minutes in three forms, what everyone took on, and what opens the next one."""

import html
import io

import pypdf
from playwright.sync_api import expect

from tests.e2e import beginning, cards
from tests.e2e.teacher import PATIENCE


def every_card_is_in_the_minutes_once(team):
    assert team.acknowledged <= {*team.written}
    for form, text in (("page", _page(team.amal)), ("Markdown", _markdown(team.bea)), ("PDF", _pdf(team.bea))):
        counted = {words: text.count(words) for words in team.written}
        assert set(counted.values()) == {1}, f"in the minutes as {form}: {counted}"


def _page(person):
    """On a phone each step is folded: all are opened, then read."""
    person.page.locator("article details").evaluate_all("folds => folds.forEach(fold => (fold.open = true))")
    return _in_one_line(person.page.get_by_role("article").inner_text())


def _markdown(person):
    return _in_one_line(html.unescape(_file(person, "Markdown").text()))


def _pdf(person):
    reader = pypdf.PdfReader(io.BytesIO(_file(person, "PDF").body()))
    return _in_one_line(" ".join(page.extract_text() for page in reader.pages))


def _file(person, kind):
    way = person.page.get_by_role("link", name=kind, exact=True).get_attribute("href")
    answer = person.context.request.get(person.place.address + way)
    assert answer.ok, f"{way}: {answer.status}"
    return answer


def _in_one_line(text):
    return " ".join(text.split())


def the_minutes_say_how_norms_were_kept(team):
    table = team.gus.page.get_by_role("table", name="The middle of what everybody felt")
    expect(table.get_by_role("cell", name="3", exact=True)).to_have_count(3, timeout=PATIENCE)


def everyone_finds_their_next_step_at_home(team):
    for person in team.people:
        person.goes_to("/")
        step, evidence = cards.STEPS[person.name]
        person.reads(step)
        person.reads(f"Bring back: {evidence}")


def the_next_meeting_opens_with_them(team):
    plan = beginning.plan(team.bea, "see what became of it", begins_in=beginning.next_week())
    team.bea.goes_to(f"{plan}/room")
    team.bea.presses("Begin the meeting")
    team.bea.sees_step("Welcome")
    team.bea.presses("Go on: What we said we would do")
    team.bea.sees_step("What we said we would do")
    for words in (*(step for step, _evidence in cards.STEPS.values()), *cards.DELTA.values()):
        expect(team.bea.wall.get_by_text(words)).to_have_count(1, timeout=PATIENCE)
