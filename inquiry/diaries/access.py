from inquiry.access import see
from inquiry.diaries.models import Feed, Letter, LetterWish


@see(Feed)
def own_feed(person):
    "People see whether they have a calendar feed; nobody else does."
    return Feed.person_id == person.id


@see(Letter)
def own_letters(person):
    "People see which calendar letters went to them; nobody else does."
    return Letter.person_id == person.id


@see(LetterWish)
def own_wish(person):
    "People see which calendar letters they asked for; nobody else does."
    return LetterWish.person_id == person.id
