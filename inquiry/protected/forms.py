from datetime import date

from wtforms import (
    DateField,
    Form,
    RadioField,
    SelectField,
    SelectMultipleField,
    TimeField,
    ValidationError,
)
from wtforms.validators import InputRequired

from inquiry.fields import SHORTER, line, passage
from inquiry.i18n import lazy
from inquiry.people.forms import options
from inquiry.protected.models import BY_DAY_NAME, ON_DATES, WEEKLY
from inquiry.protected.words import CAUSE_WORDS, REPEATS

EVERYBODY = "everybody"
LONGEST_TEXT, MOST_DATES = 2000, 200


def _day(label):
    return DateField(label, [InputRequired(lazy("Choose a day."))])


class Hours(Form):
    """From when to when on the wall clock."""

    starts = TimeField(lazy("Begins at"), [InputRequired(lazy("Choose when it begins."))])
    ends = TimeField(lazy("Ends at"), [InputRequired(lazy("Choose when it ends."))])

    def validate_ends(self, field):
        if self.starts.data and field.data and field.data <= self.starts.data:
            raise ValidationError(lazy("It ends before it begins. Please look at the two times."))

    @property
    def minute(self):
        """Where it begins, in minutes after midnight."""
        return self.starts.data.hour * 60 + self.starts.data.minute

    @property
    def minutes(self):
        """How long it is."""
        return self.ends.data.hour * 60 + self.ends.data.minute - self.minute


class BlockForm(Hours):
    who = SelectField(lazy("Who is protected"))
    purpose = line(lazy("What for"))
    place = line(lazy("Where"))
    repeats = RadioField(lazy("When it comes again"), choices=options(REPEATS), default=WEEKLY)
    weekday = SelectField(lazy("Day of the week"), coerce=int, validate_choice=False, default=3)
    bells = SelectField(lazy("Name of the day"), validate_choice=False, default="")
    dates = passage(lazy("Dates"), longest=LONGEST_TEXT, too_long=SHORTER, if_you_like=False)
    from_on = _day(lazy("First day"))
    until_on = _day(lazy("Last day"))
    others = SelectMultipleField(lazy("Who else is protected"), validate_choice=False)

    def validate_bells(self, field):
        if self.repeats.data == BY_DAY_NAME and not field.data:
            raise ValidationError(lazy("Choose the name of the days it is on."))

    def validate_until_on(self, field):
        if self.repeats.data == ON_DATES:
            return
        if self.from_on.data and field.data and field.data < self.from_on.data:
            raise ValidationError(lazy("The last day is before the first. Please look at the two days."))

    def validate_dates(self, field):
        if self.repeats.data != ON_DATES:
            return
        if not field.data.strip():
            raise ValidationError(lazy("Write at least one date."))
        if self.unread_dates:
            raise ValidationError(
                lazy(
                    "“%(line)s” is not a date. Please write each on a line of its own, like 2027-01-31.",
                    line=self.unread_dates[0][:40],
                )
            )

    @property
    def chosen_dates(self):
        """The dates that can be read, the earliest first."""
        return sorted({on for on in map(_as_date, self._lines) if on})

    @property
    def unread_dates(self):
        return [one for one in self._lines if not _as_date(one)]

    @property
    def _lines(self):
        return [one.strip() for one in (self.dates.data or "").splitlines() if one.strip()][:MOST_DATES]


def _as_date(line):
    try:
        return date.fromisoformat(line)
    except ValueError:
        return None


class MoveForm(Hours):
    to_on = _day(lazy("Day"))
    place = line(lazy("Where"))
    why = line(lazy("Why"), needed=lazy("A few words are enough: everybody concerned reads them."))


class NamesNobody(Form):
    """Words in which nobody is named. `doubted` are those that are a colleague’s name elsewhere."""

    no_name = SelectMultipleField(validate_choice=False)  # words of which the writer says that they are none
    doubted: list[str] = []


class CallOffForm(NamesNobody):
    cause = RadioField(
        lazy("What takes the time"), [InputRequired(lazy("Choose what takes it."))], choices=options(CAUSE_WORDS)
    )
    why = line(lazy("Why"), needed=lazy("A few words are enough: everybody concerned reads them."))
