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
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, StopValidation, ValidationError
from wtforms.validators import Optional as IfYouLike

from inquiry.i18n import lazy
from inquiry.people.forms import options
from inquiry.text import LONGEST, one_line, trim
from inquiry.timetables.wishes import BEST, COMMON, FINE, NEVER, STAGGERED

SHAPES = {
    STAGGERED: lazy("Staggered: teams meet at different times, so that specialists and rooms suffice"),
    COMMON: lazy("Common: all teams meet at the same time"),
}
DAYS = {FINE: lazy("fine"), BEST: lazy("best"), NEVER: lazy("never")}
LONG_PASTE = 60_000


def _line(label, longest=80, *first):
    shorter = Length(max=longest, message=lazy("Keep it shorter."))
    return StringField(label, [*first, IfYouLike(), shorter], filters=[one_line], default="")


def _named_if(*others):
    """A line in which something is said needs a name, or it would be lost."""

    def look(form, field):
        if not field.data and any(form[other].data for other in others):
            raise StopValidation(lazy("Who is it?"))

    return look


def _text(label, longest):
    shorter = Length(max=longest, message=lazy("This is too long; it is still here to be shortened."))
    return TextAreaField(
        label, [IfYouLike(), shorter], filters=[lambda text: text and trim(text, longest + 1)], default=""
    )


def _number(label, least, most):
    says = lazy("Between %(least)s and %(most)s, please.", least=least, most=most)
    return IntegerField(label, [IfYouLike(), NumberRange(least, most, message=says)])


class TeamRow(Form):
    ref = HiddenField(default="")
    name = _line(lazy("Team"), 80, _named_if("people", "minutes", "least", "best", "never"))
    people = _text(lazy("People"), LONGEST)
    minutes = _number(lazy("Minutes a week"), 0, 600)
    least = _number(lazy("Minutes each time"), 0, 240)
    days = FieldList(SelectField(lazy("Day"), choices=options(DAYS), default=FINE))
    best = _line(lazy("Best periods"), 200)
    never = _line(lazy("Never in"), 200)


class SpecialistRow(Form):
    name = _line(lazy("Name"), 80, _named_if("classes", "most"))
    classes = _number(lazy("Classes at a time"), 1, 10)
    most = _number(lazy("Classes a week, at most"), 0, 200)


class BellsRow(Form):
    periods = _text(lazy("Periods"), LONGEST)


class BusyRow(Form):
    name = _line(lazy("Name"))
    cells = FieldList(_line(lazy("Day"), 200))


class WishesForm(Form):
    name = StringField(
        lazy("Name of this search"),
        [DataRequired(lazy("Please give it a name, such as “Planning time for spring”.")), Length(max=80)],
        filters=[one_line],
    )
    shape = RadioField(lazy("How should the teams meet?"), choices=options(SHAPES), default=STAGGERED)
    at_once = _number(lazy("Teams at the same time, at most"), 0, 60)
    teams = FieldList(FormField(TeamRow))
    specialists = FieldList(FormField(SpecialistRow))
    rooms = _text(lazy("Rooms"), LONGEST)
    bells = FieldList(FormField(BellsRow))
    busy = FieldList(FormField(BusyRow))
    paste = TextAreaField(
        lazy("Paste from a spreadsheet"),
        [IfYouLike(strip_whitespace=False), Length(max=LONG_PASTE, message=lazy("This is too much at once."))],
        filters=[lambda text: text and trim(f".{text}.", LONG_PASTE + 9)[1:-1]],  # an empty first column counts
        default="",
    )


class AdoptForm(Form):
    from_on = DateField(lazy("From"), [InputRequired(lazy("Choose a day."))])
    until_on = DateField(lazy("Until"), [InputRequired(lazy("Choose a day."))])
    purpose = _line(lazy("What for"), 200)

    def validate_until_on(self, field):
        if self.from_on.data and field.data and field.data < self.from_on.data:
            raise ValidationError(lazy("The last day comes before the first one."))
