from flask import Blueprint, abort, current_app, flash, request

from inquiry.access import allowed, find
from inquiry.calendar import looking, queries, readings, sources
from inquiry.calendar.fetching import USUAL
from inquiry.calendar.forms import FeedForm
from inquiry.calendar.models import CalendarSource, SchoolYear
from inquiry.calendar.neighbours import calendar_changed
from inquiry.calendar.opening import LARGEST, NotRead, look_into
from inquiry.calendar.words import UNREAD, WHY_NOT
from inquiry.calendar.year_views import around, calendar_page
from inquiry.clock import now
from inquiry.db import add, begin_writing, db, let_go
from inquiry.doors import does, me
from inquiry.i18n import _, ngettext
from inquiry.pages import page, submitted, to
from inquiry.text import one_line

bp = Blueprint("calendar_sources", __name__)
MOST_SOURCES = 12  # of one year


@bp.route("/school-years/<ref>/sources", methods=["GET", "POST"])
@does("keep", SchoolYear)
def index(year):
    if request.method == "GET":
        return _shelf(year)
    chosen = request.files.get("file")
    if not chosen or not chosen.filename:
        return _shelf(year, problem=WHY_NOT["no_file"], status=422)
    name, data = one_line(chosen.filename, 120), chosen.stream.read(LARGEST + 1)
    about = (year.starts_on, year.ends_on, queries.zone_of(year.school_id))
    return _first_look(year.ref, name, None, lambda: look_into(data, *about))


@bp.post("/school-years/<ref>/feeds")
@does("keep", SchoolYear)
def follow(year):
    form = FeedForm(request.form)
    if not submitted(form):
        return _shelf(year, form)
    limits = request_limits()
    return _first_look(year.ref, "", form.address.data, lambda: readings.read_from(form.address.data, year, limits))


def request_limits():
    """What may be fetched; tests put their own loopback in its place."""
    return current_app.config.get("CALENDAR_LIMITS", USUAL)


def _first_look(ref, name, address, read):
    """Read it with no transaction, then write down what was found. Nothing of the year changes yet."""
    person, trouble, found = me(), None, {}
    let_go()
    try:
        found = read()
    except NotRead as why:
        trouble = why
    begin_writing()
    year = find(SchoolYear, ref, to=person) or abort(404)
    if not allowed(person, "keep", year):
        abort(403)
    if trouble:
        return _refused(year, name or address, trouble, FeedForm(data={"address": address}))
    called = found["name"] or name or looking.host_of(address)
    source = _place_for(year, address, called)
    if source is None:
        says = _("Twelve calendars are enough for one year. Part with one of them first; nothing was changed.")
        return _shelf(year, problem=says, status=422)
    source.name = called
    readings.note(source, found)
    return to(".choose", ref=source.ref)


def _place_for(year, address, name):
    """The same address, or a file of the same name, is the same calendar: then it is told what changed in it."""
    known = queries.sources_of(year, to=me())
    same = (one for one in known if one.address == address and (address or one.name == name))
    source = next(same, None)
    if source or len(known) >= MOST_SOURCES:
        return source
    return add(CalendarSource(year_id=year.id, name=name, address=address))


def _refused(year, name, why, form):
    says = _("%(name)s was not read. %(why)s Nothing was changed.", name=name[:120], why=WHY_NOT[why.reason])
    if why.count:
        says += " " + ngettext("It seemed to hold one event.", "It seemed to hold %(num)s events.", why.count)
    return _shelf(year, form, problem=says, status=422)


def _shelf(year, form=None, status=200, **more):
    known = queries.sources_of(year, to=me())
    bells = sources.bells_of_school(year.school_id)
    waiting = {one.id: len(sources.not_looked_at(one, bells)) for one in known if one.taken_at}
    told = {"sources": known, "waiting": waiting, "why": WHY_NOT, **around(year), **more}
    return page("calendar/sources.html", form or FeedForm(), status=status, **told)


@bp.route("/calendar-sources/<ref>", methods=["GET", "POST"])
@does("take days from", CalendarSource)
def choose(source):
    look = looking.Look(source, request.form)
    if request.method == "GET":
        return _chooser(look)
    if not look.is_of_today:
        says = _("The calendar was read again meanwhile. Please look at it once more; nothing was changed.")
        return _chooser(look, problem=says, status=422)
    if not look.is_agreed:
        return _chooser(look, status=200 if "look" in request.form else 422)
    return _taken_over(look)


def _chooser(look, status=200, problem=""):
    told = {"unread": UNREAD, "why": WHY_NOT, "problem": problem}
    return page("calendar/source.html", status=status, look=look, source=look.source, **told, **around(look.year))


def _taken_over(look):
    source = look.source
    source.choices, source.taken_at, source.trouble = look.choices, now(), ""
    sources.take_over(source, look.told)
    calendar_changed(look.year)
    flash(looking.summed_up(look.told), "good")
    return calendar_page(look.year)


@bp.post("/calendar-sources/<ref>/reading")
@does("take days from", CalendarSource)
def read_again(source):
    year = db.session.get(SchoolYear, source.year_id)
    if not source.address:
        return to(".choose", ref=source.ref)
    address, limits = source.address, request_limits()
    return _first_look(year.ref, "", address, lambda: readings.read_from(address, year, limits))


@bp.post("/calendar-sources/<ref>/parting")
@does("take days from", CalendarSource)
def part_with(source):
    """The calendar goes; its days stay as if they had been typed, or go with it."""
    year, name = db.session.get(SchoolYear, source.year_id), source.name
    days = sources.days_of(source)
    if request.form.get("days") == "go":
        for day in days:
            db.session.delete(day)
        says = _("%(name)s and its days are gone.", name=name)
    else:
        for day in days:
            day.source_id, day.uid = None, None
        says = _("%(name)s is not read any more. Its days stay.", name=name)
    db.session.flush()
    db.session.delete(source)
    db.session.flush()
    calendar_changed(year)
    flash(says, "good")
    return to(".index", ref=year.ref)
