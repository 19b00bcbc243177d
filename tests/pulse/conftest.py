import pytest

from inquiry.people.models import Person
from inquiry.pulse.models import Pulse
from tests.browser import Browser
from tests.pulse.staff import A_WEEK, Staff


@pytest.fixture
def staff(app, world):
    """Everybody at Oak, two more than the cast, and a question of Dev’s."""
    more = {"district_id": world.district.id, "school_id": world.oak.id}
    new = [Person(name=name, email=f"{name.lower()}@riverside.example", **more) for name in ("Jun", "Kira")]
    world.add(*new)
    asked = Pulse(school_id=world.oak.id, asked_by_id=world.dev.id, question="Is there time?", closes_on=A_WEEK)
    people = (world.amal, world.bea, world.farah, world.gus, world.cleo, *new)
    return Staff(app, world, world.add(asked), {one.name: Browser(app, one) for one in people}, Browser(app, world.dev))
