"""What diaries have to do with a person: their own page says how to have it all in their calendar."""

from inquiry import mail
from inquiry.diaries.feeds import feed_of, link_of
from inquiry.diaries.wishes import WISHES, wants_of
from inquiry.people.neighbours import own_shelf


@own_shelf("diary")
def own_calendar(person):
    feed = feed_of(person)
    link = feed and link_of(feed)
    return {
        "link": link,
        "webcal": link and f"webcal://{link.partition('://')[2]}",  # opens the calendar of the device
        "made_at": feed and feed.made_at,
        "wants": wants_of(person),
        "wishes": WISHES,
        "has_mail": mail.is_configured(),
    }
