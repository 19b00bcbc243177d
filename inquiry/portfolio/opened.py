"""A portfolio as one reader gets it: its owner all of it, a colleague the parts that were opened to them."""

from dataclasses import dataclass, field

from inquiry.mentoring.access import evaluates
from inquiry.portfolio.models import ASSESSMENT, ITEMS, PARTS, READINESS, STAGES
from inquiry.portfolio.queries import assessments_of, pieces_of
from inquiry.portfolio.readiness import readiness
from inquiry.stages.happened import in_the_rooms
from inquiry.stages.paths import stages_now


@dataclass
class Portfolio:
    """What stands on the page and in the PDF; `parts` says what is open."""

    leader: object
    parts: list[str]
    is_for_evaluator: bool
    pieces: list = field(default_factory=list)
    readiness: list = field(default_factory=list)
    stages: list = field(default_factory=list)
    assessments: list = field(default_factory=list)
    rooms: dict = field(default_factory=dict)


def own_portfolio(person) -> Portfolio:
    """Everything, for its owner."""
    return _filled(person, list(PARTS), to=person)


def shared_portfolio(share, leader, reader) -> Portfolio:
    """What was opened. Who evaluates the leader gets no self-assessment, and no line that rests on sealed records."""
    parts = [part for part in share.parts if part != ASSESSMENT or not evaluates(reader, leader)]
    return _filled(leader, parts, to=reader)


def _filled(leader, parts, *, to):
    """Pieces and self-assessments by the rules for this reader; stages and readiness as the leader opened them."""
    found = Portfolio(leader, parts, is_for_evaluator=to.id != leader.id and evaluates(to, leader))
    if ITEMS in parts:
        found.pieces = pieces_of(leader.id, to=to)
        found.rooms = {one.meeting_id: one for one in in_the_rooms(leader.id)}
    if READINESS in parts:
        found.readiness = readiness(leader, sealed=not found.is_for_evaluator)
    if STAGES in parts:
        found.stages = stages_now(leader.id, to=leader)
    if ASSESSMENT in parts:
        found.assessments = assessments_of(leader.id, to=to)
    return found
