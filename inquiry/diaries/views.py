import re
from hashlib import sha256

from flask import Blueprint, Response, abort, flash, request
from flask_babel import force_locale

from inquiry.clock import now
from inquiry.diaries import feeds, ics, upkeep
from inquiry.diaries.entries import said
from inquiry.diaries.queries import calendar_of, meeting_entry
from inquiry.diaries.wishes import WISHES, wish
from inquiry.doors import me, own, public, sees
from inquiry.i18n import _
from inquiry.meetings.models import Meeting
from inquiry.meetings.queries import team_of
from inquiry.minutes.files import plain
from inquiry.pages import to
from inquiry.people.log import note_down
from inquiry.people.models import EXPORTED
from inquiry.teams.queries import school_of

__all__ = ["bp", "upkeep"]
bp = Blueprint("diaries", __name__)
MOMENT = re.compile(rb"DTSTAMP:[^\r]*\r\n")  # when it was made: all that differs between two answers that say the same


@bp.get("/calendar-feeds/<word>.ics")
@public
def feed(word):
    person = feeds.person_behind(word) or abort(404)
    with force_locale(person.language or "en"):
        told = [(entry, said(entry)) for entry in calendar_of(person)]
        made = ics.feed(told, name="Inquiry", at=now())
    return _only_if_new(Response(made, content_type=ics.MIMETYPE))


@bp.get("/meetings/<ref>/calendar.ics")
@sees(Meeting)
def meeting(meeting):
    team = team_of(meeting, me())
    school = school_of(team)
    entry = meeting_entry(meeting, team.name, school and school.zone, meeting.purpose)
    answer = Response(ics.single(entry, said(entry), at=now()), content_type=ics.MIMETYPE)
    answer.headers["Content-Disposition"] = f'attachment; filename="{plain(team.name) or "inquiry"}.ics"'
    return answer


@bp.post("/me/calendar-link")
@own
def renew():
    is_first = feeds.renew(me()).number == 1
    note_down(EXPORTED, person=me(), by=me(), detail=_("calendar link"))
    flash(
        _("Here is your link.") if is_first else _("This is your new link. The one before opens nothing any more."),
        "good",
    )
    return _back()


@bp.post("/me/calendar-link/removal")
@own
def take_away():
    feeds.take_away(me())
    flash(_("Your link is gone. Calendars that use it will be empty the next time they ask."), "good")
    return _back()


@bp.post("/me/calendar-letters")
@own
def write():
    wants = request.form.get("wants")
    if wants not in WISHES:
        abort(404)
    wish(me(), wants)
    flash(_("Kept."), "good")
    return _back()


def _back():
    return to("own.show", _anchor="calendar-part")


def _only_if_new(answer):
    """A calendar that asks again and again is sent nothing when nothing is new; no other cache keeps it."""
    answer.set_etag(sha256(MOMENT.sub(b"", answer.data)).hexdigest()[:32], weak=True)
    answer.headers["Cache-Control"] = "private, max-age=0, must-revalidate"
    answer.headers["X-Robots-Tag"] = "noindex"
    answer = answer.make_conditional(request)
    del answer.headers["Date"]  # the server says it
    return answer
