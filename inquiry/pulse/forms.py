from datetime import timedelta

from wtforms import DateField, Form, HiddenField, RadioField, SelectChoice, SelectField, TextAreaField, ValidationError
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from inquiry.i18n import lazy
from inquiry.pulse.words import OURS, SCALE
from inquiry.text import one_line, trim

LONGEST_QUESTION, LONGEST_WORDS, FARTHEST = 300, 1000, timedelta(days=60)
OWN = ""


class QuestionForm(Form):
    """A question of one’s own, or one of ours."""

    ours = SelectField(lazy("One of ours"), default=OWN)
    question = TextAreaField(
        lazy("Or in your own words"),
        [Length(max=LONGEST_QUESTION, message=lazy("Keep it to one short question, please."))],
        filters=[one_line],
        default="",
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
    words = TextAreaField(
        lazy("A line of words"),
        [Optional(), Length(max=LONGEST_WORDS, message=lazy("Keep it to a few lines, please."))],
        filters=[trim],
        default="",
    )
    ballot = HiddenField()


class SharingForm(Form):
    will_change = TextAreaField(
        lazy("What will change"),
        [
            DataRequired(lazy("Say in a sentence what will change, or why nothing will.")),
            Length(max=LONGEST_WORDS, message=lazy("Keep it to a few lines, please.")),
        ],
        filters=[trim],
    )
