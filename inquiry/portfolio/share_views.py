"""Opening parts of a portfolio to a colleague, reading what was opened, taking it back."""

from flask import flash, request

from inquiry.clock import now
from inquiry.db import add, db
from inquiry.doors import does, me, signed_in
from inquiry.i18n import _, zone
from inquiry.mentoring.access import evaluates
from inquiry.mentoring.doors import as_reader
from inquiry.mentoring.models import SealedRead
from inquiry.mentoring.queries import colleagues
from inquiry.minutes.times import whole_day
from inquiry.pages import page, submitted, to
from inquiry.people.models import Person
from inquiry.portfolio import pdf, queries, words
from inquiry.portfolio.blueprint import bp
from inquiry.portfolio.forms import ShareForm
from inquiry.portfolio.models import ASSESSMENT, PortfolioShare
from inquiry.portfolio.opened import shared_portfolio
from inquiry.stages.words import family_name, level_name


@bp.get("/leading/portfolio/colleagues")
@signed_in
def choose():
    named = request.args.get("name", "").strip()
    people, more = colleagues(me(), me(), named)
    return page("portfolio/choose.html", people=people, more=more, named=named)


@bp.route("/people/<ref>/portfolio", methods=["GET", "POST"])
@does("open a portfolio to", Person)
def open_to(person):
    form = ShareForm(request.form, zone=zone())
    if submitted(form) and any(form.chosen.values()):
        return _open(person, form)
    if request.method == "POST" and not form.errors:
        form.form_errors = [_("Choose at least one part.")]
    told = {"person": person, "running": queries.running_share(me(), person)}
    return page("portfolio/open.html", form, is_evaluator=evaluates(person, me()), words=words, **told)


def _open(person, form):
    """What was open to the same colleague before ends here: one at a time, so that the list says what is open."""
    if running := queries.running_share(me(), person):
        running.taken_back_at = now()
    add(PortfolioShare(leader_id=me().id, with_id=person.id, until_at=form.until_at, **form.chosen))
    flash(_("Open to %(name)s now. You can take it back at any time.", name=person.name), "good")
    return to(".show")


@bp.post("/portfolios/<ref>/taking-back")
@does("take back", PortfolioShare)
def take_back(share):
    share.taken_back_at = now()
    flash(_("Taken back. From now on it is closed."), "good")
    return to(".show")


@bp.get("/portfolios/<ref>")
@as_reader(PortfolioShare, "portfolio")
def shared(share):
    portfolio = _opened(share)
    spoken = {"words": words, "family_name": family_name, "level_name": level_name}
    return page("portfolio/shared.html", share=share, portfolio=portfolio, **spoken)


@bp.get("/portfolios/<ref>/portfolio.pdf")
@as_reader(PortfolioShare, "portfolio")
def shared_pdf(share):
    portfolio = _opened(share)
    told = {"reader": me().name, "name": portfolio.leader.name, "day": whole_day(share.until_at)}
    return pdf.sent(portfolio, _("Opened by %(name)s to %(reader)s until %(day)s.", **told))


def _opened(share):
    """The parts this reader gets. That a self-assessment is among them is written down by itself."""
    leader = db.session.get(Person, share.leader_id)
    if leader.id == me().id:
        return shared_portfolio(share, leader, db.session.get(Person, share.with_id))
    if ASSESSMENT in share.parts and not evaluates(me(), leader):
        add(SealedRead(owner_id=leader.id, reader_id=me().id, what="assessment"))
    return shared_portfolio(share, leader, me())
