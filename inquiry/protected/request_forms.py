from wtforms import DateField, Form
from wtforms.validators import Optional

from inquiry.fields import passage
from inquiry.i18n import lazy

LONGEST = 600
TOO_LONG = lazy("Keep it to a few lines, please.")


class RequestForm(Form):
    words = passage(
        lazy("What do you need?"),
        needed=lazy("Write in a sentence what you need."),
        longest=LONGEST,
        too_long=TOO_LONG,
    )
    on = DateField(lazy("For which day"), [Optional()])


class AnswerForm(Form):
    answer = passage(
        lazy("Your answer"),
        needed=lazy("Answer in a line; the team waits for it."),
        longest=LONGEST,
        too_long=TOO_LONG,
    )
