"""What happened, said in the reader’s language; kindly, and never as a score."""

from inquiry.cycles.sentences import STATUSES
from inquiry.i18n import _, lazy, ngettext
from inquiry.i18n import minutes as in_minutes
from inquiry.minutes.led import how_it_was_led
from inquiry.minutes.times import from_to, moment, said_at, whole_day, zone

__all__ = [
    "about",
    "drawn_from",
    "empty_stage",
    "from_to",
    "gone",
    "hands",
    "how_it_was_led",
    "how_it_went",
    "how_long",
    "how_many_pages",
    "how_short",
    "marks",
    "time_in_all",
    "whole_day",
    "zone",
]

ROLES = {
    "facilitator": lazy("facilitates"),
    "presenter": lazy("presents"),
    "timekeeper": lazy("keeps the time"),
    "recorder": lazy("keeps the record"),
}


def attendance(person, record) -> str:
    """When somebody came and left, where that was not the whole time."""
    came, left = moment(person["came_at"]), moment(person["left_at"])
    late = came and record.began_at and (came - record.began_at).total_seconds() > LATE_AFTER
    early = left and record.ended_at and (record.ended_at - left).total_seconds() > LATE_AFTER
    if late and early:
        return _("%(came)s to %(left)s", came=said_at(came), left=said_at(left))
    if late:
        return _("from %(came)s", came=said_at(came))
    return _("until %(left)s", left=said_at(left)) if early else ""


LATE_AFTER = 180


def roles_of(name, record) -> list[str]:
    """What somebody was in this meeting."""
    return [str(ROLES[role]) for role, holder in record.roles.items() if holder == name]


def about(person, record) -> list[str]:
    """What a person was here, and when."""
    return [part for part in (*roles_of(person["name"], record), attendance(person, record)) if part]


def time_in_all(record) -> str:
    """How long the steps took together, and how long they were meant to."""
    planned, used = (sum(getattr(stage, name) for stage in record.stages) for name in ("planned", "used"))
    return _("%(used)s used, %(planned)s planned", used=in_minutes(used), planned=in_minutes(planned))


def how_long(stage) -> str:
    """How long a step took, and how long it was meant to."""
    told = {"used": in_minutes(stage.used), "planned": in_minutes(stage.planned)}
    if stage.skipped or stage.used < A_MOMENT:
        return _("%(planned)s planned", **told)
    said = [_("%(used)s used, %(planned)s planned", **told)]
    if stage.added:
        change = in_minutes(abs(stage.added))
        said.append(
            _("%(minutes)s added", minutes=change) if stage.added > 0 else _("%(minutes)s lent", minutes=change)
        )
    return ", ".join(said)


def how_short(stage) -> str:
    """Of a step that left no cards: how long it took, or why nothing stands here."""
    if stage.skipped:
        return _("left out")
    used = in_minutes(stage.used) if stage.used >= A_MOMENT else _("only touched on")
    if stage.key == RATING:
        return _("%(used)s, each for oneself", used=used)
    if not stage.recorded:
        return _("%(used)s, not recorded", used=used)
    return _("%(used)s, agreed: see above", used=used) if stage.told else used


RATING = "norms"  # the step in which norms are rated
A_MOMENT = 15  # seconds; fewer are said as no minute at all


def hands(vote) -> str:
    """How many hands there were, and for each number how many."""
    if not vote["shown"]:
        return ngettext(
            "One hand was up, and was not shown.", "%(num)s hands were up, and were not shown.", vote["hands"]
        )
    counts = sorted(((int(value), many) for value, many in vote["counts"].items()), reverse=True)
    return " · ".join(_("%(value)s: %(many)s", value=value, many=many) for value, many in counts)


def which(version) -> str:
    """Which version this is; of the first nothing has to be said."""
    if version.number == 1:
        return ""
    told = {"number": version.number, "who": version.who, "day": whole_day(version.at)}
    if version.who:
        return _("Version %(number)s, corrected by %(who)s on %(day)s", **told)
    return _("Version %(number)s, after a card came in from a device", **told)


def how_it_went(one) -> str:
    """Whether it is done, and what they heard."""
    return ". ".join(part for part in (str(STATUSES[one["status"]]), one["outcome"]) if part)


def how_many_pages(pages) -> str:
    return ngettext("one page", "%(num)s pages", pages)


def empty_stage(stage) -> str:
    """What stands where a step left no cards."""
    if stage.key == RATING:
        return _("Each rated for themselves. The team sees medians from four people on.")
    if not stage.recorded:
        return _("This step is not recorded. Nothing said in it was kept.")
    if stage.skipped:
        return _("The team left this step out.")
    return _("What was agreed here stands at the top.") if stage.told else ""


def gone(stage) -> str:
    return ngettext(
        "One card was taken back by its author.", "%(num)s cards were taken back by their authors.", stage.gone
    )


def credit(one) -> str:
    """Whom a protocol comes from."""
    said = ", ".join(str(part) for part in (one.get("name"), one.get("organisation"), one.get("year")) if part)
    return f"{said} ({one['use']})" if one.get("use") else said


def drawn_from(record) -> list[str]:
    """Each protocol with where it comes from."""
    return [
        _("%(name)s is drawn from: %(sources)s", name=name, sources="; ".join(map(credit, several)))
        for name, several in record.protocols
        if several
    ]


def marks(card) -> list[str]:
    """What happened to a card since the meeting."""
    told = [_("Came in from a device after the end.")] if card.late else []
    if card.corrected:
        told.append(_("Wording corrected in the minutes by %(who)s.", who=card.corrected["by"]))
    if card.added:
        told.append(_("Added to the minutes by %(who)s.", who=card.added["by"]))
    return told
