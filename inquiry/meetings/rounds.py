"""Whose turn it is: rounds in order, passing, having no more to read, and coming late."""

from inquiry.db import db
from inquiry.discussions.turns import order_of, rules
from inquiry.meetings.steps import AHEAD, DONE, EMPTY, PASSED, SPEAKING, Turn


def has_turns(step) -> bool:
    """Whether people speak once each, in an order or when they are ready."""
    turn = rules(step.frozen)
    return turn.ordered or turn.once


def is_ordered(step) -> bool:
    """Whether one follows the other."""
    return rules(step.frozen).ordered


def open_round(step, people, *, presenter_id, at) -> list[Turn]:
    """Give everyone here a place; in an ordered round the first one speaks."""
    if not has_turns(step):
        return []
    names = [str(number) for number in people]
    presenter = str(presenter_id) if presenter_id else None
    order = order_of(step.frozen, names, presenter=presenter, offset=step.position) or names
    turns = [Turn(step_id=step.id, position=at_, person_id=int(name)) for at_, name in enumerate(order)]
    for turn in turns:
        turn.state, turn.round = AHEAD, 1
    if turns and is_ordered(step):
        _begin(turns[0], at)
    db.session.add_all(turns)
    return turns


def lap_of(turns) -> list[Turn]:
    """The turns of the lap we are in."""
    last = max((turn.round for turn in turns), default=1)
    return [turn for turn in turns if turn.round == last]


def speaking(turns) -> Turn | None:
    """Who speaks now."""
    return next((turn for turn in turns if turn.state == SPEAKING), None)


def upcoming(step, turns) -> Turn | None:
    """Who is next; in a round that goes on until it runs dry, the first of the next lap at the end of this one."""
    lap = lap_of(turns)
    ahead = next((turn for turn in lap if turn.state == AHEAD), None)
    if ahead or not (is_ordered(step) and step.frozen.until_dry):
        return ahead
    now_speaking = speaking(turns)
    others = [turn for turn in lap if turn.state in (DONE, PASSED)]
    return others[0] if others and now_speaking else None


def end_turn(step, turns, turn, *, how=DONE, at) -> None:
    """Somebody has spoken, passes or has no more to read; the next in order begins."""
    turn.state, turn.ended_at = how, at
    if not is_ordered(step) or speaking(turns):
        return
    following = next((other for other in lap_of(turns) if other.state == AHEAD), None)
    if following is None and step.frozen.until_dry:
        following = _next_lap(step, turns)
    if following is not None:
        _begin(following, at)


def join_round(step, turns, person_id, *, at) -> Turn | None:
    """Who comes late gets the last place of this lap; into a round that ran dry they bring the next turn."""
    if not has_turns(step) or any(turn.person_id == person_id for turn in turns):
        return None
    lap = lap_of(turns)
    turn = Turn(step_id=step.id, position=len(lap), person_id=person_id)
    turn.state, turn.round = AHEAD, lap[0].round if lap else 1
    if is_ordered(step) and not speaking(turns):
        _begin(turn, at)
    db.session.add(turn)
    return turn


def _begin(turn, at):
    turn.state, turn.began_at = SPEAKING, at


def _next_lap(step, turns):
    """Everyone who may still have something comes round again, in the same order."""
    lap = lap_of(turns)
    staying = [turn for turn in lap if turn.state != EMPTY]
    again = [
        Turn(step_id=step.id, position=at, person_id=turn.person_id, round=turn.round + 1, state=AHEAD)
        for at, turn in enumerate(staying)
    ]
    db.session.add_all(again)
    turns.extend(again)
    return again[0] if again else None
