"""The page on which a principal says what is wished for."""

from wtforms import (
    DateField,
    FieldList,
    Form,
    FormField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
)
from wtforms.validators import InputRequired, NumberRange, StopValidation, ValidationError
from wtforms.validators import Optional as IfYouLike

from inquiry.fields import Passage, line, passage
from inquiry.i18n import lazy
from inquiry.people.forms import name_field, options
from inquiry.text import trim
from inquiry.timetables.wishes import BEST, COMMON, FINE, NEVER, STAGGERED

SHAPES = {
    STAGGERED: lazy("Staggered: teams meet at different times, so that specialists and rooms suffice"),
    COMMON: lazy("Common: all teams meet at the same time"),
}
DAYS = {FINE: lazy("fine"), BEST: lazy("best"), NEVER: lazy("never")}
LONG_PASTE = 60_000


class Pasted(Passage):
    """From a spreadsheet, where an empty first column counts."""

    def tidied(self, words):
        return words and trim(f".{words}.", LONG_PASTE + 9)[1:-1]


def _name(label, *rules):
    return line(label, *rules, longest=80)


def _named_if(*others):
    """A line in which something is said needs a name, or it would be lost."""

    def look(form, field):
        if not field.data and any(form[other].data for other in others):
            raise StopValidation(lazy("Who is it?"))

    return look


def _number(label, least, most):
    says = lazy("Between %(least)s and %(most)s, please.", least=least, most=most)
    return IntegerField(label, [IfYouLike(), NumberRange(least, most, message=says)])


class TeamRow(Form):
    ref = HiddenField(default="")
    name = _name(lazy("Team"), _named_if("people", "minutes", "least", "best", "never"))
    people = passage(lazy("People"))
    minutes = _number(lazy("Minutes a week"), 0, 600)
    least = _number(lazy("Minutes each time"), 0, 240)
    days = FieldList(SelectField(lazy("Day"), choices=options(DAYS), default=FINE))
    best = line(lazy("Best periods"))
    never = line(lazy("Never in"))


class SpecialistRow(Form):
    name = _name(lazy("Name"), _named_if("classes", "most"))
    classes = _number(lazy("Classes at a time"), 1, 10)
    most = _number(lazy("Classes a week, at most"), 0, 200)


class BellsRow(Form):
    periods = passage(lazy("Periods"))


class BusyRow(Form):
    name = _name(lazy("Name"))
    cells = FieldList(line(lazy("Day")))


class WishesForm(Form):
    name = name_field(lazy("Name of this search"), lazy("Please give it a name, such as “Planning time for spring”."))
    shape = RadioField(lazy("How should the teams meet?"), choices=options(SHAPES), default=STAGGERED)
    at_once = _number(lazy("Teams at the same time, at most"), 0, 60)
    teams = FieldList(FormField(TeamRow))
    specialists = FieldList(FormField(SpecialistRow))
    rooms = passage(lazy("Rooms"))
    bells = FieldList(FormField(BellsRow))
    busy = FieldList(FormField(BusyRow))
    paste = passage(
        lazy("Paste from a spreadsheet"), longest=LONG_PASTE, too_long=lazy("This is too much at once."), kind=Pasted
    )


class AdoptForm(Form):
    from_on = DateField(lazy("From"), [InputRequired(lazy("Choose a day."))])
    until_on = DateField(lazy("Until"), [InputRequired(lazy("Choose a day."))])
    purpose = line(lazy("What for"))

    def validate_until_on(self, field):
        if self.from_on.data and field.data and field.data < self.from_on.data:
            raise ValidationError(lazy("The last day comes before the first one."))
