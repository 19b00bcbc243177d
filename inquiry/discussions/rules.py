"""What makes a protocol sound, beyond being well formed. Each rule is a question asked of the file’s data."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from inquiry.discussions.kinds import STUDENT_INPUTS
from inquiry.discussions.step_rules import STEP_RULES, Data, Finding, least_minutes

LOOKING_BACK = ("debrief", "presenter_reflect")
ONE_HOUR = 60


def findings(data: Data) -> Iterator[Finding]:
    """Everything that is not sound in this protocol."""
    for rule in WHOLE_RULES:
        yield from rule(data)
    for at, step in enumerate(data["step"]):
        for step_rule in STEP_RULES:
            for where, says in step_rule(step, data):
                yield ("step", at, *where), f"Step “{step['key']}” {says}"


def _every_key_once(data: Data) -> Iterator[Finding]:
    seen: Counter[str] = Counter()
    for at, step in enumerate(data["step"]):
        seen[step["key"]] += 1
        if seen[step["key"]] > 1:
            yield ("step", at, "key"), f"Two steps are called “{step['key']}”; give each its own key."


def _short_enough(data: Data) -> Iterator[Finding]:
    least = sum(least_minutes(step, data) for step in data["step"] if step.get("priority") != "optional")
    if least > ONE_HOUR and not data.get("split_after"):
        yield (
            ("step",),
            (
                f"At its shortest it takes {least:g} minutes, more than an hour; "
                "say in “split_after” after which steps a team may stop."
            ),
        )


def _hides_names(data: Data) -> Iterator[Finding]:
    for at, brought in enumerate(data.get("input", [])):
        if brought["kind"] in STUDENT_INPUTS and "deidentify" not in brought:
            yield (
                ("input", at),
                f"“{brought['kind']}” may show students; say in “deidentify” whether names must be gone.",
            )


def _looks_back(data: Data) -> Iterator[Finding]:
    last = data["step"][-1]
    opens_or_closes = {"opening", "closing"} & set(data.get("categories", []))
    writes_back = any(output["kind"] == "reflection" for output in last.get("writes", []))
    looks_back = last["turn"] in LOOKING_BACK or writes_back or data.get("debrief_with")
    if not (opens_or_closes or looks_back):
        at = len(data["step"]) - 1
        yield ("step", at), "The last step does not look back; end with a debrief, or name one in “debrief_with”."


def _right_size(data: Data) -> Iterator[Finding]:
    group, people = data["group"], data["reference_n"]
    if not group["min"] <= people <= group.get("max", people):
        yield ("reference_n",), f"“reference_n” is {people}, which is not a size of group that “group” allows."


def _known_steps(data: Data) -> Iterator[Finding]:
    keys = {step["key"] for step in data["step"]}
    named: list[tuple[tuple, Any]] = [(("split_after",), key) for key in data.get("split_after", [])]
    named += [
        (("input", at, "hidden_until"), brought["hidden_until"])
        for at, brought in enumerate(data.get("input", []))
        if "hidden_until" in brought
    ]
    for at, variant in enumerate(data.get("variant", [])):
        named += [(("variant", at, "drop"), key) for key in variant.get("drop", [])]
        named += [(("variant", at, "change"), change["step"]) for change in variant.get("change", [])]
    for path, key in named:
        if key not in keys:
            yield path, f"“{path[-1]}” names a step “{key}”, and there is no such step."


WHOLE_RULES = (_every_key_once, _short_enough, _hides_names, _looks_back, _right_size, _known_steps)
