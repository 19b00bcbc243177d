"""What sessions have to do with leading: whoever leads one finds those to come on its page.

They are drawn by "sessions/_hub.html".
"""

from inquiry.mentoring.neighbours import hub_shelf
from inquiry.sessions.queries import led_next


@hub_shelf("sessions")
def those_i_lead(person):
    return led_next(person)
