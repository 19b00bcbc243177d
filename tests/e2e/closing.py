"""How a meeting ends: plus and delta, how the norms were kept, and the minutes."""

from tests.e2e import cards, steps

DESK = "**/room/desk"


def look_back(team):
    """Plus and delta in silence, then turned over; how the norms were kept, each for oneself."""
    team.go_on("Write a plus and a delta")
    for kind, several in (("Plus", cards.PLUS), ("Change for next time", cards.DELTA)):
        for name, words in several.items():
            team.called(name).writes("Your card", words, kind=kind)
            team.has_written(team.called(name), words)
    team.go_on("Plus")
    steps.turn_over(team, *cards.PLUS.values())
    team.go_on("Delta")
    steps.turn_over(team, *cards.DELTA.values())
    team.go_on("Choose one change")
    team.go_on("How we kept our norms")
    rate_norms(team)


def rate_norms(team):
    choose_while_the_page_changes(team, team.gus)
    for person in (team.amal, team.bea, team.farah):
        steps.rate_norms(person, "Mostly")


def choose_while_the_page_changes(team, gus):
    """Farah asks to lead, so every page is brought up to date; for Gus that takes long, and he goes on meanwhile."""
    steps.choose_ratings(gus, "A little")
    late = []
    gus.page.route(DESK, lambda route: late.append((route, route.fetch())), times=1)
    with gus.page.expect_request(DESK):
        team.farah.page.get_by_text("Who leads?", exact=True).click()
        team.farah.presses("Ask to lead")
    steps.choose_ratings(gus, "Mostly")
    steps.keep_ratings(gus)
    ((route, answer),) = late
    with gus.page.expect_response(DESK):
        route.fulfill(response=answer)
    gus.settles()
    gus.reads(steps.KEPT)
    steps.choose_ratings(gus, "Fully")
    with gus.page.expect_response(DESK):
        team.bea.presses("Not now")
    gus.settles()
    steps.still_has_chosen(gus, "Fully")


def close(team, way=("End the meeting",)):
    """Bea ends the meeting; everyone is led to the minutes, from the page they have had all along."""
    team.everybody_knows()
    for person in team.people:
        assert person.page.evaluate("window.sameAsEver"), f"the page of {person.name} was loaded anew"
    for name in way:
        team.bea.opens(name)
    team.bea.presses("End it and write the minutes")
    team.bea.reads("Minutes of Grade 4")
    team.projector.sees_step("The meeting has ended")
    for person in (team.amal, team.farah, team.gus):
        person.follows("Read the minutes")
        person.reads("Minutes of Grade 4")
