from wtforms import Form, RadioField, SelectChoice, StringField
from wtforms.validators import DataRequired, InputRequired, Length
from wtforms.validators import Optional as IfYouLike

from inquiry.i18n import lazy
from inquiry.text import one_line

LONGEST_NORM = 300


class NormForm(Form):
    text = StringField(
        lazy("A norm, as a sentence"),
        [
            DataRequired(lazy("Write one sentence first.")),
            Length(max=LONGEST_NORM, message=lazy("Keep it to 300 letters.")),
        ],
        filters=[one_line],
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
    concern = StringField(
        lazy("What would you need?"), [IfYouLike(), Length(max=LONGEST_NORM)], filters=[one_line], default=""
    )
