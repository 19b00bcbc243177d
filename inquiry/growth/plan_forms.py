"""What is written before and after leading. Beside each passage goes how it stood when this person began to write."""

from wtforms import Form, SelectField
from wtforms.widgets import HiddenInput

from inquiry.fields import passage
from inquiry.i18n import lazy
from inquiry.meetings.conflicts import nobody_else_changed

PLAN = ("purpose", "why", "risks", "questions", "materials")
CHOSEN = ("first_move", "second_move")
DEBRIEF = ("learned", "worked", "surprises", "keep", "try_next", "goal")


def _text(label):
    return passage(label, if_you_like=False)  # all of it is; to say so beside each would be noise


def _seen():
    return passage("", widget=HiddenInput())


class Meets(Form):
    """A form that knows how its passages stood when somebody began to write."""

    names: tuple = ()

    @classmethod
    def over(cls, row, sent=None):
        """The form over a row that is there already, or over none; what was sent says itself how it found it."""
        stands = {name: getattr(row, name) for name in cls.names} if row else {}
        seen = {} if sent else {f"seen_{name}": words for name, words in stands.items()}
        return cls(sent, data=stands | seen | cls.chosen_in(row))

    @classmethod
    def chosen_in(cls, row) -> dict:
        """What else of a row the form shows."""
        return {}

    def meets(self, row) -> bool:
        """Whether it can take the row’s place. What only others changed is kept; what both changed is shown."""
        met = [self._meets(name, getattr(row, name)) for name in self.names]  # all of them, so that each says its word
        return all(met)

    def _meets(self, name, there):
        mine, seen = self[name], self[f"seen_{name}"]
        if mine.data == seen.data:
            mine.data = seen.data = there
            return True
        return nobody_else_changed(mine, seen, there)

    def put_on(self, row):
        for name in self.names:
            setattr(row, name, self[name].data)


class LeadingPlanForm(Meets):
    names = PLAN

    @classmethod
    def chosen_in(cls, row):
        return dict(zip(CHOSEN, row.moves if row else (), strict=False))

    purpose = _text(lazy("What may colleagues learn?"))
    why = _text(lazy("This way of talking, and why"))
    risks = _text(lazy("Where could it get difficult?"))
    first_move = SelectField(lazy("One move I will practice"), validate_choice=False)
    second_move = SelectField(lazy("Another one"), validate_choice=False)
    questions = _text(lazy("Questions I have ready"))
    materials = _text(lazy("What I need"))
    seen_purpose, seen_why, seen_risks, seen_questions, seen_materials = _seen(), _seen(), _seen(), _seen(), _seen()

    def offer(self, choices):
        """Let them choose among these moves."""
        for name in CHOSEN:
            self[name].choices = choices

    @property
    def moves(self):
        """The codes that were chosen, each once; nothing but what was offered."""
        known = {one.value for one in self.first_move.choices}
        return [code for code in dict.fromkeys(self[name].data for name in CHOSEN) if code and code in known]


class DebriefForm(Meets):
    names = DEBRIEF
    learned = _text(lazy("What did colleagues learn, and how do you know?"))
    worked = _text(lazy("Which moves worked, and where?"))
    surprises = _text(lazy("What surprised you?"))
    keep = _text(lazy("One thing to keep"))
    try_next = _text(lazy("One thing to try"))
    goal = _text(lazy("Your goal for the next session"))
    seen_learned, seen_worked, seen_surprises, seen_keep = _seen(), _seen(), _seen(), _seen()
    seen_try_next, seen_goal = _seen(), _seen()


class MentorForm(Meets):
    names = ("mentor_words",)
    mentor_words = _text(lazy("Your words beside it"))
    seen_mentor_words = _seen()
