from wtforms import (
    BooleanField,
    DateField,
    DateTimeLocalField,
    Form,
    HiddenField,
    IntegerField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    TimeField,
)
from wtforms.validators import InputRequired, NumberRange
from wtforms.validators import Optional as IfYouLike

from inquiry.fields import line, passage
from inquiry.i18n import lazy

SHORTEST, LONGEST, MOST_PEOPLE = 10, 240, 120  # people of several schools may come to one session
LONGEST_TEXT = 2000


def offered(pairs, group=None):
    """What a select offers, by the name it sends and the word it shows."""
    return [SelectChoice(value=value, label=word, optgroup=group) for value, word in pairs]


def _number(label, least, most, **more):
    says = lazy("Between %(least)s and %(most)s, please.", least=least, most=most)
    return IntegerField(label, [InputRequired(says), NumberRange(least, most, message=says)], **more)


class PlanForm(Form):
    purpose = line(lazy("In this meeting we …"), needed=lazy("Say in a few words what this meeting is for."))
    day = DateField(lazy("Day"), [InputRequired(lazy("Choose a day."))])
    time = TimeField(lazy("Begins at"), [InputRequired(lazy("Choose when it begins."))])
    minutes = _number(lazy("Minutes"), SHORTEST, LONGEST)
    place = line(lazy("Place"))
    expected = _number(lazy("How many people"), 2, MOST_PEOPLE)
    cycle = SelectField(lazy("Inquiry"))
    opening = SelectField(lazy("We open with"))
    protocol = SelectField(lazy("The main part"))
    closing = SelectField(lazy("We close with"))
    facilitator = SelectField(lazy("Facilitator"))
    timekeeper = SelectField(lazy("Timekeeper"))
    recorder = SelectField(lazy("Recorder"))
    presenter = SelectField(lazy("Presenter"))
    focus_norm = SelectField(lazy("Today’s norm"))
    keep_debrief = BooleanField(lazy("Keep two minutes to look back, whatever else has to shrink"))
    variant = SelectField(lazy("Length"), validate_choice=False)
    count = IntegerField(lazy("Rounds"), [IfYouLike(), NumberRange(1, 5, message=lazy("From 1 to 5."))])
    pre_work = SelectMultipleField(lazy("Done before the meeting"), validate_choice=False)
    seen = HiddenField(default="")  # the purpose as it stood when this person began to write


class CallOffForm(Form):
    why = line(lazy("Why"), needed=lazy("A few words are enough: the team and its record keep them."))


class BringForm(Form):
    what = line(lazy("What to bring"), needed=lazy("Say what to bring."))
    who = SelectField(lazy("Who"))


class QuestionForm(Form):
    focus_question = passage(lazy("Focus question"), longest=LONGEST_TEXT, if_you_like=False)
    seen = HiddenField(default="")


class ContextForm(Form):
    context = passage(lazy("What the others need to know"), longest=LONGEST_TEXT, if_you_like=False)
    seen = HiddenField(default="")


class TalkForm(Form):
    pre_talk_at = DateTimeLocalField(lazy("When you talk"), [IfYouLike()])
    pre_talk_done = BooleanField(lazy("We have talked"))


class ShelfForm(Form):
    phase = SelectField(lazy("Phase"))
    minutes = SelectField(
        lazy("Fits in"),
        choices=offered(
            [
                ("", lazy("Any length")),
                ("30", lazy("30 minutes")),
                ("45", lazy("45 minutes")),
                ("60", lazy("60 minutes")),
            ]
        ),
    )
    people = IntegerField(lazy("How many people"), default=5)
    trust = SelectField(
        lazy("Good for"),
        choices=offered(
            [
                ("", lazy("A team that knows each other well")),
                ("2", lazy("A team after three or four meetings")),
                ("1", lazy("A first meeting")),
            ]
        ),
    )
