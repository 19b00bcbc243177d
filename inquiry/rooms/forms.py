from wtforms import DateField, Form, HiddenField, SelectField
from wtforms.validators import InputRequired, Length, Optional

from inquiry.fields import line, passage
from inquiry.i18n import _, lazy
from inquiry.rooms.part_in import kinds_for, why_not

LONGEST = 4000


class CardForm(Form):
    """A card on its way: its words, its kind, what it points to, and, for a next step, who, until when, with what."""

    text = passage(
        lazy("Your card"),
        needed=lazy("There are no words on this card yet. Write some and keep it then."),
        longest=LONGEST,
        too_long=lazy("This is longer than a card can be. Shorten it, or write two cards."),
    )
    kind = HiddenField(validators=[InputRequired()])
    device_id = HiddenField(validators=[Length(max=80)])
    artifact = HiddenField()
    page = HiddenField()
    region = HiddenField()
    owner = SelectField(lazy("Who"), choices=[], validate_choice=False)
    due = DateField(lazy("Until when"), [Optional()])
    bring = line(lazy("What they bring back"), longest=400, if_you_like=False)

    @property
    def first_mistake(self) -> str:
        return next(str(error) for errors in self.errors.values() for error in errors)

    @property
    def kind_and_subkind(self) -> tuple[str, str]:
        kind, _colon, subkind = (self.kind.data or "").partition(":")
        return kind, subkind

    def why_not_in(self, room, step) -> str:
        """Why such a card cannot be taken in this step; nothing when it can. Words for an earlier step are taken."""
        if step is None:
            return _("This step is not part of the meeting any more. Your words are still here.")
        if room.meeting.is_open and step.position > room.step.position:
            return _("This step has not begun yet. Your words are still here.")
        offered = {kind.value for kind in kinds_for(room.meeting, step, room.person)}
        return "" if self.kind.data in offered else why_not(room.meeting, step, room.person)

    @property
    def place(self) -> list | None:
        """The region as parts of the page, if there is a sensible one."""
        try:
            x, y, width, height = (min(1.0, max(0.0, float(part))) for part in (self.region.data or "").split(","))
        except ValueError:
            return None
        return [round(part, 4) for part in (x, y, min(width, 1 - x), min(height, 1 - y))]
