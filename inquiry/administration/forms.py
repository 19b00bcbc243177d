from wtforms import BooleanField, Form, SelectField, ValidationError

from inquiry.i18n import lazy
from inquiry.people.forms import email_field, name_field, options, password_field
from inquiry.people.passwords import too_easy
from inquiry.people.words import ROLES
from inquiry.teams.forms import TeamForm
from inquiry.teams.words import KINDS


class SchoolForm(Form):
    name = name_field(lazy("Name of the school"))


class AccountForm(Form):
    """What somebody is in the district."""

    role = SelectField(lazy("Role"), choices=options(ROLES))
    school = SelectField(lazy("School"))
    is_evaluator = BooleanField(lazy("Evaluates teachers"))
    is_administrator = BooleanField(lazy("Runs accounts, schools and teams"))

    def __init__(self, formdata=None, schools=(), **more):
        super().__init__(formdata, **more)
        self.school.choices = choices_of(schools)


class KnownPersonForm(AccountForm):
    email = email_field()


class NewPersonForm(AccountForm):
    name = name_field(lazy("Name"))
    email = email_field()


class NewTeamForm(TeamForm):
    school = SelectField(lazy("School"))
    facilitator = SelectField(lazy("Who facilitates?"))

    def __init__(self, formdata=None, schools=(), people=(), **more):
        super().__init__(formdata, **more)
        self.school.choices = choices_of(schools)
        self.facilitator.choices = options({"": lazy("Nobody yet")} | {person.ref: person.name for person in people})


class WelcomeForm(Form):
    """The very first steps: one district, one school, one administrator, one team."""

    district = name_field(lazy("Name of the district"))
    school = name_field(lazy("Name of your first school"))
    team = name_field(lazy("Name of your first team"))
    kind = SelectField(lazy("What kind of team is it?"), choices=options(KINDS))
    name = name_field(lazy("Your name"))
    email = email_field()
    password = password_field(lazy("Your password"), lazy("Please choose a password."))
    teaches = BooleanField(lazy("I teach in this team"))

    def validate_password(self, field):
        if why := too_easy(field.data, name=self.name.data, email=self.email.data):
            raise ValidationError(why)


def choices_of(schools):
    return options({"": lazy("None: across the district")} | {school.ref: school.name for school in schools})
