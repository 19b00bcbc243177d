"""What people send is tidied before anything keeps it."""

from importlib import import_module
from pkgutil import walk_packages

import pytest
from wtforms import Form, StringField
from wtforms.fields import HiddenField, PasswordField

import inquiry

MODULES = [one.name for one in walk_packages(inquiry.__path__, "inquiry.") if one.name.endswith("forms")]
WORDS = "A\x00 B"  # PostgreSQL keeps no zero byte, and nobody means one


def fields_of_the_house():
    for name in MODULES:
        for form in vars(import_module(name)).values():
            if isinstance(form, type) and issubclass(form, Form) and form.__module__ == name:
                yield from ((f"{form.__name__}.{field}", made) for field, made in vars(form).items() if is_text(made))


def is_text(field):
    made = getattr(field, "field_class", None)
    return bool(made) and issubclass(made, StringField) and not issubclass(made, HiddenField | PasswordField)


@pytest.mark.parametrize(("name", "field"), [pytest.param(*one, id=one[0]) for one in fields_of_the_house()])
def test_every_field_for_words_leaves_out_what_no_database_keeps(name, field):
    said = WORDS
    for tidy in field.kwargs.get("filters", ()):
        said = tidy(said)
    assert said == "A B", name
