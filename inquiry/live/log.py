"""The log of a room. Its numbers are given out under the room’s row lock, so their order is the order of commits."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, insert, or_, select, text

from inquiry.asking import Composed
from inquiry.clock import now
from inquiry.db import db
from inquiry.live.framing import framed, unframed
from inquiry.live.models import LiveEvent, LiveRoom
from inquiry.live.nudging import remember

Body = dict[str, str]
NUMBER = text(
    "INSERT INTO live_room (name, seq) VALUES (:room, 1)"
    " ON CONFLICT (name) DO UPDATE SET seq = live_room.seq + 1 RETURNING seq"
)
LATEST = select(LiveRoom.seq).where(LiveRoom.name == bindparam("room"))
OLDEST = select(func.min(LiveEvent.seq)).where(LiveEvent.room == bindparam("room")).scalar_subquery()
EXTENT = select(LiveRoom.seq, OLDEST).where(LiveRoom.name == bindparam("room"))
AFTER = (
    LiveEvent.room == bindparam("room"),
    LiveEvent.seq > bindparam("seq"),
    LiveEvent.seq <= bindparam("until"),  # numbers have no gaps, so this many pieces and no more
)
SINCE = select(LiveEvent.seq, LiveEvent.kind, LiveEvent.lang, LiveEvent.frame).where(*AFTER).order_by(LiveEvent.seq)
SINCE_IN = (
    select(LiveEvent.seq, LiveEvent.frame)
    .where(*AFTER, or_(LiveEvent.lang == "", LiveEvent.lang == bindparam("lang")))
    .order_by(LiveEvent.seq)
)


class Event(NamedTuple):
    """One piece of news, in each language it was told in."""

    seq: int
    kind: str
    frames: dict[str, str]

    def frame_in(self, lang: str) -> str:
        """As it is sent in a language, or as it is for everybody."""
        return next(self.frames[one] for one in (lang, "", "en") if one in self.frames)

    def told_in(self, lang: str) -> str:
        """What it says in a language."""
        return unframed(self.frame_in(lang)).said

    @property
    def body(self) -> Body:
        """The text in each language, or one text under an empty name."""
        return {lang: unframed(frame).said for lang, frame in self.frames.items()}


class Heard(NamedTuple):
    """One piece of news as somebody hears it."""

    seq: int
    frame: str


ASK_SINCE, ASK_SINCE_IN = Composed(SINCE), Composed(SINCE_IN, Heard)


def announce(room: str, kind: str, body: Body | Callable[[], Body] | None = None) -> int:
    """Tell everyone in a room, once the current writing transaction is committed; gives back the news’s number.

    What has to be read for it is given as a function and read under the number: of two who write at the same moment
    the later one then also sees what the other did, and does not tell less than was told before.
    """
    db.session.flush()
    seq = db.session.connection().execute(NUMBER, {"room": room}).scalar_one()
    words = (body() if callable(body) else body) or {"": ""}
    news = {"room": room, "seq": seq, "kind": kind, "at": now()}
    for number, (lang, said) in enumerate(words.items()):
        one_for_all = len(words) == 1
        news |= {f"lang_{number}": "" if one_for_all else lang, f"frame_{number}": framed(seq, kind, said)}
    db.session.connection().execute(_keep(len(words)), news)
    remember(room)
    return seq


@cache
def _keep(languages: int):
    """The statement that writes one piece of news down in so many languages."""
    same: dict[str, Any] = {name: bindparam(name) for name in ("room", "seq", "kind", "at")}
    each: list[dict[str, Any]] = [
        {"lang": bindparam(f"lang_{n}"), "frame": bindparam(f"frame_{n}")} for n in range(languages)
    ]
    return insert(LiveEvent).values([same | one for one in each])


def latest(room: str) -> int:
    """The number of the newest piece. A page asks for it before it reads what it shows, or it could miss something."""
    return db.session.execute(LATEST, {"room": room}).scalar() or 0


def newest_in(name):
    """The same as a part of another question, for the room with this name; nothing where nothing was told yet."""
    return select(LiveRoom.seq).where(LiveRoom.name == name).scalar_subquery()


def newest(rooms: list[str]) -> dict[str, int]:
    """The number of the newest piece in each of these rooms."""
    found = db.session.execute(select(LiveRoom.name, LiveRoom.seq).where(LiveRoom.name.in_(rooms)))
    return {row.name: row.seq for row in found}


def since(room: str, seq: int, limit: int = 500) -> list[Event]:
    """What was told after a number, oldest first, in all languages."""
    db.session.flush()
    rows = ASK_SINCE.ask(db.session.connection(), {"room": room, "seq": seq, "until": seq + limit})
    told = groupby(rows, lambda row: (row.seq, row.kind))
    return [Event(number, kind, {row.lang: row.frame for row in each}) for (number, kind), each in told]


def heard(room: str, seq: int, lang: str, limit: int = 500) -> list[Heard]:
    """The same for somebody who reads one language."""
    db.session.flush()
    after = {"room": room, "seq": seq, "until": seq + limit, "lang": lang}
    return ASK_SINCE_IN.ask(db.session.connection(), after)


def is_cut_off(room: str, seq: int) -> bool:
    """True when the log no longer reaches back to this number, or never came that far."""
    return missed(room, seq, "en").is_cut_off


@dataclass(frozen=True)
class Missed:
    """What came after a number, as much of it as was asked for; `last` is how far the log had come."""

    after: int
    last: int
    is_cut_off: bool
    events: list[Heard]


def missed(room: str, after: int | None, lang: str, limit: int = 500) -> Missed:
    """What somebody has missed who heard the news up to a number; without one, they begin to listen now.

    Where there was something, `last` is the last of it that is given: the log may go on behind a whole page of news.
    """
    events = [] if after is None else heard(room, after, lang, limit)
    if events and events[0].seq == after + 1:  # nothing was forgotten in between
        return Missed(after, events[-1].seq, False, events)
    last, oldest = db.session.execute(EXTENT, {"room": room}).first() or (0, None)
    after = last if after is None else after
    is_cut_off = after > last or after + 1 < (oldest or last + 1)
    return Missed(after, last, is_cut_off, [] if is_cut_off or after == last else heard(room, after, lang, limit))
