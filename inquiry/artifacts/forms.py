from wtforms import (
    BooleanField,
    FieldList,
    FloatField,
    Form,
    FormField,
    HiddenField,
    SelectField,
)
from wtforms.validators import InputRequired, NumberRange, Optional, ValidationError
from wtforms.widgets import TextArea

from inquiry.artifacts.marks import Marks
from inquiry.artifacts.words import is_bird, looks_like_a_name, name_words
from inquiry.fields import Line, line
from inquiry.i18n import _, lazy

MOST_BOXES = 100
LEAST = 0.1  # percent of the page; smaller ones are slips of the hand
CHECKS = ("names", "faces", "others", "hand")
LOOKED_AT = InputRequired(lazy("Look at this too, and tick it."))


class PartForm(Form):
    """A part of the page in percent: from the left, from the top, how wide, how tall."""

    x = FloatField(lazy("From the left"), [Optional(), NumberRange(-100, 100)])
    y = FloatField(lazy("From the top"), [Optional(), NumberRange(-100, 100)])
    w = FloatField(lazy("Width"), [Optional(), NumberRange(LEAST, 200)])
    h = FloatField(lazy("Height"), [Optional(), NumberRange(LEAST, 200)])

    @property
    def numbers(self):
        return [self.x.data, self.y.data, self.w.data, self.h.data]

    @property
    def is_empty(self):
        return all(number is None for number in self.numbers)

    def is_clear(self):
        """Four numbers that touch the page, or none at all."""
        if self.is_empty:
            return not self.errors
        if self.errors or None in self.numbers:
            return False
        x, y, width, height = self.numbers
        return x < 100 and y < 100 and x + width > 0 and y + height > 0

    @property
    def part(self):
        return [number / 100 for number in self.numbers]


class MarksForm(Form):
    boxes = FieldList(FormField(PartForm))
    crop = FormField(PartForm)
    go = Line()

    @classmethod
    def showing(cls, page, said):
        """The form with what was drawn so far, or with what was just sent."""
        if said:
            return cls(said)
        boxes = [_percent(box) for box in page.boxes]
        return cls(data={"boxes": boxes, "crop": _percent(page.crop) if page.crop else {}})

    def validate(self, extra_validators=None):
        super().validate(extra_validators)
        clear = all(part.form.is_clear() for part in (*self.boxes, self.crop)) and len(self.boxes) <= MOST_BOXES
        if not clear:
            says = _("A box needs four numbers in percent that lie on the page. Yours are still here; look once more.")
            self.form_errors = [says]
        return clear

    def marks(self, turn) -> Marks:
        boxes = [box.form.part for box in self.boxes if not box.form.is_empty]
        return Marks(turn, None if self.crop.form.is_empty else self.crop.form.part, boxes)

    @property
    def spare(self):
        """Where the numbers of one more box can be written."""
        return PartForm(prefix=f"boxes-{len(self.boxes)}-")


def _percent(rectangle):
    return dict(zip("xywh", (round(100 * number, 3) for number in rectangle), strict=True))


class SharingForm(Form):
    alias = line(
        lazy("What we call this child"),
        needed=lazy("Choose a name, such as a bird’s."),
        longest=30,
        too_long=lazy("A short name is enough: up to 30 letters."),
    )
    about = line(
        lazy("What was the task?"),
        needed=lazy("Say in a sentence what the children were asked to do."),
        longest=300,
        too_long=lazy("Keep it to 300 letters."),
        widget=TextArea(),
    )
    inquiry = SelectField(lazy("For which inquiry?"))
    names = BooleanField(lazy("Name and class are covered"), [LOOKED_AT])
    faces = BooleanField(lazy("No faces"), [LOOKED_AT])
    others = BooleanField(lazy("Nothing else tells who this is"), [LOOKED_AT])
    hand = BooleanField(lazy("The handwriting stays in the team"), [LOOKED_AT])
    seal = HiddenField()

    def __init__(self, *args, inquiries=(), file_name="", suggested=(), is_in_use=lambda *_said: False, **more):
        super().__init__(*args, **more)
        self.inquiry.choices = [*((one.ref, one.question) for one in inquiries), ("", lazy("None of them yet"))]
        self.file_words, self.suggested, self.is_in_use = name_words(file_name), suggested, is_in_use

    @property
    def checked(self):
        """The points that were ticked."""
        return [name for name in CHECKS if self[name].data]

    def validate_alias(self, field):
        if is_bird(field.data):
            return
        if name_words(field.data) & self.file_words:
            raise ValidationError(
                _("This is also in the name of the file, so it may be the child’s own. Choose one nobody can guess.")
            )
        if looks_like_a_name(field.data):
            raise ValidationError(
                _("This reads like somebody’s full name. Choose one nobody can guess, such as a bird’s.")
            )

    def validate(self, extra_validators=None):
        is_good = super().validate(extra_validators)
        if is_good and self.is_in_use(self.alias.data, self.inquiry.data):
            free = ", ".join(self.suggested)
            self.alias.errors = [_("Another child has this name in the inquiry. Still free: %(names)s.", names=free)]
            return False
        return is_good
