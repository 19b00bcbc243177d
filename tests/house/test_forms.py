"""What people send is tidied before anything keeps it, because the fields do it: no form can forget it."""

import ast
from importlib import import_module
from pkgutil import walk_packages

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import FieldList, Form, StringField
from wtforms import fields as of_wtforms
from wtforms.fields import HiddenField, PasswordField

import inquiry
from inquiry.fields import Line, Passage
from inquiry.paths import PACKAGE

# A password is taken to the letter, and what is hidden is written by us. Nobody types either to be read.
NOT_WORDS = HiddenField, PasswordField
UNTIDY = {
    name
    for name, made in vars(of_wtforms).items()
    if isinstance(made, type) and issubclass(made, StringField) and not issubclass(made, NOT_WORDS)
}
WORDS = "A\x00 B"  # PostgreSQL keeps no zero byte, and nobody means one


def forms_of_the_house():
    for one in walk_packages(inquiry.__path__, "inquiry."):
        if one.name.endswith("forms"):
            import_module(one.name)
    ours = [form for form in below(Form) if form.__module__.startswith("inquiry.")]
    return sorted(ours, key=lambda form: (form.__module__, form.__name__))


def below(form):
    return {form}.union(*map(below, form.__subclasses__()))


def fields_for_words():
    for form in forms_of_the_house():
        for name, made in vars(form).items():
            made = one_of(made)
            kind = getattr(made, "field_class", None)
            if kind and issubclass(kind, StringField) and not issubclass(kind, NOT_WORDS):
                yield pytest.param(made, id=f"{form.__module__.removeprefix('inquiry.')}.{form.__name__}.{name}")


def one_of(made):
    """The field itself, or the one of which there are several."""
    return made.args[0] if getattr(made, "field_class", None) is FieldList else made


FIELDS = list(fields_for_words())


@pytest.mark.parametrize("made", FIELDS)
def test_whoever_types_words_types_them_into_a_line_or_a_passage(made):
    assert issubclass(made.field_class, Line | Passage)


@pytest.mark.parametrize("made", FIELDS)
def test_every_field_for_words_leaves_out_what_no_database_keeps(made):
    field = made.bind(Form(), "words")
    field.process(MultiDict({"words": WORDS}))
    assert field.data == "A B"


def test_no_form_takes_a_field_that_leaves_words_as_they_come():
    """Forms made while the house runs are held by this: what nobody can name, nobody can forget to tidy."""
    assert [place for place in named() if place[1] in UNTIDY] == [("fields.py", "StringField")]


def named():
    """Every name that is imported, or taken from something imported, and where."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if name := getattr(node, {ast.alias: "name", ast.Attribute: "attr"}.get(type(node), ""), None):
                yield path.relative_to(PACKAGE).as_posix(), name


@pytest.mark.parametrize("kind", [Line, Passage])
def test_a_form_cannot_put_something_else_in_the_place_of_the_tidying(kind):
    with pytest.raises(TypeError, match="filters"):
        kind("Words", filters=[str.upper]).bind(Form(), "words")


def test_there_are_fields_to_look_at():
    assert len(FIELDS) > 50
    assert {"StringField", "TextAreaField", "EmailField", "URLField"} <= UNTIDY
