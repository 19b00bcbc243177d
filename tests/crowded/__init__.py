"""Ways for the world to have more of something: each adds `many` and works on any world."""

from tests.crowded.inquiries import celebrations, cycles, notes, works
from tests.crowded.leading import (
    leaders,
    led_sessions,
    own_moves,
    portfolio,
    sealed_reads,
    sessions_led,
    stage_talks,
    taps,
)
from tests.crowded.meetings import brings, cards, meetings, open_the_room
from tests.crowded.school_time import (
    days_off,
    protected_time_of_the_team,
    protected_times,
    questions,
    schools_with_protected_time,
    searches,
    unsaid_time_of_the_team,
)
from tests.crowded.teams import log_lines, norms, people, requests, schools, teams, thanks

__all__ = [
    "brings",
    "cards",
    "celebrations",
    "cycles",
    "days_off",
    "leaders",
    "led_sessions",
    "log_lines",
    "meetings",
    "norms",
    "notes",
    "open_the_room",
    "own_moves",
    "people",
    "portfolio",
    "protected_time_of_the_team",
    "protected_times",
    "questions",
    "requests",
    "schools",
    "schools_with_protected_time",
    "sealed_reads",
    "searches",
    "sessions_led",
    "stage_talks",
    "taps",
    "teams",
    "thanks",
    "unsaid_time_of_the_team",
    "works",
]
