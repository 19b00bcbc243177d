from functools import wraps

from flask import abort

from inquiry.access import allowed
from inquiry.db import db
from inquiry.doors import DOORS, Door, me
from inquiry.people.models import District


def administers(view):
    """Open to whoever runs the accounts of their district; for everybody else there is no such page."""

    @wraps(view)
    def enter(**rest):
        district = db.session.get(District, me().district_id)
        if not allowed(me(), "run accounts in", district):
            abort(404)
        return view(district, **rest)

    DOORS[enter] = Door("does", District, "run accounts in")
    return enter
