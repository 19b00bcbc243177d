"""Whoever wishes to lead finds “Leading” in the bar."""

from sqlalchemy import exists

from inquiry.mentoring.neighbours import ME, sign_of_leading
from inquiry.stages.models import LeadingWish


@sign_of_leading
def wishes_to_lead():
    return exists().where(LeadingWish.person_id == ME, LeadingWish.wishes)
