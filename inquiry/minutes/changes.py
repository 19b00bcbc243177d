"""What changed from one version of the minutes to the next, said simply."""

from dataclasses import dataclass

from inquiry.i18n import _
from inquiry.minutes import sentences as say
from inquiry.minutes.record import Record, owner_of
from inquiry.minutes.times import day
from inquiry.minutes.writing import CLOSING, LATE


@dataclass(frozen=True)
class Change:
    """One thing that changed: a line, and the words before and after where there are some."""

    line: str
    was: str = ""
    now: str = ""
    is_stored_html: bool = False


def told(versions, newest) -> list[dict]:
    """Every version, the newest first, each with how it came about and what changed in it."""
    befores = [None, *(row.data for row in versions)]
    pairs = zip(versions, befores, strict=False)
    return [_version(row, before, newest) for row, before in pairs][::-1]


def _version(row, before, newest):
    how = row.data["made"]["how"]
    line = {CLOSING: _("Written by the meeting itself"), LATE: _("A card came in from a device after the end")}.get(how)
    return {
        "number": row.number,
        "at": row.at,
        "line": line or _("Corrected by %(who)s", who=row.who),
        "why": row.why,
        "changes": between(before, row.data, newest) if before else [],
    }


def between(before, after, newest: Record) -> list[Change]:
    """What is different; nothing of cards that were taken back since."""
    return [
        *_summary(before, after),
        *_attendance(before, after),
        *_cards(before, after, newest),
        *_remarks(before, after),
    ]


def _summary(before, after):
    if before["summary"] != after["summary"]:
        yield Change(_("The sentence on top"), before["summary"], after["summary"])


def _attendance(before, after):
    was, now = ({one["ref"]: one["name"] for one in data["people"]} for data in (before, after))
    yield from (Change(_("%(name)s was there too.", name=name)) for ref, name in now.items() if ref not in was)
    yield from (Change(_("%(name)s was not there.", name=name)) for ref, name in was.items() if ref not in now)


def _cards(before, after, newest):
    was = {card["ref"]: card for card in before["cards"]}
    for data in after["cards"]:
        card = newest.by_ref.get(data["ref"])
        if card is None:
            continue
        if data["ref"] not in was:
            yield Change(_("New: %(kind)s", kind=card.label), "", data["html"], True)
        else:
            yield from _card(was[data["ref"]], data, card.label)


def _card(was, now, label):
    if was["html"] != now["html"]:
        yield Change(_("Other words: %(kind)s", kind=label), was["html"], now["html"], True)
    if _terms(was) != _terms(now):
        yield Change(_("Who, until when or what to bring: %(kind)s", kind=label), _terms(was), _terms(now))


def _terms(card):
    """Who, until when, what to bring, in one line."""
    until = say.whole_day(day(card["due_on"])) if card["due_on"] else ""
    return " · ".join(part for part in (owner_of(card) or _("Nobody yet"), until, card["bring"]) if part)


def _remarks(before, after):
    new = after["remarks"][len(before["remarks"]) :]
    yield from (Change(_("A remark by %(who)s", who=one["by"]), "", one["html"], True) for one in new)
