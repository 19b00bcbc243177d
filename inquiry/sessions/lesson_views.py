from flask import flash, render_template, request

from inquiry.doors import does, me, sees
from inquiry.i18n import _
from inquiry.pages import keep_anyway, page, submitted, to
from inquiry.sessions import lessons as design
from inquiry.sessions.blueprint import bp
from inquiry.sessions.forms import LessonForm, TaughtForm
from inquiry.sessions.models import LessonDesign
from inquiry.teams.models import Team
from inquiry.teams.queries import team_of


@bp.get("/teams/<ref>/lessons")
@does("take part in", Team)
def lessons(team):
    return page("sessions/lessons.html", team=team, lessons=design.lessons_of(team, me()))


@bp.route("/teams/<ref>/lessons/new", methods=["GET", "POST"])
@does("design a lesson with", Team)
def new_lesson(team):
    form = LessonForm(request.form)
    if not submitted(form):
        return page("sessions/new_lesson.html", form, team=team)
    lesson = design.begin(team, form.title.data, form.question.data, form.body.data, by=me())
    return to(".lesson", ref=lesson.ref)


@bp.get("/lessons/<ref>")
@sees(LessonDesign)
def lesson(lesson):
    return page(
        "sessions/lesson.html",
        lesson=lesson,
        team=team_of(lesson, to=me()),
        taught=design.teachings_of(lesson, me()),
        meetings=design.meetings_of(lesson, me()),
    )


@bp.route("/lessons/<ref>/plan", methods=["GET", "POST"])
@does("work on", LessonDesign)
def reword(lesson):
    form = LessonForm(request.form, obj=lesson, base=lesson.version)
    if not submitted(form):
        return page("sessions/lesson_plan.html", form, lesson=lesson)
    design.hold(lesson)
    if form.base.data != str(lesson.version) and form.body.data != lesson.body:
        return _both(lesson, form)
    body = f"{lesson.body}\n\n{form.body.data}" if "both" in request.form else form.body.data
    design.reword(lesson, form.title.data, form.question.data, body, by=me())
    return to(".lesson", ref=lesson.ref)


def _both(lesson, form):
    """The plan changed elsewhere in the meantime: show both texts, keep both."""
    design.met_elsewhere(lesson, form.body.data, by=me())
    keep_anyway()
    form.base.data = str(lesson.version)
    return render_template("sessions/both.html", form=form, lesson=lesson), 409


@bp.get("/lessons/<ref>/history")
@sees(LessonDesign)
def lesson_history(lesson):
    return page("sessions/history.html", lesson=lesson, earlier=design.history_of(lesson, me()))


@bp.route("/lessons/<ref>/teaching", methods=["GET", "POST"])
@does("work on", LessonDesign)
def taught(lesson):
    form = TaughtForm(request.form, obj=design.teaching_of(lesson, me()))
    if not submitted(form):
        return page("sessions/taught.html", form, lesson=lesson)
    design.say_taught(lesson, form.on.data, form.words.data, by=me())
    flash(_("Kept. Your group sees it."), "good")
    return to(".lesson", ref=lesson.ref)
