"""How a meeting was led: who, and what was done to the clock. Facts, said kindly, and never as a score."""

from inquiry.i18n import _, ngettext
from inquiry.i18n import minutes as in_minutes
from inquiry.minutes.record import titled
from inquiry.minutes.times import moment, said_at


def how_it_was_led(record) -> list[str]:
    """Who led, what was done to the clock."""
    titles = {step["ref"]: titled(step) for step in record.data["steps"]}
    told = [_one(fact, titles) for fact in record.facts if fact["kind"] in LED]
    return [*told, *_clock(record, titles)]


def _one(fact, titles):
    before = fact["detail"].get("before") or _("The facilitator")
    told = {"by": fact["by"], "before": before, "at": said_at(moment(fact["at"])), "step": titles.get(fact["step"], "")}
    return LED[fact["kind"]](told)


LED = {
    "handed_over": lambda told: _("%(before)s handed over to %(by)s at %(at)s.", **told),
    "took_over": lambda told: _("%(by)s led on from %(at)s, while %(before)s was away.", **told),
    "went_back": lambda told: _("At %(at)s the team went back to “%(step)s”.", **told),
}


def _clock(record, titles):
    paused = sum(fact["kind"] == "paused" for fact in record.facts)
    if paused:
        yield ngettext("The clock was held once.", "The clock was held %(num)s times.", paused)
    for kind, say in (("added", _added), ("borrowed", _borrowed)):
        seconds: dict = {}
        for fact in record.facts:
            if fact["kind"] == kind:
                seconds[fact["step"]] = seconds.get(fact["step"], 0) + fact["detail"].get("seconds", 0)
        yield from (say(titles.get(step, ""), in_minutes(many)) for step, many in seconds.items())


def _added(step, minutes):
    return _("“%(step)s” was given %(minutes)s more.", step=step, minutes=minutes)


def _borrowed(step, minutes):
    return _("“%(step)s” took %(minutes)s from later steps.", step=step, minutes=minutes)
