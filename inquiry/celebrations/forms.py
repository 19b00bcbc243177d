from wtforms import BooleanField, Form
from wtforms.validators import InputRequired

from inquiry.fields import passage
from inquiry.i18n import lazy

LONGEST, TOO_LONG = 1500, lazy("Keep it to a few sentences, please.")


class CelebrationForm(Form):
    body = passage(
        lazy("In the words others may read"),
        needed=lazy("Write a sentence or two that others may read."),
        longest=LONGEST,
        too_long=TOO_LONG,
    )
    nameless = BooleanField(
        lazy("No child can be recognized in it: no name, no initials, no story of one family"),
        [InputRequired(lazy("Please read it once more with this in mind, and tick it."))],
    )


class ThanksForm(Form):
    words = passage(
        lazy("What do you thank for?"),
        needed=lazy("Write what you thank for; one sentence is enough."),
        longest=LONGEST,
        too_long=TOO_LONG,
    )
