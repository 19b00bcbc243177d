"""The places of moves that take text."""

from inquiry.growth.models import MoveWording
from tests.text.places import Place


def of_moves(world):
    district, words = f"/districts/{world.district.ref}/moves", ("name", "meaning", "example")
    own = {"district_id": world.district.id, "family": "eliciting", "code": "own-chalk", "name": "Pass the chalk"}
    world.add(MoveWording(changed_by_id=world.hana.id, **own))
    tap = {"code": "wait", "who": "leader", "step": ""}
    beside = f"/mentoring/{world.mentorship.ref}/moves/{world.last_meeting.ref}"
    return {
        "growth.keep_tap": Place("bea", f"/meetings/{world.last_meeting.ref}/moves", tap, short=("words",)),
        "growth.keep_mentored_tap": Place("edie", beside, tap, short=("words",)),
        "growth.new_move": Place("hana", f"{district}/new", {"family": "eliciting"}, short=words),
        "growth.reword": Place("hana", f"{district}/own-chalk/wording", {}, short=words),
    }
