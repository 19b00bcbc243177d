"""Who is asking for news, and what they may hear at this moment."""

from dataclasses import dataclass
from functools import cache

from itsdangerous import BadSignature
from starlette.requests import Request

from inquiry import live
from inquiry.i18n import LANGUAGES
from inquiry.people.access import reader_of
from inquiry.server.frames import frames


class SignedOut(Exception):
    """Nobody is signed in with this cookie (any more)."""


@dataclass(frozen=True)
class Visitor:
    """A browser, the address it listens at, and where it had come to."""

    cookie: str
    prefix: str
    ref: str
    lang: str
    after: int | None

    @classmethod
    def at(cls, request: Request, cookie_name: str) -> "Visitor":
        lang = request.query_params.get("lang", "")
        said = request.headers.get("last-event-id") or request.query_params.get("after", "")
        return cls(
            cookie=request.cookies.get(cookie_name, ""),
            prefix=request.path_params["prefix"],
            ref=request.path_params["ref"],
            lang=lang if lang in LANGUAGES else "en",
            after=int(said) if said.isascii() and said.isdigit() and len(said) < 19 else None,
        )


def room_of(app, visitor: Visitor) -> str | None:
    """The room this visitor may hear now, or None; asked again and again, because people leave teams and sign out."""
    person = reader_of(_signed_in_as(app, visitor.cookie))
    if person is None:
        raise SignedOut
    return live.room_for(visitor.prefix, person, visitor.ref)


def arrival_of(app, visitor: Visitor, limit: int) -> tuple[str | None, live.Missed | None, bytes]:
    """The room a visitor may hear, what they have missed in it, and that as bytes: all in one turn in a thread."""
    room = room_of(app, visitor)
    if room is None:
        return None, None, b""
    missed = live.missed(room, visitor.after, visitor.lang, limit)
    return room, missed, frames(missed.events)


@cache
def _signer(app):
    return app.session_interface.get_signing_serializer(app), int(app.permanent_session_lifetime.total_seconds())


def _signed_in_as(app, cookie: str) -> str:
    serializer, lifetime = _signer(app)
    try:
        return serializer.loads(cookie, max_age=lifetime)["_user_id"]
    except (BadSignature, KeyError):
        raise SignedOut from None
