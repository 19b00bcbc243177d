from wtforms import Form, RadioField, SelectChoice
from wtforms.validators import InputRequired

from inquiry.fields import line
from inquiry.i18n import lazy

LONGEST_NORM, TOO_LONG = 300, lazy("Keep it to 300 letters.")


class NormForm(Form):
    text = line(
        lazy("A norm, as a sentence"),
        needed=lazy("Write one sentence first."),
        longest=LONGEST_NORM,
        too_long=TOO_LONG,
    )


class HandForm(Form):
    fingers = RadioField(
        lazy("How far can you live with this list?"),
        [InputRequired(lazy("Choose a number of fingers."))],
        choices=[
            SelectChoice(5, lazy("5 · I stand behind it")),
            SelectChoice(4, lazy("4 · I like it")),
            SelectChoice(3, lazy("3 · I can live with it")),
            SelectChoice(2, lazy("2 · I want to talk about something")),
            SelectChoice(1, lazy("1 · Not like this")),
            SelectChoice(0, lazy("Fist · I cannot live with it")),
        ],
        coerce=int,
    )
    concern = line(lazy("What would you need?"), longest=LONGEST_NORM, too_long=TOO_LONG)
