from wtforms import BooleanField, Form, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from inquiry.i18n import lazy
from inquiry.text import trim

LONGEST = 1500


class CelebrationForm(Form):
    body = TextAreaField(
        lazy("In the words others may read"),
        [
            DataRequired(lazy("Write a sentence or two that others may read.")),
            Length(max=LONGEST, message=lazy("Keep it to a few sentences, please.")),
        ],
        filters=[trim],
    )
    nameless = BooleanField(
        lazy("No child can be recognized in it: no name, no initials, no story of one family"),
        [InputRequired(lazy("Please read it once more with this in mind, and tick it."))],
    )


class ThanksForm(Form):
    words = TextAreaField(
        lazy("What do you thank for?"),
        [
            DataRequired(lazy("Write what you thank for; one sentence is enough.")),
            Length(max=LONGEST, message=lazy("Keep it to a few sentences, please.")),
        ],
        filters=[trim],
    )
