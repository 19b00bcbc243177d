from datetime import timedelta

from wtforms import BooleanField, DateField, Form, RadioField, SelectField, SelectMultipleField, ValidationError
from wtforms.validators import AnyOf, InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

from inquiry.clock import end_of, today
from inquiry.fields import line, passage
from inquiry.i18n import lazy
from inquiry.people.forms import options
from inquiry.portfolio.words import MARKS, PART_NAMES, STANDARDS, STRANDS

LONGEST_TITLE, LONGEST_BODY, LONGEST_GOAL = 150, 8000, 1500
USUALLY, FARTHEST = timedelta(days=30), timedelta(days=366)


def _several(label, words):
    boxes = {"option_widget": CheckboxInput(), "widget": ListWidget(prefix_label=False)}
    return SelectMultipleField(label, choices=options(words), **boxes)


class StrandsForm(Form):
    """How far somebody sees themself in each strand; any may be left open."""

    @property
    def marks(self):
        return {strand: int(self[strand].data) for strand in STRANDS if self[strand].data}


for strand, name in STRANDS.items():
    choices = options({"": lazy("I leave it open"), **MARKS})
    setattr(StrandsForm, strand, RadioField(name, choices=choices, default=""))


class AssessmentForm(StrandsForm):
    underlined = _several(lazy("Which of these do you underline as strengths?"), STRANDS)
    strengths = passage(lazy("What helps others when you lead"), longest=LONGEST_GOAL)
    goal_strand = SelectField(
        lazy("The one strand you want to grow in"),
        [AnyOf(list(STRANDS), message=lazy("Choose one strand; one is enough."))],
        choices=options({"": lazy("Choose…"), **STRANDS}),
        validate_choice=False,
    )
    goal = passage(
        lazy("Your growth goal, in a sentence"),
        needed=lazy("Write what you want to try; one sentence is enough."),
        longest=LONGEST_GOAL,
    )


class PieceForm(Form):
    title = line(lazy("What it shows"), needed=lazy("Give it a few words."), longest=LONGEST_TITLE)
    on = DateField(lazy("When it was"), [InputRequired(lazy("Choose a day."))])
    body = passage(lazy("What happened, and what you did"), longest=LONGEST_BODY)
    tags = _several(lazy("Which of the teacher leader standards does it speak to?"), STANDARDS)
    meeting = SelectField(lazy("The meeting it was in"))


class ShareForm(Form):
    """What of a portfolio is open, and until which day; for whoever evaluates its owner without a part of it."""

    items = BooleanField(PART_NAMES["items"])
    readiness = BooleanField(PART_NAMES["readiness"])
    stages = BooleanField(PART_NAMES["stages"])
    assessment = BooleanField(PART_NAMES["assessment"])
    until = DateField(lazy("Until the end of this day"), [InputRequired(lazy("Choose a day."))])

    def __init__(self, formdata=None, zone="UTC", **more):
        super().__init__(formdata, data={"until": today(zone) + USUALLY}, **more)
        self.zone = zone

    def validate_until(self, field):
        day = today(self.zone)
        if field.data and not day <= field.data <= day + FARTHEST:
            raise ValidationError(lazy("Choose a day from today on, within a year."))

    @property
    def chosen(self):
        return {f"shows_{part}": self[part].data for part in PART_NAMES}

    @property
    def until_at(self):
        return end_of(self.until.data, self.zone)
