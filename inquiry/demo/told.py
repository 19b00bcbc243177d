"""What a team let others read, what somebody was thanked for, and what the staff was asked."""

from inquiry.celebrations.models import Celebration, Thanks
from inquiry.db import add, db
from inquiry.demo.school_days import ago, ahead
from inquiry.pulse.models import Ballot, Pulse, by_chance
from inquiry.text import to_html

GLAD = (
    "In September our children read “multiply” as “get bigger”. Last week one of them said, unasked: “Not if I take "
    "half of it.” Eleven hands went up to agree."
)
ANSWERS = (4, 4, 5, 3, 4, 2, 5, 4, 3, 4, 5, 1)
WORDS = (
    "Thursday holds. Tuesday does not.",
    "Cover is found when somebody asks twice.",
    "Better than last year.",
    "We lose it to assemblies we hear about the day before.",
    "The room is far from my class.",
)
CHANGE = (
    "Assemblies go into the calendar two weeks ahead or they do not happen in protected time. Tuesday gets the same "
    "floating cover as Thursday from the first of next month."
)


def tell(riverside, at) -> None:
    """A celebration, thanks, a question told back, and one that is open."""
    ours = {"team_id": riverside.grade_4.id, "released_by_id": riverside["Bea"].id}
    db.session.add(Celebration(body=GLAD, html=to_html(GLAD), released_at=ago(at, 9), **ours))
    said = "You let everybody finish on Thursday, and you asked the quietest one first. I learned from it."
    db.session.add(Thanks(to_id=riverside["Bea"].id, by_id=riverside["Dev"].id, words=said, at=ago(at, 2)))
    _ask(riverside, at)


def _ask(riverside, at):
    asked = {"school_id": riverside.oak.id, "asked_by_id": riverside["Dev"].id}
    old = add(
        Pulse(
            question="The time we have together is protected well enough to get real work done.",
            asked_at=ago(at, 30),
            closes_on=ago(at, 23).date(),
            closed_at=ago(at, 22),
            shared_at=ago(at, 21),
            will_change=CHANGE,
            **asked,
        )
    )
    for number, value in enumerate(ANSWERS):
        words = WORDS[number] if number < len(WORDS) else ""
        db.session.add(Ballot(pulse_id=old.id, digest=f"demo {by_chance()}", value=value, words=words))
    question = "My view is heard before something that concerns my classroom is decided."
    db.session.add(Pulse(question=question, asked_at=ago(at, 1), closes_on=ahead(at, 5).date(), **asked))
