"""One sentence for each thing that stands in the way of protected time: days, bells, people and rooms."""

from datetime import date

from inquiry.calendar.days import days_between
from inquiry.clock import local
from inquiry.i18n import _, ngettext, short_day
from inquiry.protected.models import ON_DATES
from inquiry.protected.others import at_the_same_time, people_of, school_hours
from inquiry.protected.words import on_the_clock

SHOWN = 3


def on_days(moments, zone) -> str:
    """“on 3 Dec and 12 more times”."""
    first = short_day(min(moments), zone)
    more = len(set(moments)) - 1
    told = {"day": first}
    if not more:
        return _("on %(day)s", **told)
    return ngettext("on %(day)s and once more", "on %(day)s and %(num)s more times", more, **told)


def several(names) -> str:
    """Amal, Bea and 2 more."""
    names = sorted(names)
    shown, more = names[:SHOWN], len(names) - SHOWN
    if more > 0:
        return ngettext("%(names)s and 1 more", "%(names)s and %(num)s more", more, names=", ".join(shown))
    return _("%(names)s and %(last)s", names=", ".join(shown[:-1]), last=shown[-1]) if shown[1:] else "".join(shown)


# --- the calendar ---------------------------------------------------------------------------------------------------
def left_out(proposal):
    """Holidays on which it would have been."""
    block, facts = proposal.block, proposal.facts
    if block.weekday is None or block.repeats == ON_DATES:
        return
    offs = {one.name for one in facts.specials if one.kind == "off" and _touches(one, block)}
    if offs:
        yield _("Left out on days off: %(names)s.", names=several(offs))


def _touches(one, block):
    """Whether days off take one of its weekdays."""
    first, last = max(one.starts_on, block.from_on), min(one.ends_on, block.until_on)
    return any(on.weekday() == block.weekday for on in days_between(first, last))


def ends_with_the_year(proposal):
    if proposal.block.until_on and proposal.block.until_on > proposal.year.ends_on:
        yield _(
            "The school year ends on %(day)s, and this with it.", day=short_day(proposal.year.ends_on, proposal.zone)
        )


def kept_by_word(proposal):
    """The whole staff has no room here, so no meeting keeps its minutes by itself."""
    if proposal.block.team_id is None:
        yield _(
            "No room keeps the minutes of the whole staff. Afterwards you, or anyone at the school, say what"
            " became of it."
        )


def days_off(proposal):
    """Chosen dates on which there is no school."""
    block, facts = proposal.block, proposal.facts
    if block.repeats != ON_DATES:
        return
    kept = {one.on.isoformat() for one in proposal.times}
    for text in block.dates:
        on = date.fromisoformat(text)
        if text not in kept and not facts.is_school_day(on):
            yield no_school(on, facts, proposal.zone)


def no_school(on, facts, zone):
    """That there is no school on a day, and why."""
    why, told = facts.day_off(on), {"day": short_day(on, zone)}
    if why:
        return _("There is no school on %(day)s: %(why)s.", why=why, **told)
    return _("There is no school on %(day)s.", **told)


def outside_the_bells(proposal, to):
    """Times before the first bell or after the last."""
    by_day = {one.on: proposal.facts.bells_on(_day_of(one, proposal.zone)) for one in proposal.times}
    hours = school_hours({bells for bells in by_day.values() if bells}, to)
    outside: dict = {}
    for one in proposal.times:
        bells = hours.get(by_day[one.on])
        there = local(one.starts_at, proposal.zone)
        begins = there.hour * 60 + there.minute
        if bells and (begins < bells[0] or begins + one.minutes > bells[1]):
            outside.setdefault(bells, []).append(one.starts_at)
    for (first, last), moments in outside.items():
        told = {"first": on_the_clock(first), "last": on_the_clock(last), "days": on_days(moments, proposal.zone)}
        yield _("Outside the bells, which ring from %(first)s to %(last)s: %(days)s.", **told)


def _day_of(one, zone):
    return local(one.starts_at, zone).date()


# --- people and rooms -----------------------------------------------------------------------------------------------
def people_and_rooms(proposal, to):
    others = at_the_same_time(proposal, to)
    ours = people_of({proposal.block.team_id} - {None}, to).get(proposal.block.team_id, {})
    specialists = {one.id: one.name for one in proposal.others if one.id not in ours}
    for other in others:
        told = {"team": other.name, "days": on_days(other.days, proposal.zone)}
        yield from _people(proposal, other, ours, specialists, told)
        if other.in_our_place:
            taken = {"place": proposal.times[0].place, "days": on_days(other.in_our_place, proposal.zone)}
            yield _("%(place)s is taken %(days)s: %(team)s.", team=other.name or _("the whole staff"), **taken)


def _people(proposal, other, ours, specialists, told):
    if other.team_id is None:
        yield _("The whole staff is protected at the same time %(days)s.", **told)
        return
    if proposal.block.team_id is None:
        yield _("%(team)s has protected time of its own at the same time %(days)s.", **told)
        return
    if proposal.block.team_id == other.team_id:
        yield _("%(team)s has protected time at the same time already, %(days)s.", **told)
        return
    twice = {number: name for number, name in ours.items() if number in other.everybody}
    needed = {number: name for number, name in specialists.items() if number in other.everybody}
    if twice:
        yield _(
            "Protected twice at the same time, here and with %(team)s: %(names)s, %(days)s.",
            names=several(twice.values()),
            **told,
        )
    if needed:
        yield _(
            "Needed elsewhere at the same time, with %(team)s: %(names)s, %(days)s.",
            names=several(needed.values()),
            **told,
        )
