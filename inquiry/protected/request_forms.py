from wtforms import DateField, Form, TextAreaField
from wtforms.validators import DataRequired, Length, Optional

from inquiry.i18n import lazy
from inquiry.text import trim

LONGEST = 600
TOO_LONG = lazy("Keep it to a few lines, please.")


class RequestForm(Form):
    words = TextAreaField(
        lazy("What do you need?"),
        [DataRequired(lazy("Write in a sentence what you need.")), Length(max=LONGEST, message=TOO_LONG)],
        filters=[trim],
    )
    on = DateField(lazy("For which day"), [Optional()])


class AnswerForm(Form):
    answer = TextAreaField(
        lazy("Your answer"),
        [DataRequired(lazy("Answer in a line; the team waits for it.")), Length(max=LONGEST, message=TOO_LONG)],
        filters=[trim],
    )
