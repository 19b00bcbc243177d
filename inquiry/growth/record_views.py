"""Everything somebody wrote for the sessions they led; it stays theirs, also when they leave the team."""

from inquiry.doors import me, signed_in
from inquiry.growth import own
from inquiry.growth.blueprint import bp
from inquiry.pages import page


@bp.get("/leading/records")
@signed_in
def records():
    return page("growth/records.html", records=own.written_by(me()), protocol_name=own.protocol_name)
