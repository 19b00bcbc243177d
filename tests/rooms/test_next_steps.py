"""What a meeting comes to: next steps with somebody and a day, and decisions."""

from inquiry.cycles.notes import Action
from tests.browser import words


def test_a_next_step_has_somebody_a_day_and_what_they_bring(evening, world):
    evening.begin().go_to("next_steps")
    more = {"owner": world.farah.ref, "due": "2026-12-04", "bring": "Three strips of paper"}
    evening.write(world.amal, "Ask with folded strips", "action", **more)
    note = evening.note("Ask with folded strips")
    action = next(action for action in evening.rows(Action) if action.note_id == note.id)
    assert (action.owner_id, str(action.due_on), action.bring) == (world.farah.id, "2026-12-04", more["bring"])
    assert "Three strips of paper" in words(evening.room(world.gus))


def test_keep_comes_after_who_until_when_and_what_to_bring(evening, world):
    form = evening.begin().go_to("next_steps").room(world.amal).text.split('class="composer"')[1].split("</form>")[0]
    places = [form.index(f'name="{name}"') for name in ("text", "owner", "due", "bring")]
    assert places == sorted(places)
    assert form.index(">Keep<") > places[-1]


def test_a_next_step_is_nobodys_yet_until_somebody_says_whose(evening, world):
    evening.begin().go_to("next_steps")
    evening.write(world.amal, "Photograph the strips", kind="action")
    evening.write(world.amal, "Cut the strips", kind="action", owner="all")
    room = words(evening.room(world.farah))
    assert "Who Nobody yet" in room
    assert "Who All of us" in room


def test_a_decision_is_part_of_what_comes_next_in_the_inquiry(evening, world):
    evening.begin().go_to("next_steps")
    evening.write(world.bea, "We keep the number line", kind="agreement:decision")
    story = evening.seat(world.bea).get(f"/cycles/{world.cycle.ref}").text
    assert story.index("We keep the number line") > story.index('id="plan"')
    assert evening.note("We keep the number line").phase == "plan"
