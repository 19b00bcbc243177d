"""What protected time has to do with a team: this week’s stands on its page, and what is not said of the last one."""

from datetime import timedelta

from inquiry.clock import today
from inquiry.i18n import zone
from inquiry.protected import lines, sentences
from inquiry.protected.loss_forms import LossForm
from inquiry.protected.request_views import answered_lately
from inquiry.protected.week import moments_of, monday
from inquiry.teams.neighbours import shelf

LAST_WEEK = timedelta(days=7)
MOST_UNSAID = 2


@shelf("protected")
def protected_time(person, team):
    """This week’s times, and up to two earlier ones of which nobody has said anything."""
    if team.school_id is None:
        return None
    since, until = moments_of(monday(today(zone())), zone())
    found = lines.of_team(person, team.id, since - LAST_WEEK, until)
    week = [line for line in found if line.time.starts_at >= since]
    earlier = [line for line in found if line.time.starts_at < since and line.asks]
    answers = [one for one in answered_lately(person) if one.team_id == team.id]
    return {"week": week, "unsaid": earlier[-MOST_UNSAID:], "form": LossForm(), "say": sentences, "answers": answers}
