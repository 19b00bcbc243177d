"""How the steps of notice and wonder go, done by people who look at their own pages."""

from playwright.sync_api import expect

from tests.e2e.teacher import PATIENCE

KEPT = "Kept. You can still change it."


def read_round(team, cards):
    """One after another reads a card or says that there is none left, until everyone has run dry."""
    order = [team.called(name) for name in _names_in_the_round(team)]
    assert set(order) == set(team.people)
    left = {person: list(cards[person.name]) for person in order}
    while order:
        for person in tuple(order):
            person.has_the_word()
            if left[person]:
                _read_one(team, person, left[person])
            else:
                person.presses("I have no more to read")
                order.remove(person)
    team.bea.reads("Everyone has had a turn.")


def _names_in_the_round(team):
    names = team.projector.page.get_by_role("list", name="The round").locator(".round__name")
    names.first.wait_for(timeout=PATIENCE)
    return names.all_inner_texts()


def _read_one(team, person, left):
    team.nobody_else_knows()
    shown = person.page.get_by_role("region", name="Your next card").inner_text()
    words = next(words for words in left if words in shown)
    person.presses("Read aloud: turn it over")
    team.turned_over(words)
    team.all_have_on_the_wall(words)
    left.remove(words)
    person.presses("Hand on to the next")


def turn_over_all(team):
    """Bea turns over what is left, for everyone at the same moment."""
    team.nobody_else_knows()
    team.bea.opens("More")
    team.bea.presses("Turn over all cards")
    cards = tuple(team.face_down)
    _lie_open(team, *cards)
    _look_on_the_phone(team.amal, cards)


def _look_on_the_phone(amal, cards):
    """On a phone the wall is one tap away, and so is one’s own place."""
    amal.page.get_by_role("link", name="The wall").click()
    for words in cards:
        expect(amal.wall.get_by_role("listitem").filter(has_text=words)).to_be_visible(timeout=PATIENCE)
    amal.follows("My place")


def turn_over(team, *cards):
    team.nobody_else_knows()
    team.bea.presses("Turn over the cards")
    _lie_open(team, *cards)


def _lie_open(team, *cards):
    team.turned_over(*cards)
    for words in cards:
        team.all_have_on_the_wall(words)


def rate_norms(person, word):
    """Each for oneself, how well the norms were kept."""
    choose_ratings(person, word)
    keep_ratings(person)


def choose_ratings(person, word):
    for group in _norms(person):
        group.get_by_role("radio", name=word).check()


def still_has_chosen(person, word):
    for group in _norms(person):
        expect(group.get_by_role("radio", name=word)).to_be_checked(timeout=PATIENCE)


def _norms(person):
    fully = person.page.get_by_role("radio", name="Fully")
    fully.first.wait_for(timeout=PATIENCE)
    return person.page.get_by_role("group").filter(has=fully).all()


def keep_ratings(person):
    person.presses("Keep my rating")
    person.reads(KEPT)
