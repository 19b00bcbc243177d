from inquiry.doors import me, sees, signed_in
from inquiry.meetings import bring_views, plan_views, preparation_views, protocol_views, queries
from inquiry.meetings.blueprint import bp
from inquiry.meetings.models import Meeting
from inquiry.meetings.plan_page import plan_page
from inquiry.pages import page, to
from inquiry.teams.queries import own_memberships

__all__ = ["bp", "bring_views", "plan_views", "preparation_views", "protocol_views"]


@bp.get("/meetings")
@signed_in
def index():
    teams = [mine.team for mine in own_memberships(me())]
    ahead, past = queries.ahead(me()), queries.past(me())
    led_first = queries.who_led_first([*ahead, *past], me())
    return page(
        "meetings/index.html", teams=teams, ahead=ahead, past=past, led_first=led_first, is_late=queries.is_late
    )


@bp.get("/meetings/<ref>")
@sees(Meeting)
def show(meeting):
    if meeting.is_closed:
        return to("minutes.show", ref=meeting.ref)
    return plan_page(meeting)
