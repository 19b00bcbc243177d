"""A team as its members find it, and the parts people have in it."""

from sqlalchemy import select

from inquiry.db import db
from inquiry.people.models import SecurityEvent
from inquiry.teams.models import Membership


def page_of(world):
    return f"/teams/{world.team.ref}"


def part_of(world, person, team=None):
    with world.app.app_context():
        parts = select(Membership).where(
            Membership.person_id == person.id, Membership.team_id == (team or world.team).id
        )
        return db.session.scalars(parts.order_by(Membership.id.desc())).first()


def add(browser, world, person, **more):
    said = {"person": person.ref, "role": "member", "record": "current"} | more
    return browser.post(f"{page_of(world)}/members/new", **said)


def events(world, kind):
    with world.app.app_context():
        return list(db.session.scalars(select(SecurityEvent.detail).where(SecurityEvent.kind == kind)))


def everything_of(world):
    """Addresses of what the team owns."""
    team, cycle, meeting = world.team.ref, world.cycle.ref, world.last_meeting.ref
    rules = {rule.rule for rule in world.app.url_map.iter_rules()}
    asked = {
        f"/teams/{team}": "/teams/<ref>",
        f"/teams/{team}/norms": "/teams/<ref>/norms",
        f"/cycles/{cycle}": "/cycles/<ref>",
        f"/meetings/{meeting}": "/meetings/<ref>",
        f"/notes/{world.noticing.ref}": "/notes/<ref>",
    }
    return [url for url, rule in asked.items() if rule in rules]
