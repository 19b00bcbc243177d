"""What a team let others read, what somebody was thanked for, and what the staff was asked."""

from datetime import timedelta

from inquiry.celebrations.models import Celebration, Thanks
from inquiry.clock import today
from inquiry.db import add, db
from inquiry.i18n import zone
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
    days = timedelta(days=1)
    ours = {"team_id": riverside.grade_4.id, "released_by_id": riverside["Bea"].id}
    db.session.add(Celebration(body=GLAD, html=to_html(GLAD), released_at=at - 9 * days, **ours))
    said = "You let everybody finish on Thursday, and you asked the quietest one first. I learned from it."
    db.session.add(Thanks(to_id=riverside["Bea"].id, by_id=riverside["Dev"].id, words=said, at=at - 2 * days))
    _ask(riverside, at, days)


def _ask(riverside, at, days):
    asked = {"school_id": riverside.oak.id, "asked_by_id": riverside["Dev"].id}
    old = add(
        Pulse(
            question="The time we have together is protected well enough to get real work done.",
            asked_at=at - 30 * days,
            closes_on=(at - 23 * days).date(),
            closed_at=at - 22 * days,
            shared_at=at - 21 * days,
            will_change=CHANGE,
            **asked,
        )
    )
    for number, value in enumerate(ANSWERS):
        words = WORDS[number] if number < len(WORDS) else ""
        db.session.add(Ballot(pulse_id=old.id, digest=f"demo {by_chance()}", value=value, words=words))
    question = "My view is heard before something that concerns my classroom is decided."
    db.session.add(Pulse(question=question, asked_at=at - days, closes_on=today(zone()) + 5 * days, **asked))
