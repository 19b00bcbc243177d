"""Every view stands behind a door. `seal` refuses to start an app with a view that has none."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from flask import abort, current_app, redirect, request, url_for
from flask_login import current_user

from inquiry.access import MAY, SEE, allowed, find
from inquiry.db import begin_writing

SAFE = {"GET", "HEAD", "OPTIONS"}


@dataclass(frozen=True)
class Door:
    name: str
    model: type | None = None
    verb: str | None = None
    is_light: bool = False  # nothing of the person who asks is changed behind it


DOORS: dict[Callable, Door] = {}


def me() -> Any:
    """The person who asks; an anonymous one on public pages."""
    return current_user._get_current_object()


def public(view):
    """Open to anybody, signed in or not."""
    DOORS[view] = Door("public")
    return view


def signed_in(view):
    """Open to everybody who is signed in; shows or changes only what is their own, or what `visible` gives them."""
    DOORS[view] = Door("signed in")
    return view


def sees(model, found=None):
    """Open the page of one row, if the person may see it; otherwise there is no such page.

    `found(ref, person)` finds no more of it than the page needs, through the same `visible(model, …)`.
    """

    def decorate(view):
        @wraps(view)
        def enter(ref, **rest):
            return view((found(ref, me()) if found else find(model, ref, to=me())) or abort(404), **rest)

        DOORS[enter] = Door("sees", model)
        return enter

    return decorate


def does(verb, model):
    """Let the person act on one row they see, if they may."""

    def decorate(view):
        @wraps(view)
        def enter(ref, **rest):
            thing = find(model, ref, to=me()) or abort(404)
            if not allowed(me(), verb, thing):
                abort(403)
            return view(thing, **rest)

        DOORS[enter] = Door("does", model, verb)
        return enter

    return decorate


def own(view):
    """Let the person change what is only theirs: their language, their password, their own sealed words."""
    DOORS[view] = Door("own")
    return view


class Unsealed(Exception):
    """The house has an opening nobody meant to leave. Raised, never asserted: `python -O` strips assertions."""


def seal(app):
    """Called last. Check every view’s door, then stand guard at all of them."""
    DOORS.setdefault(app.view_functions["static"], Door("public"))
    for rule in app.url_map.iter_rules():
        if fault := _fault(door_of(app, rule.endpoint), rule.methods):
            raise Unsealed(f"{rule.endpoint} {fault}")
    app.before_request(_stand_guard)


def door_of(app, endpoint) -> Door | None:
    return DOORS.get(app.view_functions[endpoint])


def _fault(door, methods):
    if door is None:
        return "has no door"
    if door.model and door.model not in SEE:
        return f"opens on {door.model.__name__}, which nobody may see"
    if door.verb and (door.verb, door.model) not in MAY:
        return f"does {door.verb!r}, for which there is no rule"
    if not methods <= SAFE and door.name not in ("does", "public", "own"):
        return "changes things behind a door for reading"
    return None


def _stand_guard():
    if request.method not in SAFE:
        if not _same_origin():
            abort(403)
        begin_writing()
        if _meant_for_somebody_else():
            abort(401)
    door = request.endpoint and door_of(current_app, request.endpoint)
    if not door or door.name == "public" or current_user.is_authenticated:
        return None
    if wants_json():
        abort(401)
    return redirect(url_for("people.sign_in", next=request.full_path.rstrip("?") if request.method == "GET" else None))


def _meant_for_somebody_else():
    """A device keeps words until they are sent. They go out under their writer’s name or stay where they are."""
    writer = request.headers.get("Inquiry-Me")
    return writer is not None and writer != getattr(me(), "ref", None)


def may_change_me() -> bool:
    """Whether this request may write to the person who asks; else columns of them are enough."""
    door = request.endpoint and door_of(current_app, request.endpoint)
    return request.method not in SAFE and not (door and door.is_light)


def wants_json() -> bool:
    """Whether a script asks, not a person turning a page."""
    return request.accept_mimetypes.best == "application/json"


def _same_origin():
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    return urlsplit(request.headers.get("Origin", "")).netloc == request.host
