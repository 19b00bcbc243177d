"""What stands in the way of protected time, told while it is being planned. It is told, never forbidden."""

from dataclasses import dataclass, field

from inquiry.i18n import _, ngettext
from inquiry.protected import clashes


@dataclass
class Fit:
    """How often it will be, what is in its way, and what else there is to know."""

    times: list = field(default_factory=list)
    clashes: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    mistakes: list[str] = field(default_factory=list)
    is_move: bool = False

    @property
    def ok(self):
        return bool(self.times) and not self.clashes and not self.mistakes

    @property
    def verdict(self):
        if self.mistakes:
            return _("The plan is not whole yet.")
        if self.is_move:
            return _("Something to look at first.") if self.clashes else _("Nothing stands in the way.")
        often = ngettext("Once", "%(num)s times", len(self.times))
        if not self.times:
            return _("It would never happen.")
        if self.clashes:
            return _("%(often)s, and something to look at first.", often=often)
        return _("%(often)s, and nothing stands in the way.", often=often)


def fit_of(proposal, to) -> Fit:
    """Look at a plan from every side."""
    fit = Fit(times=proposal.times)
    if proposal.year is None:
        fit.clashes.append(_("This school has no school year yet, so there are no days to plan on."))
        return fit
    fit.notes += [*clashes.left_out(proposal), *clashes.ends_with_the_year(proposal), *clashes.kept_by_word(proposal)]
    fit.clashes += clashes.days_off(proposal)
    fit.clashes += clashes.outside_the_bells(proposal, to)
    fit.clashes += clashes.people_and_rooms(proposal, to)
    if not fit.times and not fit.clashes:
        fit.clashes.append(_("No school day fits from today on. Look at the days and at the school’s calendar."))
    return fit


def incomplete(form) -> Fit:
    """What is still missing or does not go together, each in a sentence."""
    found = [errors[0] for errors in form.errors.values() if errors]
    return Fit(mistakes=[str(one) for one in found])
