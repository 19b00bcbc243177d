from email_validator import EmailNotValidError, validate_email
from wtforms import BooleanField, EmailField, Form, PasswordField, SelectChoice, StringField, ValidationError
from wtforms.validators import DataRequired, InputRequired, Length

from inquiry.i18n import lazy
from inquiry.people.passwords import LONGEST, too_easy
from inquiry.text import one_line

NAME = [DataRequired(lazy("Please write a name.")), Length(max=80, message=lazy("Please use at most 80 characters."))]


def options(words):
    """What a field offers: values with their words."""
    return [SelectChoice(value=value, label=word) for value, word in dict(words).items()]


def an_address(_form, field):
    """An e-mail address as it is kept: checked, in small letters."""
    try:
        field.data = validate_email((field.data or "").strip(), check_deliverability=False).normalized.lower()
    except EmailNotValidError:
        raise ValidationError(lazy("This does not look like an e-mail address. Please look at it once more.")) from None


def email_field():
    asked = DataRequired(lazy("Please write an e-mail address."))
    return EmailField(lazy("E-mail"), [asked, Length(max=200), an_address], filters=[one_line])


def password_field(label, asked):
    long = Length(max=LONGEST, message=lazy("Please use at most %(max)d characters."))
    return PasswordField(label, [InputRequired(asked), long])


class SignInForm(Form):
    email = EmailField(
        lazy("E-mail"), [DataRequired(lazy("Please write your e-mail address.")), Length(max=200)], filters=[one_line]
    )
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
    name = StringField(lazy("Name"), NAME, filters=[one_line])
