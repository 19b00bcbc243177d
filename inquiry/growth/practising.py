"""The moves somebody may set out to practise, as their district words them."""

from wtforms import SelectChoice


def choices_for(person) -> list[SelectChoice]:
    """What a plan offers, family by family."""
    return []


def names_of(codes, person) -> list[str]:
    """How these moves are called."""
    return list(codes)
