from wtforms import DateField, Form, HiddenField, SelectField, SelectMultipleField
from wtforms.validators import AnyOf, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from inquiry.cycles.notes import ALL_OF_US
from inquiry.cycles.sentences import STATUSES
from inquiry.db import new_ref
from inquiry.fields import Line, line, passage
from inquiry.i18n import lazy
from inquiry.minutes.corrections import BRING, DUE, OWNER, PRESENT, SUMMARY, WORDS
from inquiry.minutes.times import day

TOO_LONG = lazy("This is too long to keep as one text. It is still here; please shorten it.")
EMPTY = lazy("Cards keep their words here; to take one off, its author takes it back on its own page.")
LINE, SHORT = 300, 500


def _bring():
    return line(lazy("What to bring back, so that we see whether it worked"), longest=SHORT, too_long=TOO_LONG)


class OutcomeForm(Form):
    status = Line(lazy("How it went"), [AnyOf(STATUSES, lazy("Say whether it is done, still open, or let go."))])
    outcome = passage(lazy("What you heard, saw or learned"), longest=4000, too_long=TOO_LONG)
    next = HiddenField()  # where to go on, if it is a page of ours


class CorrectionForm(Form):
    summary = line(lazy("The meeting in a sentence"), longest=LINE, too_long=TOO_LONG)
    present = SelectMultipleField(
        lazy("Who was there"), widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )
    decision = passage(lazy("A decision that is missing"), too_long=TOO_LONG)
    step = passage(lazy("A next step that is missing"), too_long=TOO_LONG)
    step_owner = SelectField(lazy("Who does it"), [Optional()])
    step_due = DateField(lazy("By when"), [Optional()])
    step_bring = _bring()
    remark = passage(lazy("A remark"), too_long=TOO_LONG)
    why = line(lazy("Why you correct it"), longest=LINE, too_long=TOO_LONG)
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
    more = {f"{WORDS}-{card.ref}": passage(card.label, needed=EMPTY, too_long=TOO_LONG) for card in record.all_cards}
    for card in record.next_steps:
        more[f"{OWNER}-{card.ref}"] = SelectField(lazy("Who does it"), [Optional()])
        more[f"{DUE}-{card.ref}"] = DateField(lazy("By when"), [Optional()])
        more[f"{BRING}-{card.ref}"] = _bring()
    return type("CorrectionOfThese", (CorrectionForm,), more)


def _as_data(fields):
    return {name: day(value) if name.startswith(f"{DUE}-") else value for name, value in fields.items()}
