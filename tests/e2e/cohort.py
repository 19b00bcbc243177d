"""A cohort across schools before its first session: Edie facilitates it, Amal and Farah are in it."""

from datetime import UTC, datetime

from inquiry.app import create_app
from inquiry.db import db, writing
from inquiry.migrate import migrate
from inquiry.teams.models import FACILITATOR, MEMBER, Membership, Team
from tests.served import let_go
from tests.world import LONG_AGO, PASSWORD, World

NAME = "Fractions across schools"
MORNING, FURTHEST_WEST = 9, -12


def where_it_is_morning():
    """A time zone where it is past nine now, so that a session of this afternoon is to come at whatever hour."""
    ahead = MORNING - datetime.now(UTC).hour
    return f"Etc/GMT{-(ahead if ahead >= FURTHEST_WEST else ahead + 24):+d}"  # these names count the other way round


def build(settings):
    """Put the district into an empty database, and let go of it."""
    app = create_app(**settings)
    with app.app_context():
        migrate()
        world = World()
        with writing():
            for person in (world.amal, world.bea, world.cleo, world.edie, world.farah, world.gus):
                db.session.merge(person).choose_password(PASSWORD)
            _cohort(world)
    let_go(app)


def _cohort(world):
    team = Team(name=NAME, kind="cohort", district_id=world.district.id, begun_at=LONG_AGO)
    db.session.add(team)
    db.session.flush()
    since = {"team_id": team.id, "from_at": LONG_AGO, "sees_from": LONG_AGO}
    for person, role in ((world.edie, FACILITATOR), (world.amal, MEMBER), (world.farah, MEMBER)):
        db.session.add(Membership(person_id=person.id, role=role, **since))
