from wtforms import Form, IntegerField, RadioField, SelectField
from wtforms.validators import InputRequired, NumberRange, StopValidation

from inquiry.fields import SHORTER, line, passage
from inquiry.i18n import lazy
from inquiry.people.forms import options
from inquiry.protected.forms import LONGEST_TEXT, NamesNobody
from inquiry.protected.words import CAUSE_WORDS

SHARES, MOST_MINUTES = {"third": 3, "half": 2, "all": 1}, 600


class Share:
    """Which of the buttons was pressed; without one, a number is needed."""

    def __call__(self, form, field):
        if form.share.data in SHARES:
            field.errors = []
            raise StopValidation()


class LossForm(NamesNobody):
    cause = RadioField(
        lazy("What took it"), [InputRequired(lazy("Choose what took the time."))], choices=options(CAUSE_WORDS)
    )
    share = SelectField(lazy("How much"), choices=["", *SHARES], validate_choice=False, default="")
    minutes = IntegerField(
        lazy("Minutes"),
        [
            Share(),
            InputRequired(lazy("Say how much: a third, half, all, or a number of minutes.")),
            NumberRange(1, MOST_MINUTES, message=lazy("A number of minutes, from 1 on.")),
        ],
    )
    words = line(lazy("A word about it"))

    def of(self, whole: int) -> int:
        """So many minutes of so many."""
        share = SHARES.get(self.share.data)
        return max(1, round(whole / share)) if share else min(self.minutes.data, whole)


class ReplyForm(Form):
    words = passage(
        lazy("What I will do"), needed=lazy("Write a sentence first."), longest=LONGEST_TEXT, too_long=SHORTER
    )
