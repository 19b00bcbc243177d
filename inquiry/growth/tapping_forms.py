from wtforms import Form, IntegerField, SelectField
from wtforms.validators import AnyOf, NumberRange, Optional, Regexp

from inquiry.fields import line
from inquiry.growth.models import LEADER, MENTOR
from inquiry.i18n import lazy

UNKNOWN = lazy("This move is not known.")
FAR_AHEAD = 4_102_444_800_000  # the year 2100, in thousandths of a second


class TapForm(Form):
    """One press of a button. The page draws the buttons itself."""

    code = line("", needed=UNKNOWN)
    who = SelectField(choices=[LEADER, MENTOR], default=LEADER)
    step = line("")  # one that is not known counts as none: the move was seen all the same
    words = line(lazy("The words that were said"), longest=500)
    device_id = line("", Regexp(r"^[0-9a-f]{32}$"))
    at = IntegerField(validators=[Optional(), NumberRange(0, FAR_AHEAD)])

    def __init__(self, session, *told, **more):
        super().__init__(*told, **more)
        known = AnyOf(session.moves.by_code, message=UNKNOWN)
        self.code.validators = [*self.code.validators, known]  # one that was put away meanwhile is taken, too
