from wtforms import Form, RadioField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from inquiry.i18n import lazy
from inquiry.people.forms import options
from inquiry.stages.words import LEVEL_NAMES, SHOWN_WORDS
from inquiry.text import trim

LONGEST = 3000


class WordsForm(Form):
    words = TextAreaField(
        lazy("What you see that speaks for it"),
        [
            DataRequired(lazy("Write a sentence or two; it is a talk, and it is kept.")),
            Length(max=LONGEST, message=lazy("Keep it shorter.")),
        ],
        filters=[trim],
    )


class TalkForm(WordsForm):
    level = RadioField(
        lazy("Which stage fits from now on?"),
        [InputRequired(lazy("Please choose one."))],
        choices=options(LEVEL_NAMES),
        coerce=int,
    )


class WishForm(Form):
    wishes = RadioField(
        lazy("Do you wish to lead meetings or sessions?"),
        [InputRequired(lazy("Please choose one."))],
        choices=options({"yes": lazy("Yes, I wish to lead"), "no": lazy("Not at the moment")}),
    )
    shown_to = RadioField(
        lazy("Who may know of it?"), [InputRequired(lazy("Please choose one."))], choices=options(SHOWN_WORDS)
    )
