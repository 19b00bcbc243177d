from datetime import UTC
from zoneinfo import ZoneInfo

from flask import flash, request

from inquiry.access import allowed
from inquiry.artifacts.queries import pieces_of
from inquiry.clock import local
from inquiry.db import add, db
from inquiry.doors import does, me, sees
from inquiry.i18n import _, when, zone
from inquiry.meetings import queries
from inquiry.meetings.blueprint import bp
from inquiry.meetings.conflicts import nobody_else_changed
from inquiry.meetings.forms import ContextForm, QuestionForm, TalkForm
from inquiry.meetings.models import Meeting, OnTheTable
from inquiry.meetings.preparing import Preparing
from inquiry.pages import page, submitted, to

MOST_WORKS = 6


@bp.get("/meetings/<ref>/preparation")
@sees(Meeting)
def preparation(meeting):
    return _page(meeting)


@bp.post("/meetings/<ref>/focus-question")
@does("plan", Meeting)
def ask(meeting):
    form = QuestionForm(request.form)
    if submitted(form) and nobody_else_changed(form.focus_question, form.seen, meeting.focus_question):
        meeting.focus_question = form.focus_question.data
        return _kept(meeting, "work")
    return _page(meeting, question=form)


@bp.post("/meetings/<ref>/context")
@does("plan", Meeting)
def explain(meeting):
    form = ContextForm(request.form)
    if submitted(form) and nobody_else_changed(form.context, form.seen, meeting.context):
        meeting.context = form.context.data
        return _kept(meeting, "talk")
    return _page(meeting, context=form)


@bp.post("/meetings/<ref>/work")
@does("plan", Meeting)
def lay_out(meeting):
    chosen = request.form.getlist("work")[:MOST_WORKS]
    seen = {piece.ref: piece.id for piece in pieces_of(queries.team_of(meeting, me()), me())}
    for row in queries.table_rows(meeting, me()):
        db.session.delete(row)
    db.session.flush()
    for position, ref in enumerate(ref for ref in chosen if ref in seen):
        put = {"position": position, "put_by_id": me().id}
        add(OnTheTable(meeting_id=meeting.id, artifact_id=seen[ref], **put))
    return _kept(meeting, "context")


@bp.post("/meetings/<ref>/pre-talk")
@does("plan", Meeting)
def talk(meeting):
    form = TalkForm(request.form)
    if not submitted(form):
        return _page(meeting, talk=form)
    there = form.pre_talk_at.data
    meeting.pre_talk_at = there and there.replace(tzinfo=ZoneInfo(zone())).astimezone(UTC)
    meeting.pre_talk_done = form.pre_talk_done.data
    return _kept(meeting, "talk")


def _kept(meeting, part):
    flash(_("Kept."), "good")
    return to(".preparation", ref=meeting.ref, part=part, _anchor=f"about-{part}")


def _page(meeting, **returned):
    """The four parts; a form that came back with mistakes stands in its place, which is open."""
    preparing, team = Preparing.of(meeting, me()), queries.team_of(meeting, me())
    return page(
        "meetings/preparation.html",
        next(iter(returned.values()), None),
        meeting=meeting,
        team=team,
        facilitator=preparing.facilitator,
        preparing=preparing,
        works=pieces_of(team, me()),
        chosen={work.ref for work in preparing.works},
        opened=_opened(meeting, preparing, returned),
        **_forms(meeting) | returned,
        reminder=preparing.reminder(meeting, when(meeting.starts_at, zone())),
    )


def _forms(meeting):
    return {
        "question": QuestionForm(obj=meeting, data={"seen": meeting.focus_question}),
        "context": ContextForm(obj=meeting, data={"seen": meeting.context}),
        "talk": TalkForm(data=_talk_as_form(meeting)),
    }


def _opened(meeting, preparing, returned):
    """Which part is open: the one that came back, the one asked for, else the next to do. To read, all are."""
    if not allowed(me(), "plan", meeting):
        return ""
    return next(iter(returned), None) or request.args.get("part") or preparing.next_part


def _talk_as_form(meeting):
    """The talk on the clock of the place."""
    at = meeting.pre_talk_at and local(meeting.pre_talk_at, zone()).replace(tzinfo=None)
    return {"pre_talk_at": at, "pre_talk_done": meeting.pre_talk_done}
