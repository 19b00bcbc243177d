"""What stands in people’s calendars, and the one place that puts it into words."""

from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID, uuid5

from inquiry.i18n import _

MEETING, PROTECTED, CONVERSATION = "meeting", "protected time", "conversation"
OURS = UUID("5b0f1e6e-6f0c-4b57-9a2e-6d0f6b8f6a51")  # never changed: names made with it stand in people’s calendars


class Entry(NamedTuple):
    """One entry of a calendar. Whatever is in it, calendars are told only what `said` makes of it."""

    uid: str
    version: int
    starts_at: datetime
    minutes: int
    zone: str
    kind: str
    team: str = ""
    words: str = ""
    place: str = ""
    link: str = ""
    is_off: bool = False
    is_sealed: bool = False  # of a coaching partnership, or other work that nobody else may know of
    changed_at: datetime | None = None

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)


class Said(NamedTuple):
    """All that is told of an entry besides its time."""

    title: str
    about: str = ""
    place: str = ""
    link: str = ""


def uid_of(kind: str, name: str) -> str:
    """The name of an entry in every calendar, for good: it tells nothing and survives each change, our address too."""
    return str(uuid5(OURS, f"{kind}:{name}"))


def said(entry: Entry, *, by_mail: bool = False) -> Said:
    """An entry in the reader’s language. Staff calendars are widely seen, so what is sealed is a bare appointment.

    A letter travels further than a calendar: of what people wrote it says only the names of the team and the place.
    """
    if entry.is_sealed:
        return Said(_as_it_stands(_("Appointment"), entry))
    words = "" if by_mail else entry.words
    told = Said(_title(entry, words), place=entry.place, link=entry.link)
    title = _as_it_stands(told.title, entry)
    return told._replace(title=title, about=words if entry.kind == PROTECTED else "")


def _title(entry, words):
    if entry.kind == PROTECTED:
        return _with_team(entry, _("protected time")) if entry.team else _("Protected time for all of us")
    return _with_team(entry, words or _("meeting"))


def _with_team(entry, words):
    return f"{entry.team}: {words}"


def _as_it_stands(title, entry):
    """Not every calendar shows what is called off as such, so the title says it too."""
    return _("Called off: %(title)s", title=title) if entry.is_off else title
