from wtforms import DateField, Form, HiddenField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import AnyOf, DataRequired, Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from inquiry.cycles.notes import ALL_OF_US
from inquiry.cycles.sentences import STATUSES
from inquiry.db import new_ref
from inquiry.i18n import lazy
from inquiry.minutes.corrections import BRING, DUE, OWNER, PRESENT, SUMMARY, WORDS
from inquiry.minutes.times import day
from inquiry.text import LONGEST, one_line, trim

TOO_LONG = lazy("This is too long to keep as one text. It is still here; please shorten it.")
EMPTY = lazy("Cards keep their words here; to take one off, its author takes it back on its own page.")
LINE, SHORT = 300, 500


def text(label, *, longest=LONGEST, rules=()):
    """A place for several lines."""
    return TextAreaField(label, [*(rules or [Optional()]), Length(max=longest, message=TOO_LONG)], filters=[trim])


def line(label, longest=LINE):
    return StringField(label, [Optional(), Length(max=longest, message=TOO_LONG)], filters=[one_line])


class OutcomeForm(Form):
    status = StringField(
        lazy("How it went"),
        [AnyOf(STATUSES, lazy("Say whether it is done, still open, or let go."))],
        filters=[one_line],
    )
    outcome = text(lazy("What you heard, saw or learned"), longest=4000)
    next = HiddenField()  # where to go on, if it is a page of ours


class CorrectionForm(Form):
    summary = line(lazy("The meeting in a sentence"))
    present = SelectMultipleField(
        lazy("Who was there"), widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )
    decision = text(lazy("A decision that is missing"))
    step = text(lazy("A next step that is missing"))
    step_owner = SelectField(lazy("Who does it"), [Optional()])
    step_due = DateField(lazy("By when"), [Optional()])
    step_bring = line(lazy("What to bring back, so that we see whether it worked"), SHORT)
    remark = text(lazy("A remark"))
    why = line(lazy("Why you correct it"))
    base = HiddenField()  # the version these corrections were made over
    once = HiddenField(default=new_ref)  # a form sent twice makes one version

    def fields(self):
        """What stands in the form, as plain fields."""
        named = {name: self[name].data for name in self._fields if name.partition("-")[0] in (WORDS, OWNER, BRING)}
        due = {name: self[name].data for name in self._fields if name.startswith(f"{DUE}-")}
        dates = {name: on.isoformat() if on else "" for name, on in due.items()}
        named = {name: value or "" for name, value in named.items()}
        return {**named, **dates, SUMMARY: self.summary.data or "", PRESENT: sorted(self.present.data or [])}


def correction_form(record, people, sent, fields, base):
    """The form for this record: `fields` is what stands in it, `sent` what came back."""
    form = _with_cards(record)(sent, data=_as_data(fields) | {"base": str(base)})
    form.present.choices = list(people.items())
    for field in form:
        if field.type == "SelectField":
            field.choices = [("", lazy("Nobody yet")), (ALL_OF_US, lazy("All of us")), *people.items()]
    return form


def _with_cards(record):
    """The same form with a place for each card’s words, and for each next step’s who, when and what."""
    more = {f"{WORDS}-{card.ref}": text(card.label, rules=[DataRequired(EMPTY)]) for card in record.all_cards}
    for card in record.next_steps:
        more[f"{OWNER}-{card.ref}"] = SelectField(lazy("Who does it"), [Optional()])
        more[f"{DUE}-{card.ref}"] = DateField(lazy("By when"), [Optional()])
        more[f"{BRING}-{card.ref}"] = line(lazy("What to bring back, so that we see whether it worked"), SHORT)
    return type("CorrectionOfThese", (CorrectionForm,), more)


def _as_data(fields):
    return {name: day(value) if name.startswith(f"{DUE}-") else value for name, value in fields.items()}
