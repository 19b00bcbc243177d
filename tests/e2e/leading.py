"""A session is led by two, one after the other, while a mentor taps moves on her phone; and what comes of it."""

from collections import Counter

from playwright.sync_api import expect

from tests.e2e.signing_up import look_at_the_session, open_leaders
from tests.e2e.teacher import PATIENCE

TAKES, TRIES, ASKS = "Waiting changes who speaks", "Three breaths before I answer", "And the quiet ones?"
LEARNED, ANSWER = "Bea heard the third child only because we waited", "You let Gus finish, and the room followed."
# Who made the move, its family, and what it is called. The last one is tapped while the network is away.
FIRST_STEP = (("Edie", "Structuring", "Say the goal"), ("Edie", "Eliciting", "Wait"), ("Me", "Eliciting", "Wait"))
NEXT_STEP = (("Edie", "Cultivating", "Repair"), ("Edie", "Eliciting", "Wait"))
NEXT = "What we said we would do"  # the step after the welcome
FAMILIES = ("Structuring", "Eliciting", "Cultivating", "Connecting")


def come_together(edie, *others):
    """Edie begins; her co-leader and those with a place find the room on the page of the session."""
    look_at_the_session(edie)
    edie.follows("The whole plan")
    edie.page.get_by_role("link", name="To the room").click()
    edie.presses("Begin the meeting")
    edie.sees_step("Welcome")
    for person in others:
        look_at_the_session(person)
        person.follows("Go into the room")
        person.sees_step("Welcome")
        person.is_live()
    edie.page.get_by_role("list", name="In the room").first.get_by_role("listitem").nth(len(others)).wait_for()


def tap_in_the_first_step(cleo):
    open_leaders(cleo)
    cleo.follows("Tap moves: Edie")
    cleo.reads("Set out to practice: Wait, Say the goal")
    cleo.reads("Now: Welcome")
    cleo.page.wait_for_function("() => Boolean(customElements.get('tap-moves'))")
    for number, move in enumerate(FIRST_STEP, 1):
        tap(cleo, *move)
        has_arrived(cleo, number, "Welcome", *move)
    cleo.finds_nothing_wrong()


def tap(cleo, who, family, move):
    cleo.page.get_by_role("radio", name=who, exact=True).check()
    cleo.page.locator(".pad__tab", has_text=family).tap()
    cleo.page.get_by_role("button", name=move, exact=True).tap()


def taps(cleo):
    return cleo.page.get_by_role("region", name="Noted so far, the newest first").get_by_role("listitem")


def has_arrived(cleo, number, step, who, _family, move):
    """It stands there once, the newest first, with its step."""
    expect(taps(cleo).first).to_contain_text(f"{move} {who.lower() if who == 'Me' else who} · {step}", timeout=PATIENCE)
    expect(taps(cleo)).to_have_count(number)


def hand_over(edie, amal, cleo):
    """In the next step Amal leads; Edie, who began, takes part."""
    edie.presses(f"Go on: {NEXT}")
    edie.opens("More")
    edie.page.get_by_label("Ask somebody else to lead").select_option(label="Amal")
    edie.presses("Ask")
    amal.presses("Take the lead")
    edie.reads("Who leads?")
    amal.sees_step(NEXT)
    cleo.reads(f"Now: {NEXT}")


def tap_without_a_network(cleo):
    """The last move waits on the phone until the network is back, and arrives once."""
    *before, last = NEXT_STEP
    for number, move in enumerate(before, len(FIRST_STEP) + 1):
        tap(cleo, *move)
        has_arrived(cleo, number, NEXT, *move)
    cleo.context.set_offline(True)
    tap(cleo, *last)
    cleo.reads("kept on this device")
    cleo.context.set_offline(False)
    has_arrived(cleo, len(FIRST_STEP + NEXT_STEP), NEXT, *last)
    cleo.page.reload()
    has_arrived(cleo, len(FIRST_STEP + NEXT_STEP), NEXT, *last)


def close(amal):
    amal.opens("More")
    amal.opens("End the meeting now")
    amal.presses("End it and write the minutes")
    amal.reads("Minutes of Fractions across schools")


def see_who_came(edie):
    look_at_the_session(edie)
    edie.follows("Who came")
    for name in ("Bea", "Gus"):
        expect(edie.page.get_by_role("checkbox", name=name)).to_be_checked()
    expect(edie.page.get_by_role("checkbox")).to_have_count(2)
    edie.finds_nothing_wrong()


def write_and_read_an_exit_card(bea, *leaders):
    bea.goes_to("/")
    bea.follows("Write my exit card")
    for label, words in (("take with you", TAKES), ("try with your students", TRIES), ("still ask yourself", ASKS)):
        bea.page.get_by_label(label).fill(words)
    bea.finds_nothing_wrong()
    bea.presses("Give it to them")
    bea.reads("Thank you. Those who led the session read it.")
    for person in leaders:
        look_at_the_session(person)
        person.follows("Read the exit cards")
        for words in (TAKES, TRIES, ASKS):
            person.reads(words)
        person.reads("Bea, ")


def debrief(edie, cleo):
    """Until Edie has written, Cleo finds nothing to read; until Cleo has answered, Edie finds no words of hers."""
    way = cleo.page.url.replace("/moves/", "/debriefs/")
    cleo.goes_to(way)
    cleo.reads("The leader writes first")
    edie.goes_to("/leading")
    edie.follows("Write my debrief")
    edie.types("What did colleagues learn, and how do you know?", LEARNED)
    edie.presses("Keep it, I will go on later")
    cleo.page.reload()
    cleo.reads("The leader writes first")
    edie.presses("It is written")
    edie.reads("Nothing yet. Cleo can read what you wrote and answers here.")
    edie.finds_nothing_wrong()
    open_leaders(cleo)
    cleo.follows("Answer the debrief of Edie")
    cleo.reads(LEARNED)
    cleo.types("Your words beside it", ANSWER)
    cleo.presses("Keep my words")
    cleo.finds_nothing_wrong()
    edie.page.reload()
    expect(edie.page.get_by_role("region", name="What Cleo writes")).to_contain_text(ANSWER, timeout=PATIENCE)


def find_the_very_figures(edie):
    """Edie’s and her mentor’s moves, family by family, and all of them."""
    edie.goes_to("/leading")
    edie.follows("My growth")
    (row,) = edie.page.locator("tbody tr").all()
    assert [int(cell) for cell in row.get_by_role("cell").all_inner_texts()] == tapped()
    edie.finds_nothing_wrong()


def tapped():
    seen = Counter((who, family) for who, family, _move in FIRST_STEP + NEXT_STEP)
    by_family = [seen[who, family] for family in FAMILIES for who in ("Edie", "Me")]
    return [*by_family, sum(by_family[::2]), sum(by_family[1::2])]


def see_who_opened_what(edie):
    edie.goes_to("/leading")
    edie.follows("My mentor, and who opened what")
    table = edie.page.get_by_role("region", name="The list of who opened what")
    told = [line.inner_text() for line in table.get_by_role("row").all()[1:]]
    for what in ("A plan for leading", "The moves of a session", "A debrief"):
        assert any("Cleo" in line and what in line for line in told), told
    assert not any("Amal" in line for line in told)
