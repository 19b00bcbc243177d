from flask import request
from wtforms import (
    DateField,
    Form,
    RadioField,
    SelectField,
    SelectMultipleField,
    ValidationError,
)
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, ListWidget, URLInput

from inquiry.calendar.models import BY_WEEKDAY, IN_TURN
from inquiry.calendar.pasted import days_in
from inquiry.calendar.periods import periods_in
from inquiry.calendar.words import PARTS, UNCLEAR, WEEKDAYS, ZONES
from inquiry.fields import line, passage
from inquiry.i18n import _, lazy
from inquiry.people.forms import name_field, options

LONGEST_YEAR = 400  # days
MOST_IN_TURN = 6
LEFT_EMPTY = lazy("Write at least one line.")
ORDINARY_DAY, NO_BELLS = "ordinary", "none"


def what_was_sent():
    """The form as it came; None when nothing was sent yet, or boxes would seem to have been left empty."""
    return request.form if request.method == "POST" else None


class YearForm(Form):
    """The frame of a school year."""

    name = name_field(lazy("Name"))
    starts_on = DateField(lazy("First day of school"), [InputRequired(lazy("Choose the first day."))])
    ends_on = DateField(lazy("Last day of school"), [InputRequired(lazy("Choose the last day."))])
    weekdays = SelectMultipleField(
        lazy("Days of the school week"),
        choices=options({str(number): name for number, name in enumerate(WEEKDAYS)}),
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )
    zone = SelectField(lazy("Time zone of the school"))

    def __init__(self, formdata=None, zone="", others=(), **more):
        super().__init__(formdata, **more)
        self.others = others
        self.zone.choices = options(ZONES if zone in ZONES else {zone: zone, **ZONES})
        if not formdata:
            self.zone.data = zone

    def validate_ends_on(self, field):
        if not self.starts_on.data or not field.data:
            return
        if not 0 < (field.data - self.starts_on.data).days <= LONGEST_YEAR:
            raise ValidationError(_("The last day comes after the first, within 400 days."))
        for year in self.others:
            if year.starts_on <= field.data and self.starts_on.data <= year.ends_on:
                raise ValidationError(_("The school year %(name)s is at the same time.", name=year.name))

    def validate_weekdays(self, field):
        if not field.data:
            raise ValidationError(_("Choose the days on which there is school."))

    def days_of(self, field):
        """The lines of a field as days of this year; what is not clear is said beside the field."""
        if not self.starts_on.data or not self.ends_on.data or self.starts_on.data > self.ends_on.data:
            return []
        lines, faults = days_in(field.data, self.starts_on.data, self.ends_on.data)
        refuse_unclear(faults)
        return lines


class BeginForm(YearForm):
    """Everything a school year needs, on one page."""

    parts = RadioField(lazy("Terms"), choices=options(PARTS), default="2")
    days_off = passage(lazy("Days off"))
    bells = SelectField(lazy("Bell schedule"))

    def __init__(self, formdata=None, schools=(), known=False, **more):
        super().__init__(formdata, **more)
        kept = {NO_BELLS: lazy("Keep the ones we have")} if known else {}
        ours = {ORDINARY_DAY: lazy("An ordinary day of seven periods, to be changed afterwards")}
        theirs = {school.ref: lazy("The same as %(school)s", school=school.name) for school in schools}
        later = {} if known else {NO_BELLS: lazy("None for now")}
        self.bells.choices = options(kept | ours | theirs | later)

    def validate_days_off(self, field):
        self.days_of(field)


class FactsForm(YearForm):
    terms = passage(lazy("Terms"))

    def validate_terms(self, field):
        self.days_of(field)


class NamedDaysForm(Form):
    """Which bells ring on which day: the same on each Monday, or one after the other."""

    turns = RadioField(
        lazy("Named days follow"),
        choices=options({BY_WEEKDAY: lazy("the week: every Monday alike"), IN_TURN: lazy("each other: A, B, A, B …")}),
    )

    def __init__(self, formdata=None, bells=(), **more):
        super().__init__(formdata, **more)
        for field in (*self.week, *self.in_turn):
            field.choices = options({"": lazy("None"), **{one.ref: one.name for one in bells}})

    @property
    def week(self):
        return [self[f"week_{number}"] for number in range(7)]

    @property
    def in_turn(self):
        return [self[f"turn_{number}"] for number in range(1, MOST_IN_TURN + 1)]

    def order(self, bells):
        """The numbers of the bells that were chosen; in turn, an empty place ends nothing."""
        known = {one.ref: one.id for one in bells}
        if self.turns.data == IN_TURN:
            return [known[field.data] for field in self.in_turn if field.data in known]
        return [known.get(field.data) for field in self.week]

    def validate_turns(self, field):
        if field.data == IN_TURN and not any(one.data for one in self.in_turn):
            raise ValidationError(_("Choose the bells of the first day in turn."))


for _number, _day in enumerate(WEEKDAYS):
    setattr(NamedDaysForm, f"week_{_number}", SelectField(_day, default=""))
for _number in range(1, MOST_IN_TURN + 1):
    setattr(NamedDaysForm, f"turn_{_number}", SelectField(lazy("Day %(number)s", number=_number), default=""))


class DaysForm(Form):
    lines = passage(lazy("Days, one line each"), needed=LEFT_EMPTY)
    means = SelectField(lazy("On these days"))

    def __init__(self, formdata=None, year=None, bells=(), **more):
        super().__init__(formdata, **more)
        self.year = year
        self.means.choices = options(
            {"off": lazy("there is no school"), **{one.ref: lazy("bells: %(name)s", name=one.name) for one in bells}}
        )

    def understood(self):
        return days_in(self.lines.data, self.year.starts_on, self.year.ends_on)

    def validate_lines(self, field):
        refuse_unclear(self.understood()[1])


class BellsForm(Form):
    name = name_field(lazy("Name"))
    periods = passage(lazy("Periods, one line each"), needed=LEFT_EMPTY)

    def validate_periods(self, field):
        refuse_unclear(periods_in(field.data)[1])


class CopyForm(Form):
    school = SelectField(lazy("From which school?"))

    def __init__(self, formdata=None, schools=(), **more):
        super().__init__(formdata, **more)
        self.school.choices = options({school.ref: school.name for school in schools})


class FeedForm(Form):
    address = line(
        lazy("Address of a calendar"),
        needed=lazy("Paste the address first."),
        longest=2000,
        too_long=lazy("This address is too long."),
        widget=URLInput(),
    )


def refuse_unclear(faults):
    """Say which lines are not clear, and why."""
    if faults:
        told = (
            _("line %(number)s, “%(said)s”: %(why)s", number=one.number, said=one.text, why=UNCLEAR[one.why])
            for one in faults[:5]
        )
        raise ValidationError(_("Nothing was kept yet. Please look at %(lines)s.", lines="; ".join(told)))
