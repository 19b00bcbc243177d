"""Somebody who has chosen a password."""

import pytest

from inquiry.db import db, writing
from inquiry.people.models import Person
from tests.world import PASSWORD


@pytest.fixture
def amal(world):
    """Amal, who has chosen a password."""
    with world.app.app_context(), writing():
        db.session.get(Person, world.amal.id).choose_password(PASSWORD)
    return world.again(world.amal)
