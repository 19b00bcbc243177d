"""The school before its first meeting: Amal, Bea and Farah teach fourth grade at Oak, and Gus is not here yet."""

from sqlalchemy import delete

from inquiry.app import create_app
from inquiry.db import db, writing
from inquiry.meetings.models import Meeting
from inquiry.migrate import migrate
from inquiry.people.models import Person
from inquiry.teams.models import Membership
from tests.served import let_go
from tests.world import PASSWORD, World


def build(settings):
    """Put the school into an empty database, and let go of it."""
    app = create_app(**settings)
    with app.app_context():
        migrate()
        world = World()
        with writing():
            for table, condition in _not_yet(world):
                db.session.execute(delete(table.__table__).where(condition))
            for person in (world.amal, world.bea, world.farah):
                db.session.merge(person).choose_password(PASSWORD)
    let_go(app)


def _not_yet(world):
    yield Meeting, Meeting.id == world.meeting.id
    yield Membership, Membership.person_id == world.gus.id
    yield Person, Person.id == world.gus.id
