"""The one file that knows every part of the house."""

import logging
from importlib import import_module
from importlib.util import find_spec

from flask import Flask, g, request, session
from flask_babel import Babel
from flask_login import LoginManager, current_user
from flask_migrate import Migrate
from sqlalchemy.exc import DataError
from werkzeug.middleware.proxy_fix import ProxyFix

from inquiry import i18n, mail, paths, rendering
from inquiry.access import allowed
from inquiry.config import read
from inquiry.db import db, end_writing
from inquiry.doors import me, seal, wants_json
from inquiry.pages import addresses, all_or_nothing, answer, page
from inquiry.people.log import letter_lost
from inquiry.people.session import who_asks
from inquiry.text import as_html, as_title

NEIGHBOURS = ("people", "teams", "artifacts", "cycles", "meetings", "calendar", "protected", "diaries", "mentoring")
PARTS = (
    *("people", "teams", "administration", "norms", "artifacts", "cycles", "meetings", "minutes", "rooms"),
    *("calendar", "protected", "timetables", "diaries", "celebrations", "pulse"),
    *("mentoring", "growth", "stages", "portfolio", "sessions", "rotation", "bench", "home"),
)
POLICY = (
    "default-src 'self'; img-src 'self' blob: data:; object-src 'none'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)


def create_app(**settings) -> Flask:
    """The whole product, ready to be served. Settings override the environment (names as in config.py)."""
    app = Flask(__name__, template_folder=str(paths.TEMPLATES), static_folder=str(paths.STATIC))
    app.jinja_environment = rendering.House  # type: ignore[assignment]
    app.config.from_mapping(read(**settings))
    _trust_proxies(app)
    _speak(app)
    db.init_app(app)
    mail.on_given_up(app, letter_lost)
    Migrate(app, db, directory=str(paths.MIGRATIONS), render_as_batch=True, compare_type=True)
    login = LoginManager(app)
    login.user_loader(who_asks)
    login.session_protection = None  # it would hash the address of each visitor for a mark that nobody here reads
    for part in PARTS:
        _open(part, app)
    _answer_mistakes(app)
    app.after_request(all_or_nothing)
    app.after_request(_keep_private)
    app.teardown_appcontext(lambda _error: end_writing())
    seal(app)
    return app


def _open(part, app):
    """A part is its rules, what it tells its neighbours, and, when it has pages, its views."""
    for module in ("access", *(f"for_{neighbour}" for neighbour in NEIGHBOURS)):
        if find_spec(f"inquiry.{part}.{module}"):
            import_module(f"inquiry.{part}.{module}")
    if find_spec(f"inquiry.{part}.views"):
        views = import_module(f"inquiry.{part}.views")
        for blueprint in getattr(views, "blueprints", None) or [views.bp]:
            app.register_blueprint(blueprint)


def _speak(app):
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(paths.TRANSLATIONS)
    Babel(app, locale_selector=_language, timezone_selector=i18n.zone)
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.newstyle_gettext = True  # type: ignore[attr-defined]
    app.jinja_env.globals.update(_=rendering.gettext, gettext=rendering.gettext, ngettext=rendering.ngettext)
    app.jinja_env.filters["html"] = as_html
    app.jinja_env.filters["as_title"] = as_title
    app.jinja_env.filters["minutes"] = i18n.minutes
    for name in ("when", "day", "short_day", "clock_time", "exact"):
        app.jinja_env.filters[name] = _in_zone(getattr(i18n, name))
    app.jinja_env.globals.update(
        url_for=addresses(app.url_for),
        may=lambda verb, thing: allowed(me(), verb, thing),
        languages=i18n.LANGUAGES,
        language=i18n.language,
        endpoints=app.view_functions,
        is_demo=app.config["INQUIRY_DEMO"],
    )
    app.context_processor(lambda: {"lang": i18n.language(), "dir": i18n.direction()})
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True


def _trust_proxies(app):
    """Believe X-Forwarded-For and -Proto from so many proxies of our own; with none, from nobody."""
    if proxies := app.config["INQUIRY_PROXIES"]:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies)


def _in_zone(say):
    return lambda moment: say(moment, i18n.zone())


def _language():
    """A person’s own choice, else what was chosen on this device, else what the browser asks for."""
    chosen = getattr(g, "language", None) or getattr(current_user, "language", None) or session.get("language")
    return chosen or request.accept_languages.best_match(list(i18n.LANGUAGES), "en")


def _answer_mistakes(app):
    for status in (401, 403, 404, 405, 413, 500):
        app.register_error_handler(status, _mistake(status))
    for fault in (DataError, OverflowError):
        app.register_error_handler(fault, _cannot_exist)


def _cannot_exist(fault):
    """An address or a field named something no database can hold, such as page 99999999999999999999."""
    logging.getLogger("inquiry").warning("no such thing can be: %s %s", request.method, request.endpoint)
    db.session.rollback()
    return _mistake(404)(fault)


def _mistake(status):
    """What happened, what was kept, what to do: as a page for people, in short for scripts."""

    def tell(error):
        if status == 500:
            logging.getLogger("inquiry").error("request failed: %s %s", request.method, request.endpoint)
        if wants_json():
            return answer(status, error=status)
        return page("people/mistake.html", status=status, problem=status)

    return tell


def _keep_private(response):
    is_static = request.endpoint == "static"
    response.headers.setdefault("Cache-Control", "no-cache" if is_static else "no-store")
    response.headers.setdefault("Content-Security-Policy", POLICY)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    return response
