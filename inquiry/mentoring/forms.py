from datetime import datetime

from wtforms import DateField, Form, SelectField
from wtforms.validators import InputRequired

from inquiry.clock import now, start_of
from inquiry.i18n import lazy


class MentorForm(Form):
    mentor = SelectField(lazy("Who?"), [InputRequired(lazy("Please choose somebody."))], validate_choice=False)


class EarlierForm(Form):
    since = DateField(lazy("Open what I wrote since"), [InputRequired(lazy("Please choose the day."))])

    def moment(self, zone) -> datetime:
        """The moment from which on records are open: the beginning of that day, and never later than now."""
        return min(start_of(self.since.data, zone), now())
