from email_validator import EmailNotValidError, validate_email
from wtforms import BooleanField, Form, PasswordField, SelectChoice, ValidationError
from wtforms.validators import InputRequired, Length
from wtforms.widgets import EmailInput

from inquiry.fields import line
from inquiry.i18n import lazy
from inquiry.people.passwords import LONGEST, too_easy

PLEASE = lazy("Please write a name.")


def options(words):
    """What a field offers: values with their words."""
    return [SelectChoice(value=value, label=word) for value, word in dict(words).items()]


def an_address(_form, field):
    """An e-mail address as it is kept: checked, in small letters."""
    try:
        field.data = validate_email((field.data or "").strip(), check_deliverability=False).normalized.lower()
    except EmailNotValidError:
        raise ValidationError(lazy("This does not look like an e-mail address. Please look at it once more.")) from None


def name_field(label, needed=PLEASE):
    return line(label, needed=needed, longest=80, too_long=lazy("Please use at most 80 characters."))


def email_field():
    return line(lazy("E-mail"), an_address, needed=lazy("Please write an e-mail address."), widget=EmailInput())


def password_field(label, asked):
    long = Length(max=LONGEST, message=lazy("Please use at most %(max)d characters."))
    return PasswordField(label, [InputRequired(asked), long])


class SignInForm(Form):
    email = line(lazy("E-mail"), needed=lazy("Please write your e-mail address."), widget=EmailInput())
    password = password_field(lazy("Password"), lazy("Please write your password."))
    stay = BooleanField(lazy("Keep me signed in on this device"))


class ForgottenForm(Form):
    email = email_field()


class ChoosePasswordForm(Form):
    """A new password for somebody whose name and e-mail are known: it must not be made of them."""

    password = password_field(lazy("New password"), lazy("Please choose a password."))

    def __init__(self, formdata=None, person=None, **more):
        super().__init__(formdata, **more)
        self.person = person

    def validate_password(self, field):
        if why := too_easy(field.data, name=self.person.name, email=self.person.email):
            raise ValidationError(why)


class ChangePasswordForm(ChoosePasswordForm):
    now = password_field(lazy("Your password until now"), lazy("Please write your password."))

    def validate_now(self, field):
        if not self.person.knows(field.data):
            raise ValidationError(lazy("This is not your password. Nothing was changed."))


class NameForm(Form):
    name = name_field(lazy("Name"))
