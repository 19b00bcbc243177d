"""The letter to whoever waited and has a place now. Nothing that people wrote is in it but the names of the cohort
and the place."""

from functools import partial

from flask import current_app
from flask_babel import force_locale

from inquiry import mail
from inquiry.calendar.queries import zone_of
from inquiry.db import db
from inquiry.diaries.models import NONE
from inquiry.diaries.outbox import after_commit
from inquiry.diaries.readers import readers
from inquiry.i18n import _, clock_time, exact, short_day
from inquiry.people.letters import address
from inquiry.people.models import Person
from inquiry.teams.models import Team


def tell_of_place(session, meeting, sign_up) -> None:
    """Write to somebody who moved up, unless they want no letters; their first page says it too."""
    if not mail.is_configured():
        return
    team = db.session.get(Team, session.team_id)
    for reader in readers("", Person.id == sign_up.person_id):
        if reader.wants != NONE:
            with force_locale(reader.language or "en"):
                subject, text = _letter(session, meeting, team, reader)
            after_commit(partial(mail.send, reader.email, subject, text))


def _letter(session, meeting, team, reader):
    zone = zone_of(team.school_id)
    day = f"{short_day(meeting.starts_at, zone)}, {clock_time(meeting.starts_at, zone)}"
    parts = (
        _("Hello %(name)s,", name=reader.name),
        _("a place came free, and it is yours: a session of %(team)s.", team=team.name),
        "\n".join(one for one in (exact(meeting.starts_at, zone), meeting.place) if one),
        _("If you cannot come, give the place back here, and the next one has it:") + f"\n{_page_of(session)}",
    )
    return _("You have a place: %(team)s, %(when)s", team=team.name, when=day), "\n\n".join(parts) + "\n"


def _page_of(session):
    return address(current_app.url_map.bind("").build("sessions.show", {"ref": session.ref}))
