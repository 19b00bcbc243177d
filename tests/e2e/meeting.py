"""The meeting itself, step by step."""

import re
from datetime import date, timedelta

from playwright.sync_api import expect

from tests.e2e import cards, steps
from tests.e2e.teacher import CARDS, PATIENCE

NEXT_WEEK = date.today() + timedelta(days=7)


def come_together(team, plan):
    """Amal waits at the door, Bea begins, the others type the code from the projector."""
    path = "/" + plan.split("/", 3)[3]
    team.projector.signs_in("Bea").goes_to(f"{path}/projector")
    team.projector.reads("We begin at")
    team.amal.goes_to("/")
    team.amal.follows("The whole plan")
    team.amal.follows("To the room")
    team.amal.reads("You are at the door.")
    team.bea.goes_to(f"{path}/room")
    team.bea.presses("Begin the meeting")
    team.projector.sees_step("Welcome")
    code = team.projector.page.get_by_text(re.compile("Come in at .* with")).inner_text().split()[-1]
    for person in (team.farah, team.gus):
        person.comes_in_with(code)
    team.all_see_step("Welcome")
    team.listen(path)
    for person in team.people:
        everyone = person.page.get_by_role("list", name="In the room").first.get_by_role("listitem")
        expect(everyone).to_have_count(len(team.people), timeout=PATIENCE)
        person.page.evaluate("window.sameAsEver = true")


def look_at_the_work(team):
    """Welcome, what was said last time, and the first look."""
    team.bea.presses("Start the clock")
    expect(team.bea.page.get_by_role("button", name="Pause")).to_be_visible(timeout=PATIENCE)
    team.go_on("What we said we would do")
    team.bea.reads("Ask two children how they found ½")
    team.go_on("Show the work")
    for each in team.pages:
        picture = each.page.get_by_role("region", name="The student work").get_by_role("img").first
        expect(picture).to_have_js_property("complete", True, timeout=PATIENCE)
        assert picture.evaluate("image => image.naturalWidth") > 0, f"{each.name} sees no student work"


def notice(team):
    """In silence everyone writes; Amal loses the network, writes on, and comes back."""
    team.go_on("Write four notices")
    for person in (team.bea, team.farah, team.gus):
        for words in cards.NOTICES[person.name]:
            person.writes("Notice", words)
            team.has_written(person, words)
    lose_the_network(team, team.amal)
    team.counts_face_down(len(team.face_down))
    team.nobody_else_knows()
    for person in (team.gus, team.farah):
        team.no_door_shows(person)
    team.go_on("Read the notices")
    steps.read_round(team, cards.NOTICES)


def lose_the_network(team, amal):
    amal.writes("Notice", cards.BEFORE_THE_NETWORK_WENT)
    amal.context.set_offline(True)
    for words in cards.WITHOUT_A_NETWORK:
        amal.keeps("Notice", words)
        amal.still_has_on_this_device(words)
    amal.is_told("No connection. Kept on this device")
    assert not amal.acknowledged & {*cards.WITHOUT_A_NETWORK}
    amal.context.set_offline(False)
    team.has_written(amal, *cards.NOTICES["Amal"])
    for words in cards.NOTICES["Amal"]:
        amal.has_kept(words)
    amal.is_live()


def wonder(team, fall, rise):
    """In silence again; what serves the meeting falls while somebody has just posted, and comes back."""
    team.go_on("Write four wonders")
    lose_the_server(team, fall)
    rise()
    team.bea.writes("Wonder", cards.AFTERWARDS)
    team.has_written(team.bea, cards.AFTERWARDS)
    team.all_are_live()
    for words, author in team.face_down.items():
        author.has_kept(words)
    team.counts_face_down(len(cards.WONDERS))
    team.go_on("Read the wonders")
    steps.turn_over_all(team)


def lose_the_server(team, fall):
    """Farah’s card is kept, and its answer lost with the server; Gus’s is on its way; Amal writes while it is away."""
    kept = []

    def fall_before_the_answer(route):
        kept.append(route.fetch().status)
        fall()
        route.abort()

    team.farah.page.route(CARDS, fall_before_the_answer, times=1)
    team.has_written(team.farah, cards.ANSWER_LOST)
    team.has_written(team.gus, cards.ON_ITS_WAY)
    team.has_written(team.amal, cards.WHILE_IT_WAS_AWAY)
    team.gus.types("Wonder", cards.ON_ITS_WAY)
    team.farah.types("Wonder", cards.ANSWER_LOST)
    with team.farah.page.expect_event("requestfailed", lambda request: CARDS.search(request.url)):
        team.gus.presses("Keep")
        team.farah.presses("Keep")
    assert kept == [200]
    team.amal.keeps("Wonder", cards.WHILE_IT_WAS_AWAY)


def talk(team):
    team.go_on("Talk about teaching")
    team.farah.writes("Your card", cards.EXPLANATION, kind="Possible explanation")
    team.has_written(team.farah, cards.EXPLANATION, hidden=False)
    team.all_have_on_the_wall(cards.EXPLANATION)


def agree(team):
    """A decision, and a next step for each: who, until when, and what they bring back."""
    team.go_on("Next steps")
    team.bea.writes("Your card", cards.DECISION, kind="Decision")
    team.has_written(team.bea, cards.DECISION, hidden=False)
    for person in team.people:
        words, evidence = cards.STEPS[person.name]
        person.page.get_by_role("radio", name="Next step", exact=True).check()
        person.page.get_by_label("Who", exact=True).select_option(label=person.name)
        person.types("Until when", NEXT_WEEK.isoformat())
        person.types("What they bring back", evidence)
        person.writes("Your card", words)
        team.has_written(person, words, hidden=False)
        team.all_have_on_the_wall(words)
