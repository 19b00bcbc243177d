from wtforms import Form, RadioField
from wtforms.validators import InputRequired

from inquiry.fields import passage
from inquiry.i18n import lazy
from inquiry.people.forms import options
from inquiry.stages.words import LEVEL_NAMES, SHOWN_WORDS

LONGEST = 3000
CHOOSE = InputRequired(lazy("Please choose one."))


class WordsForm(Form):
    words = passage(
        lazy("What you see that speaks for it"),
        needed=lazy("Write a sentence or two; it is a talk, and it is kept."),
        longest=LONGEST,
    )


class TalkForm(WordsForm):
    level = RadioField(lazy("Which stage fits from now on?"), [CHOOSE], choices=options(LEVEL_NAMES), coerce=int)


class WishForm(Form):
    wishes = RadioField(
        lazy("Do you wish to lead meetings or sessions?"),
        [CHOOSE],
        choices=options({"yes": lazy("Yes, I wish to lead"), "no": lazy("Not at the moment")}),
    )
    shown_to = RadioField(lazy("Who may know of it?"), [CHOOSE], choices=options(SHOWN_WORDS))
