"""How the norms were kept in a meeting: rated in private, shown as medians, and only from four people on."""

from statistics import median

from sqlalchemy import select

from inquiry.access import for_the_house, tally, visible
from inquiry.db import add, db
from inquiry.norms.models import ENOUGH_RATERS, NormRating
from inquiry.people.models import Person

WORST, BEST = 1, 4


def rate(meeting_id, norm, value, *, by):
    """Note, or change, how somebody felt a norm was kept in a meeting, from 1 to 4."""
    if not WORST <= value <= BEST:
        raise ValueError(f"a rating goes from {WORST} to {BEST}")
    mine = visible(NormRating, to=by).where(NormRating.meeting_id == meeting_id, NormRating.norm_id == norm.id)
    rating = db.session.scalar(mine)
    if rating:
        rating.value = value
    else:
        add(NormRating(meeting_id=meeting_id, norm_id=norm.id, person_id=by.id, value=value))


def own_ratings_in(meeting_id, *, of):
    """What somebody has rated so far in a meeting: {norm number: value}. For their own eyes."""
    mine = visible(NormRating, NormRating.norm_id, NormRating.value, to=of).where(NormRating.meeting_id == meeting_id)
    return {row.norm_id: row.value for row in db.session.execute(mine)}


def raters(meeting_id) -> int:
    """How many people have rated so far in a meeting; who they are, and what they said, is nobody’s business."""
    rated = select(NormRating.person_id).where(NormRating.meeting_id == meeting_id)
    return tally(Person, Person.id.in_(rated))


def medians(meeting_id) -> dict[int, float]:
    """The median for each norm that four people or more have rated: {norm number: median}. Fewer are left out."""
    everything = select(NormRating.norm_id, NormRating.value).where(NormRating.meeting_id == meeting_id)
    values: dict[int, list[int]] = {}
    for norm_id, value in db.session.execute(for_the_house(everything)):
        values.setdefault(norm_id, []).append(value)
    return {norm_id: median(given) for norm_id, given in values.items() if len(given) >= ENOUGH_RATERS}
