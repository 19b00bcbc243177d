from urllib.parse import urlsplit

from flask import Blueprint, abort, current_app, redirect, request, session, url_for

from inquiry.clock import now
from inquiry.doors import me as reader
from inquiry.doors import own, public
from inquiry.i18n import LANGUAGES, _, clock_time
from inquiry.pages import keep_anyway, page, submitted
from inquiry.pages import to as go_to
from inquiry.people import demo_views, key_views, own_views, queries
from inquiry.people.forms import SignInForm
from inquiry.people.session import let_in, let_out, own_path
from inquiry.people.tries import try_to_sign_in
from inquiry.people.words import ROLES

bp = Blueprint("people", __name__)
blueprints = [bp, own_views.bp, key_views.bp, demo_views.bp]
THEMES = ("system", "light", "dark")


@bp.get("/sign-in")
@public
def sign_in():
    if reader().is_authenticated:
        return _onward()
    if queries.nobody_yet():
        return redirect(url_for("welcome.show"))
    return _sign_in_page(SignInForm())


@bp.post("/sign-in")
@public
def come_in():
    form = SignInForm(request.form)
    if not submitted(form):
        return _sign_in_page(form)
    person, wait_until = try_to_sign_in(form.email.data, form.password.data)
    if person:
        let_in(person, stay=form.stay.data)
        return _onward()
    keep_anyway()
    return _wait(form, wait_until) if wait_until else _mistyped(form)


@bp.post("/sign-out")
@public
def sign_out():
    let_out()
    return go_to(".sign_in")


@bp.post("/language")
@public
def language():
    chosen = request.form.get("language")
    if chosen not in LANGUAGES:
        abort(404)
    session["language"] = chosen
    if reader().is_authenticated:
        reader().language = chosen
    return redirect(_came_from(), 303)


@bp.post("/theme")
@own
def theme():
    chosen = request.form.get("theme")
    if chosen not in THEMES:
        abort(404)
    reader().theme = None if chosen == "system" else chosen
    return redirect(_came_from(), 303)


def _sign_in_page(form, status=200):
    cast = queries.cast() if current_app.config["INQUIRY_DEMO"] else ()
    onward = own_path(request.values.get("next"))
    return page("people/sign_in.html", form, status, cast=cast, roles=ROLES, onward=onward)


def _mistyped(form):
    form.form_errors.append(_("This e-mail and password do not belong together. Nothing was lost; please try again."))
    return _sign_in_page(form)


def _wait(form, until):
    at = clock_time(until, current_app.config["INQUIRY_TIMEZONE"])
    n = max(1, round((until - now()).total_seconds() / 60))
    said = _("There were many tries with a wrong password. Please try again at %(at)s, in %(n)d min.", at=at, n=n)
    form.form_errors.append(said)
    return _sign_in_page(form, 429)


def _onward():
    return redirect(own_path(request.values.get("next")) or url_for("home.show"), 303)


def _came_from():
    """The page of ours on which a button was pressed."""
    there = urlsplit(request.referrer or "")
    path = f"{there.path}?{there.query}" if there.query else there.path
    return (own_path(path) if there.netloc == request.host else None) or url_for("home.show")
