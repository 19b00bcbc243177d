"""The moves somebody may set out to practise, as their district words them."""

from wtforms import SelectChoice

from inquiry.growth.move_words import Moves
from inquiry.i18n import _


def choices_for(person, chosen=()) -> list[SelectChoice]:
    """What a plan offers, family by family; what was chosen before is offered still, even if it was put away."""
    families = Moves(person).families
    moves = [(move, family.name) for family in families for move in family.moves]
    moves += [(move, family.name) for family in families for move in family.put_away if move.code in chosen]
    none = SelectChoice(value="", label=_("None chosen yet"))
    return [none, *(SelectChoice(value=move.code, label=move.name, optgroup=name) for move, name in moves)]


def names_of(codes, person) -> list[str]:
    """How these moves are called."""
    moves = Moves(person) if codes else None
    return [moves.name_of(code) for code in codes] if moves else []
