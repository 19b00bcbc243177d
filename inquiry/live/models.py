"""A room and what was said in it."""

from datetime import datetime

from sqlalchemy import BigInteger, Text
from sqlalchemy.orm import Mapped, mapped_column

from inquiry.db import db


class LiveRoom(db.Model):  # type: ignore[name-defined, misc]
    """Somewhere news is told, and the number of the last piece."""

    __tablename__ = "live_room"
    name: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger)


class LiveEvent(db.Model):  # type: ignore[name-defined, misc]
    """One piece of news in one language, kept for a week so that nobody who was away misses it."""

    __tablename__ = "live_event"
    room: Mapped[str] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    lang: Mapped[str] = mapped_column(primary_key=True)  # empty: the same for everybody
    kind: Mapped[str]
    frame: Mapped[str] = mapped_column(Text)  # as it is sent, so that nothing is left to do for each who reads it
    at: Mapped[datetime]
