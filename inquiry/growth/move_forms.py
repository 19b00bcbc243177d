from wtforms import Form, SelectField

from inquiry.fields import line
from inquiry.growth.move_library import library
from inquiry.i18n import language, lazy

MEANING, EXAMPLE = lazy("What it does, in a line"), lazy("How it may sound")


class WordingForm(Form):
    """A move of ours in a district’s words; what is left empty is said as we say it."""

    name = line(lazy("What you call it"), longest=40)
    meaning = line(MEANING)
    example = line(EXAMPLE)


class OwnWordingForm(Form):
    """A move a district made."""

    name = line(lazy("What you call it"), longest=40, needed=lazy("Give it a name of a few words."))
    meaning = line(MEANING)
    example = line(EXAMPLE)


class NewMoveForm(OwnWordingForm):
    family = SelectField(lazy("To which family it belongs"))

    def __init__(self, *told, **more):
        super().__init__(*told, **more)
        self.family.choices = [(one.code, one.name.in_(language())) for one in library().families.values()]
