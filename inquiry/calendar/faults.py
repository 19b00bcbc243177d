"""Events nobody can put on a day: told of by name, with a code for why. None of them spoils the others."""

TOO_OFTEN = ("SECONDLY", "MINUTELY", "HOURLY")
ENDS = {"DTEND", "DURATION"}
REPEATS = {"RRULE", "EXDATE", "RDATE", "RECURRENCE-ID"}


class Odd(Exception):
    """An event that cannot be understood, with a code for why."""


def look_for_faults(series) -> None:
    """Raise Odd if an entry of this event is not to be understood."""
    for part in series.parts:
        if fault := _fault_of(part, {name for name, _why in part.errors}):
            raise Odd(fault)


def _fault_of(part, wrong):
    if "DTSTART" not in part or "DTSTART" in wrong:
        return "no_day"
    if isinstance(part["DTSTART"], list):
        return "two_days"
    if wrong & ENDS or _ends_early(part):
        return "end"
    if wrong & REPEATS:
        return "repeats"
    return "too_often" if any(_is_hasty(rule) for rule in _all(part.get("RRULE"))) else ""


def _ends_early(part):
    if "DTEND" not in part or isinstance(part["DTEND"], list):
        return "DTEND" in part
    try:
        return part["DTEND"].dt < part["DTSTART"].dt
    except TypeError:  # a day and an hour, or only one of them with a zone: the library puts them right
        return False


def _is_hasty(rule):
    return str((rule.get("FREQ") or [""])[0]).upper() in TOO_OFTEN


def _all(said):
    return said if isinstance(said, list) else [said] if said else []
