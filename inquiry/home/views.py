from datetime import timedelta

from flask import Blueprint, session

from inquiry.celebrations.queries import thanks_to
from inquiry.clock import now, today
from inquiry.doors import me, signed_in
from inquiry.home.leading import principals_page
from inquiry.home.page import first_page
from inquiry.home.unsaid import asked_of
from inquiry.home.words import headline
from inquiry.i18n import zone
from inquiry.pages import page
from inquiry.people.models import is_principal
from inquiry.pulse.queries import open_questions
from inquiry.pulse.words import NOT_NOW
from inquiry.sessions.queries import on_first_page

bp = Blueprint("home", __name__)
A_WEEK = timedelta(days=7)  # so long a word of thanks stands on the first page


@bp.get("/")
@signed_in
def show():
    known = first_page(me())
    title = headline(known["meeting"], zone()) if known["meeting"] else ""
    known |= principals_page(me(), zone()) if is_principal(me()) else asked_of(me(), known["teams"], zone())
    known["thanks"] = thanks_to(me(), since=now() - A_WEEK)
    known["questions"] = open_questions(me(), today(zone()), left_out=session.get(NOT_NOW, ()))
    known["pd_sessions"] = on_first_page(me())
    return page("home/show.html", headline=title, now=now(), **known)
