"""From the file a teacher edits, flat and with Spanish at its foot, to the data a protocol is made of."""

import re
from typing import Any

TEXTS = ("name", "summary", "purpose", "title", "do", "facilitator_note", "duty", "what", "about")
TEXT_LISTS = ("prompts", "starters", "tips", "pitfalls")
TABLES = {"role": "roles", "input": "inputs", "step": "steps", "variant": "variants", "credit": "credits"}
LANGUAGE = re.compile(r"^[a-z]{2}$")

_TIMING = {
    "minutes": "minutes",
    "at_least": "min_minutes",
    "seconds_per_person": "seconds_per_person",
    "at_least_per_person": "min_seconds_per_person",
    "who": "who",
    "extra_seconds": "fixed_overhead_seconds",
    "priority": "priority",
    "may_end_early": "may_end_early",
    "time_is": "basis",
}
_STEP = {"writes": "outputs", "group": "grouping"}


def in_all_languages(toml: dict[str, Any]) -> dict[str, Any]:
    """The whole file as protocol data: each text with its translations beside it."""
    others = {key: value for key, value in toml.items() if LANGUAGE.match(key) and isinstance(value, dict)}
    data = _texts({key: value for key, value in toml.items() if key not in others}, others)
    for table, name in TABLES.items():
        data[name] = [_row(table, row, others) for row in data.pop(table, [])]
    return data


def _row(table: str, row: dict[str, Any], others: dict[str, Any]) -> dict[str, Any]:
    key = row.get("kind") if table == "input" else row.get("key")
    if table == "credit":
        return row
    said = {language: texts.get(table, {}).get(key, {}) for language, texts in others.items()}
    row = _texts(row, said)
    return _step(row) if table == "step" else row


def _texts(table: dict[str, Any], others: dict[str, Any]) -> dict[str, Any]:
    return {key: _in_each_language(key, value, others) for key, value in table.items()}


def _in_each_language(key: str, value: Any, others: dict[str, Any]) -> Any:
    said = {language: texts[key] for language, texts in others.items() if texts.get(key)}
    if key in TEXTS:
        return {"en": value, **said}
    if key in TEXT_LISTS:
        return [
            {"en": text, **{language: texts[at] for language, texts in said.items() if at < len(texts)}}
            for at, text in enumerate(value)
        ]
    return value


def _step(row: dict[str, Any]) -> dict[str, Any]:
    timing = {_TIMING[key]: value for key, value in row.items() if key in _TIMING}
    step = {_STEP.get(key, key): value for key, value in row.items() if key not in _TIMING}
    outputs = [_output(output) for output in step.get("outputs", [])]
    return {**step, "timing": timing, "outputs": outputs}


def _output(row: dict[str, Any]) -> dict[str, Any]:
    output = {"min_per_person" if key == "at_least" else key: value for key, value in row.items()}
    return output | {"carry_to": carried_to(row)}


def carried_to(output: dict[str, Any]) -> list[str]:
    """The later steps in which these cards lie on the wall again: none, one by its name, or several."""
    steps = output.get("carry_to", [])
    return [steps] if isinstance(steps, str) else steps
