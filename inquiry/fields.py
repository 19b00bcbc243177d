"""Where people type words. What arrives is tidied by the field itself, so that no form can forget it."""

from wtforms import StringField
from wtforms.validators import DataRequired, Length
from wtforms.validators import Optional as IfYouLike
from wtforms.widgets import TextArea

from inquiry.i18n import lazy
from inquiry.text_guard import LONGEST, one_line, trim

LONGEST_LINE = 200
SHORTER = lazy("Keep it shorter.")
TOO_LONG = lazy("This is too long; it is still here to be shortened.")


class Words(StringField):
    """Words somebody types. Nothing a form says of the field takes the place of the tidying."""

    def __init__(self, *told, default="", **more):
        super().__init__(*told, filters=[self.tidied], default=default, **more)

    def tidied(self, words):
        raise NotImplementedError


class Line(Words):
    """A name, a title, an answer: words on one line."""

    def tidied(self, words):
        return one_line(words)


class Passage(Words):
    """Words on as many lines as they take."""

    widget = TextArea()

    def tidied(self, words):
        return trim(words)


def line(label, *rules, longest=LONGEST_LINE, too_long=SHORTER, kind=Line, **more):
    """A field for one line; `needed` is what we say when it is left empty."""
    return _field(kind, label, rules, Length(max=longest, message=too_long), **more)


def passage(label, *rules, longest=LONGEST, too_long=TOO_LONG, kind=Passage, **more):
    """A field for several lines; `needed` is what we say when it is left empty."""
    return _field(kind, label, rules, Length(max=longest, message=too_long), **more)


def _field(kind, label, rules, short_enough, needed="", if_you_like=True, **more):
    """Without `needed` the page says “if you like”, unless another field decides whether words are needed."""
    first = [DataRequired(needed)] if needed else []
    last = [IfYouLike()] if if_you_like and not needed else []  # it ends the looking, hence last
    return kind(label, [*first, short_enough, *rules, *last], **more)
