"""What a calendar’s codes are called in sentences: what went wrong, and what happened."""

from inquiry.i18n import lazy

WHY_NOT = {  # a file or an address that was not read
    "empty": lazy("There is nothing in it."),
    "zip": lazy("This is a zip archive. Unpack it, then choose the .ics file inside."),
    "web_page": lazy("This is a web page and no calendar. Look for the link that ends in .ics, often called iCal."),
    "not_a_calendar": lazy("This is no iCalendar file. Such files end in .ics and begin with BEGIN:VCALENDAR."),
    "cut_short": lazy("It breaks off before its end. Save it again at its source, whole."),
    "broken": lazy("Nothing can read it: it is not written as calendars are. Save it again at its source."),
    "too_large": lazy("It is larger than 5 MB. Save only this school year."),
    "too_many": lazy("It holds more than 20,000 events. Save only this school year."),
    "too_many_days": lazy("More than 1,000 events of it fall on days of this school year. Save only the days off."),
    "too_long": lazy(
        "Reading it took too long; its events repeat in a way that never ends. Save only this school year."
    ),
    "too_heavy": lazy("Reading it took more memory than we give one file. Save only this school year."),
    "not_an_address": lazy("This is no address of a calendar. It begins with https:// or webcal://."),
    "password_in_address": lazy(
        "The address holds a name and a password. Use the calendar’s public or secret iCal link."
    ),
    "port": lazy("Calendars are read from ordinary web addresses only, without a number after a colon."),
    "inside": lazy(
        "This address leads into an inside network, and those are never asked. Save the file and add it here."
    ),
    "no_such_host": lazy("Nobody knows a computer of this name. Look for a slip of the pen."),
    "no_answer": lazy("Nobody answered there. Try again later, or save the file and add it here."),
    "too_slow": lazy("The answer took too long. Try again later, or save the file and add it here."),
    "tls": lazy("The server there could not prove that it is the one you named, so nothing was read."),
    "not_for_us": lazy("The calendar is not public. Ask its keeper for the secret iCal link."),
    "not_there": lazy("There is no calendar at this address any more."),
    "no_calendar_there": lazy("The server there answered, but with no calendar."),
    "moves": lazy("The address sends us on again and again."),
    "unsafe_move": lazy("The address sends us on to one that is not encrypted, so nothing was read."),
    "busy": lazy("Other calendars are being read. Try again in a minute."),
    "too_much_gone": lazy("More than a fifth of its days are gone, so nothing was changed. Please look at it."),
    "no_file": lazy("Choose a file first."),
}
UNREAD = {  # one event in it
    "no_day": lazy("it says no day"),
    "two_days": lazy("it begins twice"),
    "end": lazy("it ends before it begins, or its end cannot be read"),
    "repeats": lazy("how it repeats cannot be read"),
    "too_often": lazy("it repeats more often than daily"),
    "too_long": lazy("how it repeats takes too long to reckon"),
    "odd": lazy("it cannot be read"),
}
UNCLEAR = {  # one pasted line
    "no_date": lazy("no date in it"),
    "no_such_day": lazy("there is no such day"),
    "backwards": lazy("it ends before it begins"),
    "outside": lazy("it lies outside the school year"),
    "no_time": lazy("no times in it, such as 8:00–8:45"),
}
WEEKDAYS = (
    *(lazy("Monday"), lazy("Tuesday"), lazy("Wednesday"), lazy("Thursday"), lazy("Friday")),
    *(lazy("Saturday"), lazy("Sunday")),
)
PARTS = {
    "0": lazy("No terms"),
    "2": lazy("Two semesters"),
    "3": lazy("Three trimesters"),
    "4": lazy("Four quarters"),
}
PART_NAMES = {
    2: (lazy("Fall semester"), lazy("Spring semester")),
    3: (lazy("First trimester"), lazy("Second trimester"), lazy("Third trimester")),
    4: (lazy("First quarter"), lazy("Second quarter"), lazy("Third quarter"), lazy("Fourth quarter")),
}
ZONES = {
    "America/New_York": lazy("Eastern"),
    "America/Chicago": lazy("Central"),
    "America/Denver": lazy("Mountain"),
    "America/Phoenix": lazy("Mountain, without daylight saving (Arizona)"),
    "America/Los_Angeles": lazy("Pacific"),
    "America/Anchorage": lazy("Alaska"),
    "America/Adak": lazy("Aleutian Islands"),
    "Pacific/Honolulu": lazy("Hawaii"),
    "America/Puerto_Rico": lazy("Atlantic (Puerto Rico)"),
    "Pacific/Guam": lazy("Guam"),
}
