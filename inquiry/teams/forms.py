from datetime import timedelta

from wtforms import DateField, Form, RadioField, SelectField, ValidationError
from wtforms.validators import InputRequired, StopValidation

from inquiry.clock import end_of, now, start_of, today
from inquiry.i18n import lazy
from inquiry.people.forms import email_field, name_field, options
from inquiry.teams.models import FACILITATOR, GUEST
from inquiry.teams.words import KINDS, PARTS

NOBODY = "nobody"
CHOOSE = InputRequired(lazy("Please choose one."))
FARTHEST = timedelta(days=5 * 366)
RECORD = {
    "current": lazy("All of the inquiry the team is in now, from its start"),
    "today": lazy("Only what comes from today on"),
    "all": lazy("Everything since the team began"),
    "day": lazy("Everything from a day on, which I choose below"),
}


class Day:
    """A day that may be left out, unless something else on the form needs it; messages in our own words."""

    field_flags = {"optional": True}

    def __init__(self, past=False, needed=None, why=""):
        self.past, self.needed, self.why = past, needed, why

    def __call__(self, form, field):
        field.errors = []
        if not any(field.raw_data or ()) and field.data is None:
            raise StopValidation(self.why if self.needed and self.needed(form) else "")
        if field.data is None:
            raise StopValidation(lazy("This is not a day of the calendar. Please write it like 2027-01-31."))
        if not self.past and field.data < today(form.zone):
            raise StopValidation(lazy("This day is over. Please choose a day from today on."))
        if abs(field.data - today(form.zone)) > FARTHEST:
            raise StopValidation(lazy("This day is too far away. Please choose one within five years."))


class TeamForm(Form):
    name = name_field(lazy("Name of the team"), lazy("Please give the team a name."))
    kind = SelectField(lazy("What kind of team is it?"), choices=options(KINDS))


class PartForm(Form):
    """Somebody’s part in a team; days begin and end where the district is."""

    role = RadioField(lazy("Part in the team"), [CHOOSE], choices=options(PARTS), default="member")
    until = DateField(
        lazy("Last day"),
        [Day(needed=lambda form: form.role.data == GUEST, why=lazy("A guest needs a last day. Please choose one."))],
    )

    def __init__(self, formdata=None, zone="UTC", **more):
        super().__init__(formdata, **more)
        self.zone = zone

    @property
    def until_at(self):
        """The end of the last day, if there is one."""
        return self.until.data and end_of(self.until.data, self.zone)


class JoinForm(PartForm):
    """Somebody’s part in a team, and from when on its record is open to them."""

    record = RadioField(
        lazy("What may they see of the team’s record?"), [CHOOSE], choices=options(RECORD), default="current"
    )
    since = DateField(
        lazy("From which day on"),
        [Day(past=True, needed=lambda form: form.record.data == "day", why=lazy("Please choose the day."))],
    )

    def sees_from(self, team, beginning):
        """The moment the record opens; `beginning` is when the present inquiry began."""
        moments = {"current": beginning, "all": team.begun_at, "day": self._since_at()}
        return min(moments.get(self.record.data) or now(), now())

    def _since_at(self):
        return self.since.data and start_of(self.since.data, self.zone)


class ColleagueForm(JoinForm):
    person = SelectField(lazy("Who?"), [InputRequired(lazy("Please choose somebody."))], validate_choice=False)


class NewcomerForm(JoinForm):
    name = name_field(lazy("Name"))
    email = email_field()


class Succession(Form):
    """When the only facilitator stops leading, somebody is named, or deliberately nobody."""

    successor = SelectField(lazy("Who facilitates from now on?"), default="")
    keeps_leading = False

    def __init__(self, formdata=None, successors=None, **more):
        super().__init__(formdata, **more)
        if successors is None:
            del self.successor
            return
        named = {row.ref: row.person.name for row in successors}
        self.successor.choices = options({"": lazy("Choose…")} | named | {NOBODY: lazy("Nobody for now")})

    def validate_successor(self, field):
        if not field.data and not self.keeps_leading:
            raise ValidationError(lazy("The team would be without a facilitator. Please name somebody, or nobody."))


class GoingForm(Succession):
    """Goodbye to somebody."""


class ChangeForm(Succession, PartForm):
    """Another part, or another last day, for somebody in the team."""

    @property
    def keeps_leading(self):  # type: ignore[override]
        return self.role.data == FACILITATOR and not self.until.data
