"""News for open pages: one numbered log for each room, written in the transaction that makes the news."""

from inquiry.live.audiences import audience, room_for
from inquiry.live.framing import unframed
from inquiry.live.housekeeping import forget_before, hourly, tidy, unhurried
from inquiry.live.log import Event, Heard, Missed, announce, is_cut_off, latest, missed, newest, newest_in, since
from inquiry.live.nudging import off_news, on_news

__all__ = [
    "Event",
    "Heard",
    "Missed",
    "announce",
    "audience",
    "forget_before",
    "hourly",
    "is_cut_off",
    "latest",
    "missed",
    "newest",
    "newest_in",
    "off_news",
    "on_news",
    "room_for",
    "since",
    "tidy",
    "unframed",
    "unhurried",
]
