"""Calendars as other programs write them."""


def event(*lines, uid="1", name="Labor Day"):
    """One event, line by line."""
    return ["BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20260101T000000Z", f"SUMMARY:{name}", *lines, "END:VEVENT"]


def day(on, *more, uid="1", name="Labor Day"):
    """An event of one whole day, such as 20260907."""
    return event(f"DTSTART;VALUE=DATE:{on}", *more, uid=uid, name=name)


def calendar(*events, head=()):
    """A whole iCalendar file."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tests//EN", *head]
    return "\r\n".join([*lines, *(line for one in events for line in one), "END:VCALENDAR", ""]).encode()
