"""The log of a room. Its numbers are given out under the room’s row lock, so their order is the order of commits."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import bindparam, func, insert, select, text

from inquiry.asking import Composed
from inquiry.clock import now
from inquiry.db import db
from inquiry.live.models import LiveEvent, LiveRoom
from inquiry.live.nudging import remember

Body = dict[str, str]
read_out = json.JSONDecoder().raw_decode  # a third quicker than `json.loads` for what we wrote ourselves
KEEP = insert(LiveEvent)
NUMBER = text(
    "INSERT INTO live_room (name, seq) VALUES (:room, 1)"
    " ON CONFLICT (name) DO UPDATE SET seq = live_room.seq + 1 RETURNING seq"
)
LATEST = select(LiveRoom.seq).where(LiveRoom.name == bindparam("room"))
OLDEST = select(func.min(LiveEvent.seq)).where(LiveEvent.room == bindparam("room")).scalar_subquery()
EXTENT = select(LiveRoom.seq, OLDEST).where(LiveRoom.name == bindparam("room"))
SINCE = (
    select(LiveEvent.seq, LiveEvent.kind, LiveEvent.body)
    .where(LiveEvent.room == bindparam("room"), LiveEvent.seq > bindparam("seq"))
    .order_by(LiveEvent.seq)
    .limit(bindparam("limit"))
)


class Event(NamedTuple):
    """One piece of news, as it is told."""

    seq: int
    kind: str
    said: str  # as it is kept

    @property
    def body(self) -> Body:
        return read_out(self.said)[0]

    def told_in(self, lang: str) -> str:
        """The text in a language, or the one text that serves all."""
        body = self.body
        return next((body[one] for one in (lang, "", "en") if one in body), "")


ASK_SINCE = Composed(SINCE, Event)


def announce(room: str, kind: str, body: Body | Callable[[], Body] | None = None) -> int:
    """Tell everyone in a room, once the current writing transaction is committed; gives back the news’s number.

    What has to be read for it is given as a function and read under the number: of two who write at the same moment
    the later one then also sees what the other did, and does not tell less than was told before.
    """
    db.session.flush()
    seq = db.session.connection().execute(NUMBER, {"room": room}).scalar_one()
    words = json.dumps((body() if callable(body) else body) or {}, ensure_ascii=False)
    news = {"room": room, "seq": seq, "kind": kind, "body": words, "at": now()}
    db.session.connection().execute(KEEP, news)
    remember(room)
    return seq


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
    """What was told after a number, oldest first."""
    db.session.flush()
    return ASK_SINCE.ask(db.session.connection(), {"room": room, "seq": seq, "limit": limit})


def is_cut_off(room: str, seq: int) -> bool:
    """True when the log no longer reaches back to this number, or never came that far."""
    return missed(room, seq).is_cut_off


@dataclass(frozen=True)
class Missed:
    """What came after a number, as much of it as was asked for; `last` is how far the log had come."""

    after: int
    last: int
    is_cut_off: bool
    events: list[Event]


def missed(room: str, after: int | None, limit: int = 500) -> Missed:
    """What somebody has missed who heard the news up to a number; without one, they begin to listen now.

    Where there was something, `last` is the last of it that is given: the log may go on behind a whole page of news.
    """
    events = [] if after is None else since(room, after, limit)
    if events and events[0].seq == after + 1:  # nothing was forgotten in between
        return Missed(after, events[-1].seq, False, events)
    last, oldest = db.session.execute(EXTENT, {"room": room}).first() or (0, None)
    after = last if after is None else after
    is_cut_off = after > last or after + 1 < (oldest or last + 1)
    return Missed(after, last, is_cut_off, [] if is_cut_off or after == last else since(room, after, limit))
