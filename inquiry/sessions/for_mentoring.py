"""What sessions have to do with leading: whoever leads one finds “Leading” in the bar, and there those to come.

They are drawn by "sessions/_hub.html".
"""

from sqlalchemy import exists

from inquiry.mentoring.neighbours import ME, hub_shelf, sign_of_leading
from inquiry.sessions.models import SessionLeader
from inquiry.sessions.queries import led_next


@sign_of_leading
def leads_a_session():
    return exists().where(SessionLeader.person_id == ME)


@hub_shelf("sessions")
def those_i_lead(person):
    return led_next(person)
