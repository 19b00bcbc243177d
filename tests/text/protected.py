"""The places of protected time that take text."""

from datetime import timedelta

from inquiry.calendar.models import SchoolYear
from inquiry.clock import now
from inquiry.protected.models import ON_DATES, Block, BlockTime
from tests.text.places import Place

EVERY_DAY = list(range(7))
NOBODY = "Vrmtsq"  # no name of anybody, not even of those whose names were poured in before


class Times:
    """Times of their own, for what can be said of each only once; there is school on every day of the week."""

    def __init__(self, world):
        self.world, at = world, now()
        span = {"starts_on": at.date() - timedelta(days=60), "ends_on": at.date() + timedelta(days=60)}
        self.year = world.add(SchoolYear(school_id=world.oak.id, name="Another", weekdays=EVERY_DAY, **span))

    def block(self, when):
        span = {"from_on": when.date(), "until_on": when.date(), "dates": [when.date().isoformat()]}
        told = {"repeats": ON_DATES, "starts": when.hour * 60, "minutes": 200, **span}
        return self.world.add(Block(year_id=self.year.id, team_id=self.world.team.id, **told))

    def time(self, when):
        block = self.block(when)
        named = {"on": when.date(), "month_on": when.date().replace(day=1), "starts_at": when, "minutes": 200}
        return self.world.add(
            BlockTime(block_id=block.id, school_id=self.world.oak.id, team_id=self.world.team.id, **named)
        )

    def over(self):
        return f"/block-times/{self.time(now() - timedelta(days=2)).ref}"

    def ahead(self):
        return f"/block-times/{self.time(now() + timedelta(days=9)).ref}"


def of_protected_time(world):
    times, school = Times(world), f"/schools/{world.oak.ref}/protected-time"
    day = (now() + timedelta(days=12)).date().isoformat()
    hours = {"starts": "14:10", "ends": "14:55"}
    span = {"from_on": day, "until_on": (now() + timedelta(days=40)).date().isoformat()}
    plan = {"who": world.team.ref, "repeats": "weekly", "weekday": "3", "bells": "", **span}
    month = world.past_time.month_on.isoformat()[:7]
    words = {"short": ("purpose", "place"), "long": ("dates",)}
    return {
        "protected.new": Place("dev", f"{school}/new", plan | hours, **words),
        "protected.change": Place(
            "dev", lambda: f"/blocks/{times.block(now() + timedelta(days=9)).ref}/plan", plan | hours, **words
        ),
        "protected.move": Place(
            "dev", lambda: f"{times.ahead()}/move", {"to_on": day, **hours}, short=("place", "why")
        ),
        "protected.call_off": Place(
            "dev", lambda: f"{times.ahead()}/calling-off", {"cause": "testing", "why": NOBODY}, short=("why",)
        ),
        "protected.log_loss": Place(
            "amal",
            lambda: f"{times.over()}/losses",
            {"cause": "testing", "share": "third", "words": NOBODY},
            short=("words",),
        ),
        "protected.reply": Place("dev", f"{school}/replies", {"month": month, "cause": "coverage"}, long=("words",)),
        "protected.copy": Place("dev", f"{school}/copies", {"year": ""}, told=(200,)),
    }
