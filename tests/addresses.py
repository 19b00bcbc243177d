"""Every address of the product that can be opened, with something to open."""

import re


def examples(world):
    """Something to open for the first word of each address."""
    return {
        "administration/people": [world.gus.ref],
        "administration/schools": [world.oak.ref],
        "block-times": [world.past_time.ref, world.next_time.ref],
        "blocks": [world.block.ref],
        "bells": [world.bells.ref],
        "calendar-feeds": [world.feed_word, "no-such-feed"],
        "calendar-sources": [world.source.ref],
        "artifacts": [world.shared.ref, world.unshared.ref],
        "cycles": [world.cycle.ref],
        "demo": [world.gus.ref],
        "districts": [world.district.ref],
        "j": ["ABCDEF"],
        "key": ["no-such-key"],
        "lessons": [world.lesson.ref],
        "meetings": [world.meeting.ref, world.last_meeting.ref],
        "memberships": [world.own_membership],
        "mentoring": [world.mentorship.ref],
        "norm-rounds": [world.norm_round.ref, world.proposing.ref],
        "notes": [world.noticing.ref, world.sealed.ref, world.next_step.ref],
        "people": [world.gus.ref],
        "portfolio-pieces": [world.piece.ref],
        "portfolios": [world.share.ref, world.smaller_share.ref],
        "questions": [world.asking.ref, world.told_back.ref],
        "school-years": [world.year.ref],
        "schools": [world.oak.ref],
        "stage-talks": [world.talk.ref, world.waiting_talk.ref],
        "sessions": [world.pd_past.ref, world.pd_next.ref],
        "teams": [world.team.ref],
        "time-proposals": [world.proposal.ref],
        "time-searches": [world.search.ref, world.draft.ref, world.running.ref],
    }


OTHERS = {
    "page": "1",
    "size": "laptop",
    "phase": "celebrate",
    "name": "desk",
    "protocol_id": "tuning",
    "family": "plan",
    "code": "wait",
}


def every_page(app, world):
    """Every address that can be opened, with every example. A `<meeting>` in second place is the meeting to come."""
    names = examples(world)
    for rule in app.url_map.iter_rules():
        if "GET" not in rule.methods or rule.endpoint == "static":
            continue
        named = "|".join(OTHERS)
        address = re.sub(rf"<(?:[^:<>]+:)?({named})>", lambda m: OTHERS[m[1]], rule.rule)
        words = address.strip("/").split("/")
        first = "/".join(words[:2]) if words[0] == "administration" else words[0]
        assert "<" not in address or first in names, f"tell this test how to open {rule}"
        for ref in names[first] if "<" in address else [""]:
            yield rule.endpoint, re.sub("<.*?>", ref, address.replace("<meeting>", world.meeting.ref))
