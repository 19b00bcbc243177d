from datetime import timedelta

from wtforms import DateField, Form, HiddenField, RadioField, SelectChoice, SelectField, ValidationError
from wtforms.validators import InputRequired
from wtforms.widgets import TextArea

from inquiry.fields import line, passage
from inquiry.i18n import lazy
from inquiry.pulse.words import OURS, SCALE

LONGEST_QUESTION, LONGEST_WORDS, FARTHEST = 300, 1000, timedelta(days=60)
TOO_LONG = lazy("Keep it to a few lines, please.")
OWN = ""


class QuestionForm(Form):
    """A question of one’s own, or one of ours."""

    ours = SelectField(lazy("One of ours"), default=OWN)
    question = line(
        lazy("Or in your own words"),
        longest=LONGEST_QUESTION,
        too_long=lazy("Keep it to one short question, please."),
        if_you_like=False,  # unless one of ours is chosen
        widget=TextArea(),
    )
    closes_on = DateField(lazy("Open until"), [InputRequired(lazy("Choose the last day."))])

    def __init__(self, formdata=None, today=None, **more):
        super().__init__(formdata, data={"closes_on": today + timedelta(days=7)}, **more)
        self.today = today
        choices = [SelectChoice(str(number), text) for number, text in enumerate(OURS, 1)]
        self.ours.choices = [SelectChoice(OWN, lazy("My own question")), *choices]

    def validate_question(self, field):
        if not field.data and not self.ours.data:
            raise ValidationError(lazy("Choose one of the questions, or write your own."))

    def validate_closes_on(self, field):
        if field.data and not self.today <= field.data <= self.today + FARTHEST:
            raise ValidationError(lazy("Choose a day from today on, within two months."))

    @property
    def words(self) -> str:
        """The question as it will be asked: one’s own words win."""
        return self.question.data or str(OURS[int(self.ours.data) - 1])


class AnswerForm(Form):
    value = RadioField(
        lazy("How far is this so for you?"),
        [InputRequired(lazy("Choose one of the five."))],
        choices=[SelectChoice(number, words) for number, words in SCALE.items()],
        coerce=int,
    )
    words = passage(lazy("A line of words"), longest=LONGEST_WORDS, too_long=TOO_LONG)
    ballot = HiddenField()


class SharingForm(Form):
    will_change = passage(
        lazy("What will change"),
        needed=lazy("Say in a sentence what will change, or why nothing will."),
        longest=LONGEST_WORDS,
        too_long=TOO_LONG,
    )
