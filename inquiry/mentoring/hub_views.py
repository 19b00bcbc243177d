"""“Leading”: one calm page of one’s own growing."""

from inquiry.doors import me, signed_in
from inquiry.mentoring import queries
from inquiry.mentoring.access import evaluates, runs_programme
from inquiry.mentoring.blueprint import bp
from inquiry.mentoring.neighbours import hub_shelves
from inquiry.pages import page


@bp.get("/leading")
@signed_in
def hub():
    asked = [one for one in queries.own_mentors(me()) if one.agreed_at is None and one.until_at is None]
    return page(
        "mentoring/hub.html",
        mentor=queries.mentor_of(me()),
        asked=[one.mentor for one in asked],
        leaders=[one.leader for one in queries.own_leaders(me()) if not evaluates(me(), one.leader)],
        runs_programme=runs_programme(me()),
        shelves=hub_shelves(me()),
    )
