"""Who may speak, write, pass and in which order, for each way of taking turns."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from inquiry.discussions.format import Step

LENDING_A_HAND = frozenset({"facilitator", "recorder"})


@dataclass(frozen=True)
class Turn:
    """`ordered`: one after the other. `once`: one turn each. `passing`: nobody has to speak."""

    ordered: bool = False
    once: bool = False
    passing: bool = False


FREE = Turn()
TURNS = {
    "round_robin": Turn(ordered=True, once=True, passing=True),
    "timed_turns": Turn(ordered=True, once=True),
    "rotate": Turn(ordered=True, once=True),
    "popcorn_once": Turn(once=True, passing=True),
}


def rules(step: Step) -> Turn:
    """How turns go in this step; a round that goes on until it runs dry comes back to everyone."""
    turn = TURNS.get(step.turn, FREE)
    return Turn(turn.ordered, turn.once and not step.until_dry, turn.passing)


def is_silent(step: Step) -> bool:
    """Whether nobody speaks."""
    return step.is_silent


def silent_roles(step: Step) -> tuple[str, ...]:
    """Who listens without a word."""
    return ("all",) if step.is_silent else step.silent


def may_speak(step: Step, roles: Collection[str]) -> bool:
    """Whether somebody with these roles may speak now."""
    if step.is_silent or _is_among(step.silent, roles):
        return False
    return _is_among(step.speaks, roles)


def may_write(step: Step, roles: Collection[str]) -> bool:
    """Whether somebody with these roles may leave a card on the team’s wall in this step."""
    if not step.is_recorded or _is_hushed(step, roles):
        return False
    return step.is_silent or _is_among(step.speaks, roles) or bool(LENDING_A_HAND & set(roles))


def _is_hushed(step: Step, roles: Collection[str]) -> bool:
    return "presenter" in step.silent and "presenter" in roles


def _is_among(named: Collection[str], roles: Collection[str]) -> bool:
    if {"all", "pairs", "groups"} & set(named):
        return True
    return ("participants" in named and "presenter" not in roles) or bool(set(named) & set(roles))


def order_of(step: Step, people: Sequence[str], *, presenter: str | None = None, offset: int = 0) -> list[str]:
    """Whose turn follows whose, beginning `offset` places further round; empty where there is no order."""
    if not rules(step).ordered:
        return []
    speakers = [person for person in people if person != presenter or may_speak(step, {"presenter"})]
    start = offset % len(speakers) if speakers else 0
    return _first(step, speakers[start:] + speakers[:start], presenter)


def _first(step: Step, order: list[str], presenter: str | None) -> list[str]:
    if step.first != "presenter" or presenter not in order:
        return order
    return [presenter, *(person for person in order if person != presenter)]
