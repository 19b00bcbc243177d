from wtforms import (
    DateField,
    Form,
    HiddenField,
    IntegerField,
    RadioField,
    SelectChoice,
    SelectField,
)
from wtforms.validators import DataRequired, NumberRange, Optional

from inquiry.cycles.connections import REGION_LABELS
from inquiry.cycles.notes import ALL_OF_US
from inquiry.cycles.sentences import STANDINGS, STATUSES
from inquiry.db import new_ref
from inquiry.fields import line, passage
from inquiry.i18n import lazy

SAY = lazy("A few words are enough; there is nothing here yet.")
TOO_LONG = lazy("This is too long to keep as one text. It is still here; please shorten it or make two of it.")


def options(pairs, group=None):
    """What a select offers, as values and words."""
    return [SelectChoice(value=value, label=word, optgroup=group) for value, word in pairs]


def _pieces(works):
    return [(one.ref, one.alias or one.about) for one in works]


class InquiryForm(Form):
    question = line(lazy("The question"), needed=SAY, longest=300, too_long=TOO_LONG)
    words = passage(lazy("Why this question, and what you hope for"), too_long=TOO_LONG)


class QuestionForm(Form):
    question = line(lazy("The question"), needed=SAY, longest=300, too_long=TOO_LONG)


class NextStep(Form):
    owner = SelectField(lazy("Who does it"), [Optional()])
    due_on = DateField(lazy("By when"), [Optional()])
    bring = line(lazy("What to bring back, so that we see whether it worked"), longest=500, too_long=TOO_LONG)

    def people(self, members):
        """Offer the people of the team, and all of them; nobody yet is an answer too."""
        people = ((one.ref, one.name) for one in members)
        self.owner.choices = options([("", lazy("Nobody yet")), (ALL_OF_US, lazy("All of us")), *people])
        return self


class NoteForm(NextStep):
    kind = SelectField(lazy("What it is"))
    body = passage(lazy("In your words"), needed=SAY, too_long=TOO_LONG)
    work = SelectField(lazy("Points to a piece of student work"), [Optional()], default="")
    page = IntegerField(lazy("Page"), [Optional(), NumberRange(min=1, max=500)], default=1)
    region = SelectField(lazy("Where on it"), [Optional()], choices=options(REGION_LABELS.items()), default="")
    once = HiddenField(default=new_ref)  # a form sent twice makes one note

    def on_the_table(self, works):
        self.work.choices = options([("", lazy("None")), *_pieces(works)])
        return self


class WordingForm(Form):
    kind = SelectField(lazy("What it is"))
    body = passage(lazy("In your words"), needed=SAY, too_long=TOO_LONG)
    base = HiddenField()  # the version these words were written over


class OutcomeForm(NextStep):
    status = RadioField(lazy("How it went"), choices=options(STATUSES.items()))
    outcome = passage(lazy("What you heard, saw or learned"), longest=4000, too_long=TOO_LONG)


class WithReason(Form):
    reason = passage(lazy("Why"), longest=1000, too_long=TOO_LONG)

    def ask_why(self, words):
        """Ask for the reason after all; nothing else was wrong."""
        self.reason.errors = [words]
        return False


class StandingForm(WithReason):
    became = RadioField(lazy("Where it stands"))

    def of(self, kind):
        self.became.choices = options(STANDINGS[kind].items())
        return self


class ClosingForm(WithReason):
    summary = passage(lazy("What we learned, in a few words"), longest=4000, too_long=TOO_LONG)


class ConnectForm(Form):
    to = SelectField(lazy("This note …"), [DataRequired(lazy("Choose one of the notes."))])


class PointForm(Form):
    work = SelectField(lazy("Piece of student work"), [DataRequired(lazy("Choose one of the pieces."))])
    page = IntegerField(lazy("Page"), [Optional(), NumberRange(min=1, max=500)], default=1)
    region = SelectField(lazy("Where on it"), [Optional()], choices=options(REGION_LABELS.items()), default="")

    def on_the_table(self, works):
        self.work.choices = options(_pieces(works))
        return self
