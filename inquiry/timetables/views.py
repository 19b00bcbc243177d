from flask import flash, redirect, request, url_for

from inquiry.calendar.queries import year_at
from inquiry.db import add
from inquiry.doors import does, me, sees
from inquiry.i18n import _
from inquiry.pages import page, submitted, to
from inquiry.people.models import School
from inquiry.timetables import proposal_views, queries, showing, starting, typed
from inquiry.timetables.blueprint import bp
from inquiry.timetables.forms import WishesForm
from inquiry.timetables.models import DRAFT, Search
from inquiry.timetables.words import day_name

__all__ = ["bp", "proposal_views"]


@bp.get("/schools/<ref>/time-searches")
@does("protect time at", School)
def index(school):
    year, searches = year_at(school, to=me()), queries.searches_of(school, to=me())
    return page("timetables/index.html", school=school, year=year, searches=searches, standing=showing.standing)


@bp.post("/schools/<ref>/time-searches")
@does("protect time at", School)
def new(school):
    year = year_at(school, to=me())
    if year is None:
        flash(_("First the school needs a school year in its calendar. Nothing was begun."))
        return to(".index", ref=school.ref)
    same = next((one for one in queries.searches_of(school, to=me()) if one.ref == request.form.get("like")), None)
    wishes = same.wishes if same else queries.fresh_wishes(school, year, to=me())
    name = same.name if same else _("Planning time %(year)s", year=year.name)[:80]
    return to(".wishes", ref=add(Search(year_id=year.id, name=name, wishes=wishes, made_by_id=me().id)).ref)


@bp.get("/time-searches/<ref>")
@sees(Search)
def show(search):
    if search.state == DRAFT:
        return redirect(url_for(".wishes", ref=search.ref))
    return page("timetables/show.html", **_around(search))


@bp.get("/time-searches/<ref>/progress")
@sees(Search)
def progress(search):
    return page("timetables/_progress.html", **_around(search))


def _around(search):
    _year, school = queries.place_of(search, to=me())
    proposals = [showing.shown(row, search.wishes) for row in queries.proposals_of(search, to=me())]
    return {
        "search": search,
        "school": school,
        "proposals": proposals,
        "adopted": next((one.row for one in proposals if one.row.adopted_at), None),
        "standing": showing.standing(search),
        "explained": showing.explained(search),
        "alive": starting.is_alive(search),
    }


@bp.route("/time-searches/<ref>/wishes", methods=["GET", "POST"])
@does("run", Search)
def wishes(search):
    form = WishesForm(request.form, data=typed.as_form(search.name, search.wishes))
    if not submitted(form) or starting.is_alive(search) or starting.has_adopted(search):
        return _wishes_page(search, form)
    strange = _keep(search, form)
    if strange or "begin" not in request.form:
        _say_kept(strange)
        return to(".wishes", ref=search.ref)
    return _begin(search)


def _wishes_page(search, form):
    _year, school = queries.place_of(search, to=me())
    groups = [", ".join(map(day_name, days)) for days in typed.by_bells(search.wishes["days"])]
    told = {"search": search, "school": school, "day_name": day_name, "groups": groups}
    stands = {"alive": starting.is_alive(search), "adopted": starting.has_adopted(search)}
    return page("timetables/wishes.html", form, strange=typed.not_understood(search.wishes), **told, **stands)


def _keep(search, form):
    """Keep what was typed; proposals made for other wishes are put aside."""
    said, strange = typed.as_wishes(form, search.wishes)
    search.name = form.name.data
    if said != search.wishes:
        starting.put_aside(search)
        search.wishes, search.state, search.says = said, DRAFT, {}
    return strange


def _say_kept(strange):
    if strange:
        told = "; ".join(strange[:6])
        flash(_("Everything was kept. This could not be understood yet: %(words)s", words=told))
    else:
        flash(_("Your wishes are kept."), "good")


@bp.post("/time-searches/<ref>/reckoning")
@does("run", Search)
def reckon(search):
    return _begin(search)


def _begin(search):
    if not typed.is_ready(search.wishes):
        flash(_("To begin, at least one team needs minutes, and the days need periods. Everything was kept."))
        return to(".wishes", ref=search.ref)
    starting.begin(search)
    return to(".show", ref=search.ref)


@bp.post("/time-searches/<ref>/stopping")
@does("run", Search)
def stop(search):
    starting.stop(search)
    return to(".show", ref=search.ref)
