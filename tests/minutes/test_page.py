"""The page of the minutes: short where nothing was kept, and found through by its headings."""

import re

from inquiry.minutes.record import Record
from inquiry.minutes.sentences import how_short


def words_of(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_steps_that_left_no_cards_stand_together_in_one_line(held):
    page = held.minutes()
    lines = [words_of(part) for part in re.findall(r'<p class="minutes__bare">.*?</p>', page.text, re.S)]
    with held.world.app.test_request_context():
        record = Record(held.data)
        for bare, several in record.stretches:
            titles = [stage.title for stage in several]
            together = any(all(title in line for title in titles) for line in lines)
            assert together == bare, titles
            assert bare or all(f'<h3 id="step-{stage.ref}">' in page.text for stage in several)
        assert len(lines) == sum(bare for bare, _several in record.stretches)
        assert [one for _bare, several in record.stretches for one in several] == record.stages, "each once, in order"


def test_no_step_is_said_to_have_used_no_minute(held):
    for path in ("minutes", "minutes.md"):
        assert not re.search(r"\b0 min", held.seat(held.world.amal).get(held.url(path)).text), path
    with held.world.app.test_request_context():
        said = {how_short(stage) for stage in Record(held.data).stages}
    assert "left out" in said or "only touched on" in said


def test_the_contents_lead_to_every_part_there_is(held):
    page = held.minutes().text
    contents = re.search(r'<nav class="minutes__contents".*?</nav>', page, re.S)[0]
    asked = re.findall(r'href="#(\w+)"', contents)
    assert asked == re.findall(r'<h2 id="(\w+)"', page.replace('<h2 id="heard"', ""))


def test_cards_stand_under_their_step_and_say_how_many_they_are(held):
    page = held.minutes().text
    with held.world.app.test_request_context():
        stage = next(stage for stage in Record(held.data).stages if len(stage.cards) > 1)
    fold = next(part for part in re.findall(r"<details.*?</details>", page, re.S) if f"step-{stage.ref}" in part)
    assert f"{len(stage.cards)} cards" in fold and all(f'id="card-{card.ref}"' in fold for card in stage.cards)
    assert fold.startswith('<details class="minutes__stage" open>'), "without scripts nothing is folded away"
