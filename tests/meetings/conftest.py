import pytest


@pytest.fixture
def plan(world):
    """A plan as its form sends it."""

    def sent(**changed):
        usual = {
            "purpose": "look at fractions together",
            "day": "2026-12-03",
            "time": "14:10",
            "minutes": "60",
            "place": "Room 12",
            "expected": "4",
            "cycle": world.cycle.ref,
            "opening": "",
            "protocol": "notice_wonder",
            "closing": "plus_delta",
            "facilitator": world.bea.ref,
            "timekeeper": world.gus.ref,
            "recorder": "",
            "presenter": "",
            "focus_norm": world.norms[1].ref,
        }
        return usual | changed

    return sent
