"""What a plan chooses from: people, inquiries, norms and protocols, each by the name a form sends."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import or_

from inquiry.access import visible
from inquiry.cycles.models import Cycle
from inquiry.db import db
from inquiry.discussions.format import library
from inquiry.discussions.kind_names import PHASE_LABELS
from inquiry.i18n import _, language
from inquiry.meetings import queries
from inquiry.meetings.forms import offered
from inquiry.norms.queries import in_force

AROUND = ("opening", "closing")  # categories of protocols that stand around the main part


@dataclass
class Choices:
    """Everything a team may choose from, read once."""

    members: list
    cycles: Sequence
    norms: Sequence

    @classmethod
    def of(cls, team_id, person, cycle_id=None):
        """What this team may choose from now, and the inquiry that was chosen already."""
        fitting = or_(Cycle.closed_at.is_(None), Cycle.id == cycle_id)
        stmt = visible(Cycle, to=person).where(Cycle.team_id == team_id, fitting)
        cycles = db.session.scalars(stmt.order_by(Cycle.opened_at.desc(), Cycle.id.desc())).all()
        return cls(queries.members_of(team_id, person), cycles, in_force(team_id, to=person))

    def put_on(self, form):
        """Offer them in the form."""
        people = [(one.ref, one.name) for one in self.members]
        form.facilitator.choices = offered(people)
        for role in (form.timekeeper, form.recorder, form.presenter):
            role.choices = offered([("", _("Nobody yet")), *people])
        form.cycle.choices = offered([*((one.ref, one.question) for one in self.cycles), ("", _("No inquiry"))])
        norms = [(one.ref, one.text) for one in self.norms]
        form.focus_norm.choices = offered([("", _("None in particular")), *norms])
        form.protocol.choices = protocols(self.phase_of(form.cycle.data))
        form.opening.choices = offered([("connections", _name("connections")), ("", _("A short welcome"))])
        form.closing.choices = offered([("plus_delta", _name("plus_delta")), ("", _("Next steps only"))])
        return form

    def phase_of(self, cycle_ref):
        """The phase that inquiry is in, or nothing."""
        return next((one.phase for one in self.cycles if one.ref == cycle_ref), None)

    def person_id(self, ref):
        return _number_of(self.members, ref)

    def cycle_id(self, ref):
        return _number_of(self.cycles, ref)

    def norm_id(self, ref):
        return _number_of(self.norms, ref)

    def ref_of(self, kind, number):
        """The name a form sends for a row: the other way round."""
        return next((one.ref for one in getattr(self, kind) if one.id == number), "")


def _number_of(rows, ref):
    return next((one.id for one in rows if one.ref == ref), None)


def _name(protocol_id):
    protocol = library().get(protocol_id)
    return protocol.name.in_(language()) if protocol else protocol_id


def protocols(phase=None):
    """The main protocols for a select: those of the phase first, then the others."""
    main = [one for one in library().values() if not set(AROUND) & set(one.categories)]
    fitting = sorted((one.id for one in main if phase in one.phases), key=_name)
    others = sorted((one.id for one in main if phase not in one.phases), key=_name)
    fits = _("For the phase “%(phase)s”", phase=PHASE_LABELS[phase]) if phase else ""
    return [
        *offered([("", _("Open talk about our purpose"))], _("No protocol")),
        *offered([(one, _name(one)) for one in fitting], fits),
        *offered([(one, _name(one)) for one in others], _("Others") if fitting else _("Protocols")),
    ]
