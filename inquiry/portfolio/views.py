from flask import flash, request

from inquiry.clock import now, today
from inquiry.db import add, db
from inquiry.doors import does, me, own, signed_in
from inquiry.i18n import _, zone
from inquiry.mentoring.access import evaluates
from inquiry.mentoring.doors import as_mentor
from inquiry.mentoring.queries import opened_by_others
from inquiry.minutes.times import whole_day
from inquiry.pages import page, submitted, to
from inquiry.people.forms import options
from inquiry.people.models import Person
from inquiry.portfolio import pdf, queries, share_views, words
from inquiry.portfolio.blueprint import bp
from inquiry.portfolio.forms import AssessmentForm, PieceForm
from inquiry.portfolio.models import PortfolioItem, SelfAssessment
from inquiry.portfolio.opened import own_portfolio
from inquiry.stages.words import family_name

blueprints = [share_views.bp]
OF_THE_PORTFOLIO = ("portfolio", "assessment")


@bp.get("/leading/portfolio")
@signed_in
def show():
    reads = [one for one in opened_by_others(me(), zone()) if one.what in OF_THE_PORTFOLIO]
    shares = [(one, one.lasts(now()), evaluates(one.reader, me())) for one in queries.own_shares(me())]
    told = {"shares": shares, "reads": reads, "put_away": queries.pieces_put_away(me())}
    return page("portfolio/show.html", portfolio=own_portfolio(me()), words=words, family_name=family_name, **told)


@bp.get("/leading/portfolio.pdf")
@signed_in
def own_pdf():
    return pdf.sent(own_portfolio(me()))


@bp.route("/leading/assessment", methods=["GET", "POST"])
@own
def assess():
    form = AssessmentForm(request.form)
    if not submitted(form):
        return page("portfolio/assess.html", form, earlier=queries.assessments_of(me().id, to=me()), words=words)
    said = {name: getattr(form, name).data for name in ("underlined", "strengths", "goal_strand", "goal")}
    add(SelfAssessment(leader_id=me().id, marks=form.marks, **said))
    flash(_("Kept. Earlier ones stay; the newest counts."), "good")
    return to(".assess")


@bp.get("/mentoring/<ref>/assessment")
@as_mentor("assessment")
def leader(mentorship):
    leader = db.session.get(Person, mentorship.leader_id)
    assessments = queries.assessments_of(leader.id, to=me())
    return page("portfolio/leader.html", leader=leader, assessments=assessments, words=words)


@bp.route("/leading/portfolio/pieces/new", methods=["GET", "POST"])
@own
def new():
    return _keep(PieceForm(request.form, data={"on": today(zone())}), None)


@bp.route("/portfolio-pieces/<ref>", methods=["GET", "POST"])
@does("keep", PortfolioItem)
def change(piece):
    rooms = {one.meeting_id: ref for ref, one in queries.own_rooms(me())}
    usual = {name: getattr(piece, name) for name in ("title", "on", "body", "tags")}
    return _keep(PieceForm(request.form, data={**usual, "meeting": rooms.get(piece.meeting_id, "")}), piece)


def _keep(form, piece):
    rooms = queries.own_rooms(me())
    form.meeting.choices = options({"": _("None in particular"), **{ref: _room(one) for ref, one in rooms}})
    if not submitted(form):
        earlier = queries.earlier_words(piece, to=me()) if piece else []
        return page("portfolio/piece.html", form, piece=piece, earlier=earlier)
    said = {name: getattr(form, name).data for name in ("title", "on", "body", "tags")}
    meeting_id = next((one.meeting_id for ref, one in rooms if ref == form.meeting.data), None)
    if piece and piece.words != (said["title"], said["body"]):
        add(piece.as_it_was(now()))
    piece = piece or PortfolioItem(leader_id=me().id)
    piece.say(meeting_id=meeting_id, **said)
    add(piece)
    return to(".show")


def _room(one):
    return f"{whole_day(one.at)} · {family_name(one.family)}"


@bp.post("/portfolio-pieces/<ref>/putting-away")
@does("keep", PortfolioItem)
def put_away(piece):
    piece.put_away_at = None if piece.put_away_at else now()
    flash(
        _("Put away. It is kept, and nobody but you sees it.") if piece.put_away_at else _("Taken out again."), "good"
    )
    return to(".show")
