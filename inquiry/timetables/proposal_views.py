from flask import flash, request

from inquiry.calendar.queries import zone_of
from inquiry.clock import today
from inquiry.doors import does, me, sees
from inquiry.i18n import _
from inquiry.pages import page, submitted, to
from inquiry.timetables import adopting, queries, showing
from inquiry.timetables.blueprint import bp
from inquiry.timetables.forms import AdoptForm
from inquiry.timetables.models import Proposal


@bp.get("/time-proposals/<ref>")
@sees(Proposal)
def proposal(proposal):
    return _proposal_page(adopting.with_search(proposal, to=me()), None)


@bp.post("/time-proposals/<ref>/adoption")
@does("adopt", Proposal)
def adopt(proposal):
    proposal, form = adopting.with_search(proposal, to=me()), AdoptForm(request.form)
    if not submitted(form):
        return _proposal_page(proposal, form)
    year, school = queries.place_of(proposal.search, to=me())
    if not adopting.adopt(proposal, form, year, by=me()):
        flash(_("A proposal of this search is adopted already. Nothing was done twice."))
    else:
        flash(_("Adopted. It stands among the protected time of %(school)s.", school=school.name), "good")
    return to(".proposal", ref=proposal.ref)


@bp.post("/time-proposals/<ref>/taking-back")
@does("adopt", Proposal)
def take_back(proposal):
    adopting.take_back(proposal, to=me())
    flash(_("Taken back. From now on this time is no longer protected; what was, stays."), "good")
    return to(".proposal", ref=proposal.ref)


def _proposal_page(proposal, form):
    year, school = queries.place_of(proposal.search, to=me())
    now = max(today(zone_of(school.id)), year.starts_on)
    dates = form or AdoptForm(data={"from_on": now, "until_on": year.ends_on, "purpose": _("Team planning")})
    search, found = proposal.search, {}
    if not proposal.adopted_at and not (form and form.errors):
        found = adopting.in_the_way(adopting.planned(proposal, dates, year, to=me()), school, year, to=me())
    told = {"search": search, "school": school, "proposal": proposal, "dates": dates, "in_the_way": found}
    told |= {"shown": showing.shown(proposal, search.wishes), "adopted": adopting.adopted_in(search, to=me())}
    return page("timetables/proposal.html", form, unknown=adopting.unknown_teams(search.wishes), **told)
