from flask import abort, flash

from inquiry.access import allowed
from inquiry.doors import does, me
from inquiry.i18n import _, zone
from inquiry.meetings import plan
from inquiry.meetings.choices import Choices
from inquiry.meetings.planning import plan_editor, plan_form, put_down
from inquiry.pages import submitted, to
from inquiry.sessions.blueprint import bp
from inquiry.sessions.models import LessonDesign
from inquiry.teams.queries import team_of

BEFORE, AFTER = "before", "after"
MADE_FOR = {BEFORE: "lesson_study_plan", AFTER: "cld_debrief"}  # the protocols


@bp.route(
    "/lessons/<ref>/meeting-before/new", methods=["GET", "POST"], endpoint="meet_before", defaults={"when": BEFORE}
)
@bp.route("/lessons/<ref>/meeting-after/new", methods=["GET", "POST"], endpoint="meet_after", defaults={"when": AFTER})
@does("work on", LessonDesign)
def meet(lesson, when):
    team = team_of(lesson, to=me())
    if not allowed(me(), "plan a meeting in", team):
        abort(403)
    choices = Choices.of(team.id, me())
    form = plan_form(choices, plan.as_usual(team, choices, me(), zone()) | _about(lesson, when))
    if not submitted(form):
        return plan_editor("sessions/meet.html", form, choices, team, lesson=lesson, when=when)
    setattr(lesson, f"{when}_id", put_down(team, form, choices).id)
    flash(_("The meeting is planned. Everyone in the team sees it on their first page."), "good")
    return to(".lesson", ref=lesson.ref)


def _about(lesson, when):
    """What such a meeting is for, and the protocol made for it."""
    named = {"lesson": lesson.title}
    says = _("plan “%(lesson)s” together", **named) if when == BEFORE else _("see what “%(lesson)s” taught us", **named)
    return {"purpose": says, "protocol": MADE_FOR[when]}
