from functools import wraps

from flask import Blueprint, abort, current_app

from inquiry.doors import public
from inquiry.pages import page, to
from inquiry.people import queries
from inquiry.people.log import note_down
from inquiry.people.models import SIGNED_IN
from inquiry.people.session import let_in
from inquiry.people.words import ROLES

bp = Blueprint("demo", __name__, url_prefix="/demo")


def only_in_the_demo(view):
    """No such page where real people work."""

    @wraps(view)
    def enter(ref):
        if not current_app.config["INQUIRY_DEMO"]:
            abort(404)
        return view(next((person for person in queries.cast() if person.ref == ref), None) or abort(404))

    return enter


@bp.get("/<ref>")
@public
@only_in_the_demo
def show(person):
    return page("people/demo.html", person=person, roles=ROLES)


@bp.post("/<ref>")
@public
@only_in_the_demo
def step_in(person):
    let_in(person, stay=False)
    note_down(SIGNED_IN, person=person, by=person)
    return to("home.show")
