"""Who may listen where. Every room is closed until a feature names its audience."""

from collections.abc import Callable
from typing import Any

Rule = Callable[[Any, str], str | None]
_rules: dict[str, Rule] = {}


def audience(prefix: str) -> Callable[[Rule], Rule]:
    """Open `/live/<prefix>/<ref>`: the rule names the room a person hears there, or None when it is not for them."""

    def settle(rule: Rule) -> Rule:
        _rules[prefix] = rule
        return rule

    return settle


def room_for(prefix: str, person, ref: str) -> str | None:
    """The room this person may hear at this address, if any."""
    rule = _rules.get(prefix)
    return rule(person, ref) if rule else None
