from wtforms import (
    DateField,
    DateTimeLocalField,
    Form,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
)
from wtforms.validators import NumberRange, Regexp
from wtforms.validators import Optional as IfYouLike
from wtforms.widgets import CheckboxInput, ListWidget, URLInput

from inquiry.fields import Line, line, passage
from inquiry.i18n import lazy
from inquiry.meetings.forms import PlanForm, offered
from inquiry.sessions.models import COHORT, DISTRICT

MOST_PLACES = 500


class Address(Line):
    """An address on the web, with the keyboard phones have for it."""

    widget = URLInput()


class SessionFields(Form):
    """What a session says of itself beside its meeting."""

    about = passage(lazy("What it is about"))
    open_to = RadioField(
        lazy("Who may sign up"),
        choices=offered([(COHORT, lazy("The cohort")), (DISTRICT, lazy("Everybody in the district"))]),
        default=COHORT,
    )
    places = IntegerField(
        lazy("Places"),
        [IfYouLike(), NumberRange(1, MOST_PLACES, message=lazy("Between 1 and %(most)s, please.", most=MOST_PLACES))],
    )
    closes_at = DateTimeLocalField(lazy("Sign-up closes"), [IfYouLike()])
    co_leaders = SelectMultipleField(
        lazy("Who leads it with you"), [IfYouLike()], widget=ListWidget(), option_widget=CheckboxInput()
    )


class SessionPlanForm(SessionFields, PlanForm):
    """A session and its meeting, planned in one go: the title is the purpose of the meeting."""

    purpose = line(lazy("Title of the session"), needed=lazy("Give the session a title."))


class SessionForm(SessionFields):
    title = line(lazy("Title of the session"), needed=lazy("Give the session a title."))
    seen = HiddenField(default="")  # what it was about when this person began to write


class MaterialForm(Form):
    title = line(lazy("What it is"), needed=lazy("Say in a word or two what it is."))
    body = passage(lazy("Words"))
    link = line(
        lazy("Address"),
        Regexp(r"https?://[^\s]+\Z", message=lazy("An address begins with https:// and has no spaces.")),
        longest=2000,
        kind=Address,
    )


class WalkInForm(Form):
    who = SelectField(lazy("Somebody else came"), [IfYouLike()])


class ExitCardForm(Form):
    learned = passage(lazy("What do you take with you?"))
    will_try = passage(lazy("What will you try with your students?"))
    asks = passage(lazy("What do you still ask yourself?"))


class LessonForm(Form):
    title = line(lazy("The lesson"), needed=lazy("Give the lesson a name."), longest=150)
    question = line(lazy("What we want to find out with it"), longest=400)
    body = passage(lazy("How we plan it"))
    base = HiddenField()  # the version these words were written over


class TaughtForm(Form):
    on = DateField(lazy("When I teach it"), [IfYouLike()])
    words = passage(lazy("What I bring back: what students did and said"))
