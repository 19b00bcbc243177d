"""What a letter about an entry says, in the language of its reader and on the clocks of the place."""

from inquiry.diaries.models import CANCEL
from inquiry.i18n import _, clock_time, exact, minutes, short_day


def subject(entry, told, method: str, *, is_change: bool) -> str:
    """The line a mailbox shows."""
    when = f"{short_day(entry.starts_at, entry.zone)}, {clock_time(entry.starts_at, entry.zone)}"
    facts = {"title": told.title, "when": when}
    if entry.is_off:
        return f"{told.title}, {when}"
    if method == CANCEL:
        return _("No longer yours: %(title)s, %(when)s", **facts)
    return _("Changed: %(title)s, %(when)s", **facts) if is_change else _("Invitation: %(title)s, %(when)s", **facts)


def text(entry, told, was, *, name: str, choice: str) -> str:
    """The letter itself; who reads it in a mailbox without a calendar misses nothing."""
    facts = [
        told.title,
        exact(entry.starts_at, entry.zone),
        minutes(entry.minutes * 60),
        told.place,
        _moved(entry, was),
    ]
    parts = (
        _("Hello %(name)s,", name=name),
        "\n".join(one for one in facts if one),
        told.link,
        _("Nobody reads answers to this letter. Which letters you get, you choose here:") + f"\n{choice}",
    )
    return "\n\n".join(part for part in parts if part) + "\n"


def _moved(entry, was):
    if entry.is_off or was is None or was == entry.starts_at:
        return ""
    return _("It was %(when)s.", when=exact(was, entry.zone))
