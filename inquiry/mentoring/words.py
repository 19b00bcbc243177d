"""What we call the records between a leader and a mentor, and why somebody cannot be a mentor."""

from inquiry.i18n import _, lazy

RECORDS = {
    "plan": lazy("A plan for leading"),
    "moves": lazy("The moves of a session"),
    "debrief": lazy("A debrief"),
    "growth": lazy("The page of growth"),
    "stage": lazy("What was said about stages"),
    "assessment": lazy("A self-assessment"),
    "portfolio": lazy("The portfolio"),
    "overview": lazy("What you want to try, in the list of leaders"),
}


def why_not(mentor, leader) -> str:
    """The reason why somebody who evaluates a leader cannot be their mentor."""
    if mentor.is_evaluator:
        said = _("%(mentor)s is marked as somebody who evaluates teachers.", mentor=mentor.name)
    else:
        said = _("%(mentor)s leads the school of %(leader)s and evaluates its teachers.", **_names(mentor, leader))
    return f"{said} {_('Nobody can be both: what is said between a leader and a mentor is never evaluated.')}"


def closed_since(mentor, leader, to) -> str:
    """What is told when a mentor has left, or has become the leader’s evaluator: both read that."""
    if not mentor.is_active:
        return _("%(mentor)s has left. What you wrote stays with you; you can ask somebody else.", mentor=mentor.name)
    if to.id == mentor.id:
        return _(
            "You evaluate %(leader)s now. So nothing between the two of you is open to you any more; it stays with "
            "%(leader)s. Please end this, so that somebody else can be named.",
            **_names(mentor, leader),
        )
    return _(
        "%(mentor)s evaluates you now. So nothing that you wrote is open to %(mentor)s any more; it stays with you. "
        "You can ask somebody else to be your mentor.",
        **_names(mentor, leader),
    )


def _names(mentor, leader):
    return {"mentor": mentor.name, "leader": leader.name}
