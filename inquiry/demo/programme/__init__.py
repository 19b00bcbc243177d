"""A programme for teacher leaders in its second year: three schools, 24 people, five mentors, and one who left."""

from inquiry.demo.programme import growing, keeping, lessons, rooms, sessions
from inquiry.demo.programme.people import PARTS, settle
from inquiry.demo.programme.weeks import SchoolWeeks

__all__ = ["PARTS", "tell"]


def tell(at) -> None:
    """Two years of it, and next week."""
    programme = settle(SchoolWeeks(at))
    growing.be_mentored(programme)
    held = rooms.hold_all(programme)
    growing.look_back(programme, held)
    coming = [lessons.design_all(programme, held), sessions.plan_next(programme, at)]
    rooms.plan_mentors(programme)
    growing.plan_ahead(programme, coming)
    growing.talk_about_stages(programme)
    growing.say_wishes(programme)
    keeping.keep(programme, held, at)
