"""“The wall 12”: the number beside the wall is the number of cards on it, whatever happens at the same moment."""

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from inquiry.meetings.steps import Presence

AT_ONCE = 4


def counts(evening):
    """The numbers that were told, in the order in which everyone hears them."""
    said = (event.told_in("en") for event in evening.events())
    return [int(number) for words in said for number in re.findall(r'id="wall-count">(\d+)<', words)]


def on_the_page(evening, person):
    page = evening.room(person).text
    wall = page.partition('id="wall"')[2].partition("</ul>")[0]
    return int(re.search(r'id="wall-count">(\d+)<', page)[1]), len(re.findall(r'class="card" id="card-', wall))


def test_cards_that_open_at_the_same_moment_are_each_counted(world, evening):
    people = evening.people
    evening.begin(*people).go_to("talk")
    assert len(evening.rows(Presence)) == AT_ONCE == len(people)
    gate = Barrier(AT_ONCE)

    def write(person):
        gate.wait()
        return [evening.write(person, f"{person.name} {n}", "inference").status_code for n in range(4)]

    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = [code for several in pool.map(write, people) for code in several]
    assert set(answers) == {303}
    told = [number for number in counts(evening) if number]
    assert told == list(range(1, 17)), "nobody is told a number that leaves out a card they were told of before"
    assert on_the_page(evening, world.gus) == (16, 16)


def test_the_number_goes_along_when_cards_are_turned_over_and_when_a_step_begins(world, evening):
    evening.begin().go_to("write_notices")
    for n in range(3):
        evening.write(world.amal, f"Notice {n}")
    assert on_the_page(evening, world.bea) == (0, 0)
    evening.go_to("read_notices")
    evening.steer("reveal")
    assert counts(evening)[-1] == 3 and on_the_page(evening, world.bea) == (3, 3)
    evening.go_to("write_wonders")
    assert counts(evening)[-1] == on_the_page(evening, world.bea)[0]
