"""What the first page asks of protected time: what became of my teams’ that passed without a word."""

from datetime import timedelta

from inquiry.clock import now, today
from inquiry.protected import lines
from inquiry.protected.loss_forms import LossForm
from inquiry.protected.request_views import answers_to
from inquiry.protected.week import moments_of, monday
from inquiry.protected.words import CAUSE_WORDS

LAST_WEEK, MOST_ASKED = timedelta(days=7), 2


def asked_of(person, teams, zone) -> dict:
    """Up to two times since last Monday, the newest last; with what it takes to answer in ten seconds."""
    since, _until = moments_of(monday(today(zone)) - LAST_WEEK, zone)
    mine = {team.id for team in teams}
    found = lines.of_mine(person, since, now()) if mine else []
    asks = [line for line in found if line.asks and line.time.team_id in mine]
    return {
        "unsaid": asks[-MOST_ASKED:],
        "causes": CAUSE_WORDS,
        "loss": LossForm() if asks else None,
        "answers": answers_to(person) if mine else [],
    }
