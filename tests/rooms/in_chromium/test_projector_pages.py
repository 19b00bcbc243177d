"""A wall that does not fit the projector has pages, which only people turn."""

import pytest
from playwright.sync_api import expect

from inquiry.clock import now
from inquiry.cycles.notes import Note
from inquiry.text import to_html
from tests.browser import Browser
from tests.rooms.school import OVER, PATIENCE, press, title

SHOWN = ".wall > .card:not([hidden], .card--down)"


CUT_OFF = """() => { const edge = document.querySelector('.screen__pages').getBoundingClientRect().top
  const cards = [...document.querySelectorAll('.wall > .card:not([hidden])')]
  return cards.filter(card => card.getBoundingClientRect().bottom > edge).length }"""


def on_the_page(wall):
    """The cards that stand on the projector, by their words; nothing of them is cut off, and nothing scrolls."""
    assert max(wall.evaluate(OVER)) <= 0 and wall.evaluate(CUT_OFF) == 0
    return [said.split("\n")[-1] for said in wall.locator(f"{SHOWN} .card__text").all_inner_texts()]


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080)])
def test_a_wall_that_does_not_fit_the_projector_has_pages_that_only_people_turn(school, world_of, width, height):
    school.begin().go_to("talk")
    said = [f"Card number {number} says a little more than it would have to say." for number in range(120)]
    world_of.add(*(a_card(school, world_of, words) for words in said))
    wall = school.device(world_of.bea, "projector", width=width, height=height)
    expect(wall.locator(".screen__pages p")).to_contain_text("Page 1 of", timeout=PATIENCE)
    pages = [on_the_page(wall)]
    assert pages[0][0] == said[-1], "the newest page first"
    while wall.get_by_role("button", name="Earlier cards").get_attribute("aria-disabled") == "false":
        wall.keyboard.press("ArrowRight")
        pages.append(on_the_page(wall))
    assert [card for page in pages for card in page] == said[::-1], "every card stands on one page, in order"
    wall.get_by_role("button", name="Newer cards").click()
    here = on_the_page(wall)
    assert here == pages[-2]
    school.write(world_of.amal, "A new one.", "inference")
    expect(wall.locator(".wall")).to_contain_text("A new one.", timeout=PATIENCE)
    assert here[0] in on_the_page(wall) and "A new one." not in on_the_page(wall), "it does not turn by itself"
    for _page in pages:
        wall.keyboard.press("ArrowLeft")
    assert on_the_page(wall)[0] == "A new one."
    school.steer("on")
    title(wall, "Next steps")
    expect(wall.locator(".screen__pages")).to_be_hidden()


def test_whoever_leads_turns_the_pages_of_the_projector_from_their_own_device(school, world_of):
    school.begin().go_to("talk")
    world_of.add(*(a_card(school, world_of, f"Card number {number} says a little more.") for number in range(150)))
    wall = school.device(world_of.bea, "projector", width=1366, height=768)
    expect(wall.locator(".screen__pages p")).to_contain_text("Page 1 of", timeout=PATIENCE)
    bea = school.device(world_of.bea)
    bea.locator("#helm-more summary").first.click()
    press(bea, "Earlier cards")
    expect(wall.locator(".screen__pages p")).to_contain_text("Page 2 of", timeout=PATIENCE)
    refused = Browser(school.app, world_of.amal).post(school.url("wall-pages/earlier"))
    assert refused.status_code == 403


@pytest.mark.parametrize("many", [2, 12, 60])
def test_cards_on_a_wall_of_1920_are_written_large_enough_for_ten_metres(school, world_of, many):
    school.begin().go_to("talk")
    world_of.add(*(a_card(school, world_of, f"Card number {number} says a little more.") for number in range(many)))
    wall = school.device(world_of.bea, "projector", width=1920, height=1080)
    expect(wall.locator(SHOWN).first).to_be_visible(timeout=PATIENCE)
    assert min(wall.locator(f"{SHOWN} .card__text").evaluate_all(LETTERS)) >= 36
    assert max(wall.evaluate(OVER)) <= 0


LETTERS = "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"


def a_card(school, world, body):
    return Note(
        team_id=world.team.id,
        meeting_id=school.meeting.id,
        cycle_id=world.cycle.id,
        step_id=school.step.id,
        author_id=world.amal.id,
        kind="inference",
        phase="analyze",
        body=body,
        html=to_html(body),
        revealed_at=now(),
        position=0,
        version=1,
    )
