"""What pages say about protected time."""

from inquiry.i18n import _, lazy, ngettext
from inquiry.protected.models import BY_DAY_NAME, FORTNIGHTLY, ON_DATES
from inquiry.protected.words import CAUSE_WORDS, month, on_the_clock, short_month, weekday

__all__ = ["causes", "marks", "month", "on_the_clock", "short_month", "weekday"]

causes = CAUSE_WORDS
marks = {  # an icon and a word for what became of a time
    "off": ("x", lazy("called off")),
    "moved": ("arrow-right", lazy("moved")),
    "kept": ("check", lazy("kept")),
    "lost": ("minus", lazy("lost")),
    "part": ("minus", lazy("lost in part")),
    "now": ("clock", lazy("going on now")),
    "unsaid": ("help", lazy("not said yet")),
}


def how_often(block, choices) -> str:
    """Every Thursday; every other Thursday; on B days; on 3 dates."""
    if block.repeats == ON_DATES:
        return ngettext("On one date", "On %(num)s dates", len(block.dates))
    if block.repeats == BY_DAY_NAME:
        name = next((one.name for one in choices.bells if one.id == block.bells_id), "")
        return _("On days named “%(name)s”", name=name)
    if block.repeats == FORTNIGHTLY:
        return _("Every other week: %(day)s", day=weekday(block.weekday))
    return _("Every week: %(day)s", day=weekday(block.weekday))


def finding(on, numbers) -> str:
    """What the chart shows, in a sentence."""
    told = {"month": _as_a_beginning(month(on)), "share": numbers.share}
    if not numbers.lost:
        return _("%(month)s: %(share)s%% of protected time was kept.", **told)
    worst = CAUSE_WORDS[numbers.worst]
    return _("%(month)s: %(share)s%% of protected time was kept. Most was lost to: %(cause)s.", cause=worst, **told)


def _as_a_beginning(words) -> str:
    """Months are written small in some languages; a sentence begins with a capital."""
    return words[:1].upper() + words[1:]


def became(numbers) -> str:
    """What became of so many minutes, in one line."""
    told = {"kept": numbers.kept, "planned": numbers.planned, "share": numbers.share}
    parts = [_("%(kept)s of %(planned)s minutes kept (%(share)s%%)", **told)]
    if numbers.lost:
        parts.append(_("%(lost)s lost", lost=numbers.lost))
    if numbers.unsaid:
        parts.append(_("%(unsaid)s not said yet", unsaid=numbers.unsaid))
    return " · ".join(parts)


def percent(share) -> str:
    """62%, 62 %."""
    return _("%(share)s%%", share=share)


def causes_of(ledger):
    """What took time in the chosen month, or was answered, the most first."""
    lost = ledger.of_month(ledger.month).causes
    told = [cause for cause in lost if lost[cause] or (ledger.month, cause) in ledger.replies]
    return sorted(told, key=lambda cause: -lost[cause])


def all_of(numbers) -> str:
    """What the numbers of a chart are made of."""
    told = {"planned": numbers.planned, "share": percent(numbers.share)}
    return ngettext(
        "So far: one time, %(planned)s minutes planned, %(share)s of them kept.",
        "So far: %(num)s times, %(planned)s minutes planned, %(share)s of them kept.",
        numbers.times,
        **told,
    )


def months(ledger):
    """The columns of the chart."""
    return [(short_month(one), ledger.of_month(one)) for one in ledger.months]


def long_months(ledger):
    """The rows of its table, and all of them together."""
    return [*((month(one), ledger.of_month(one)) for one in ledger.months), (_("The year so far"), ledger.total)]


def teams(ledger):
    """The rows of a month, team by team, and all of them together."""
    rows = [(name or _("Everybody at the school"), numbers) for name, numbers in ledger.by_team]
    return [*rows, (_("All together"), ledger.of_month(ledger.month))]


def schools(comparison):
    """The rows of a district, and all of them together."""
    rows = [(one.name or pooled(one.schools), one.numbers) for one in comparison.lines]
    return [*rows, (_("All together"), comparison.total)]


def pooled(number) -> str:
    """What small schools are called that stand together."""
    return ngettext("One small school", "%(num)s small schools together", number)


def district_finding(comparison) -> str:
    """What the district’s chart shows."""
    total = comparison.total
    told = {"share": total.share}
    if not total.lost:
        return _("%(share)s%% of the district’s protected time was kept.", **told)
    worst = CAUSE_WORDS[total.worst]
    return _("%(share)s%% of the district’s protected time was kept. Most was lost to: %(cause)s.", cause=worst, **told)
