"""What makes a single step sound. Each rule names the place within the step, and finishes “Step “x” …”."""

from collections.abc import Iterator
from typing import Any

from inquiry.discussions.kinds import NOTE_KINDS, SILENT_TURNS, WHOLE_GROUPS
from inquiry.discussions.reading import carried_to

Finding = tuple[tuple[str | int, ...], str]
Data = dict[str, Any]


def least_minutes(step: Data, data: Data) -> float:
    """The least this step takes for the people the protocol was written for."""
    if "minutes" in step:
        once = step.get("at_least", step["minutes"])
    else:
        each = step.get("at_least_per_person", step.get("seconds_per_person", 0))
        once = (each * data["reference_n"] + step.get("extra_seconds", 0)) / 60
    count = step.get("repeat", {}).get("count", 1)
    return once * (count if isinstance(count, int) else data["reference_n"])


def _somebody_speaks(step: Data, data: Data) -> Iterator[Finding]:
    if not step.get("speaks") and step["turn"] not in SILENT_TURNS and "all" not in step.get("silent", []):
        yield (), "has nobody who speaks and is not silent; fill in “speaks” or “silent”."


def _one_kind_of_time(step: Data, data: Data) -> Iterator[Finding]:
    if ("minutes" in step) == ("seconds_per_person" in step):
        yield (), "needs either “minutes” or “seconds_per_person”, one of the two."
    pairs = (("at_least", "minutes"), ("at_least_per_person", "seconds_per_person"))
    for least, most in pairs:
        if least in step and step[least] > step.get(most, step[least]):
            yield (least,), f"takes at least {step[least]:g}, which is more than its “{most}”."


def _protected_is_worth_it(step: Data, data: Data) -> Iterator[Finding]:
    if step.get("priority") == "protect" and least_minutes(step, data) < 1:
        yield ("priority",), "is protected, so it needs one minute at least."


def _records_or_not(step: Data, data: Data) -> Iterator[Finding]:
    if step.get("record") == "none" and step.get("writes"):
        yield ("writes",), "keeps cards although “record” is “none”; take one of the two away."


def _fishbowl_has_an_outside(step: Data, data: Data) -> Iterator[Finding]:
    if step["turn"] == "fishbowl" and not step.get("silent"):
        yield ("turn",), "is a fishbowl, so say in “silent” who listens."


def _repeats_end(step: Data, data: Data) -> Iterator[Finding]:
    if "repeat" in step and "max" not in step["repeat"]:
        yield ("repeat",), "is repeated; say in “max” how often at most."


def _known_people(step: Data, data: Data) -> Iterator[Finding]:
    known = {*WHOLE_GROUPS, *(role["key"] for role in data.get("role", []))}
    named = [(word, who) for word in ("speaks", "silent") for who in step.get(word, [])]
    named += [("first", step["first"])] if "first" in step else []
    for word, who in named:
        if who not in known:
            yield (word,), f"names “{who}” in “{word}”, and there is no such role."
    for who in set(step.get("speaks", [])) & set(step.get("silent", [])):
        yield ("silent",), f"has “{who}” both speaking and silent."


def _sound_cards(step: Data, data: Data) -> Iterator[Finding]:
    order = [each["key"] for each in data["step"]]
    for output in step.get("writes", []):
        for says in (*_subkind(output), *_reading(output), *_onward(output, step, order)):
            yield ("writes",), says


def _subkind(output: Data) -> Iterator[str]:
    subkind, kind = output.get("subkind"), output["kind"]
    if subkind and subkind not in NOTE_KINDS[kind]:
        known = ", ".join(NOTE_KINDS[kind]) or "none"
        yield f"writes a {kind} of the kind “{subkind}”; the kinds we know are: {known}."


def _reading(output: Data) -> Iterator[str]:
    if (output.get("reveal") == "when_read") != ("read_in" in output):
        yield "turns cards over when they are read: “when_read” and “read_in” go together."


def _onward(output: Data, step: Data, order: list[str]) -> Iterator[str]:
    here = order.index(step["key"])
    named = [("read_in", here, name) for name in [output.get("read_in")] if name]
    named += [("carry_to", here + 1, name) for name in carried_to(output)]
    for word, first, name in named:
        if name not in order[first:]:
            yield f"names “{name}” in “{word}”, and no later step is called that."


STEP_RULES = (
    _somebody_speaks,
    _one_kind_of_time,
    _protected_is_worth_it,
    _records_or_not,
    _fishbowl_has_an_outside,
    _repeats_end,
    _known_people,
    _sound_cards,
)
