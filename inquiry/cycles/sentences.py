"""What the gates and nudges say, in the reader’s language."""

from inquiry.i18n import _, lazy, ngettext

WANTS = {
    "question": lazy("A question we want to answer"),
    "learner_problem": lazy("A learning problem: what students do, and not yet, as seen in their work"),
    "practice_problem": lazy("A problem of practice: what we do, or do not do, that keeps it in place"),
    "student_work": lazy("Student work, made safe and shared with the team"),
    "three_kinds": lazy("Three kinds of evidence, looked for or found"),
    "baseline": lazy("Where we start from: a measure or a number"),
    "noticing": lazy("What we saw, before what we made of it"),
    "adopted_claim": lazy("A claim the team has adopted"),
    "founded_claim": lazy("Two pieces of evidence for an adopted claim, student work among them"),
    "rival": lazy("Another explanation, considered beside an adopted claim"),
    "success": lazy("A success, however small"),
    "shown": lazy("Evidence with each success"),
    "not_yet": lazy("Who has not gained yet: a wonder or a concern among the celebrations"),
    "next_step": lazy("A next step"),
    "owner_and_day": lazy("One name and one day for each next step"),
    "measure": lazy("For each next step, what will show whether it worked"),
    "decision": lazy("A decision: keep it, change it, or let it go"),
    "summary": lazy("A few words on what we learned"),
    "two_pieces": lazy("Two pieces of evidence"),
    "work_for_claim": lazy("Student work among them"),
    "rival_for_claim": lazy("Another explanation, considered beside it"),
}

NUDGES = {
    "bare_claims": lazy("Some claims stand alone so far. Which piece of work shows this?"),
    "early_ideas": lazy("There are ideas already. What did we see in the work that they answer?"),
    "many_problems": lazy(
        "There is more than one learning problem. Which one is for this inquiry? The others can wait."
    ),
    "more_inferences": lazy("There are more explanations than things noticed. What else is there to see?"),
    "bare_successes": lazy("Some successes wait for their evidence. What shows them best?"),
}

PHASE_AIMS = {
    "frame": lazy("What puzzles us in our students’ learning, said so that we can look into it."),
    "collect": lazy("Student work and other evidence that can answer the question."),
    "analyze": lazy("What we see first; then what we think it means, and why."),
    "celebrate": lazy("What got better, how we know, and whom we thank."),
    "plan": lazy("What we will try next, who does it, and by when."),
}

STANDINGS = {
    "claim": {"draft": lazy("Proposed"), "adopted": lazy("Adopted by the team"), "withdrawn": lazy("Withdrawn")},
    "cause": {"hypothesis": lazy("Possible"), "verified": lazy("Checked"), "rejected": lazy("Ruled out")},
    "problem": {"learner": lazy("About our students’ learning"), "practice": lazy("About our teaching")},
}

STATUSES = {"open": lazy("Still open"), "done": lazy("Done"), "dropped": lazy("Let go")}


def whose(step) -> str:
    """Who does it: one of us, all of us, or nobody yet."""
    return step.owner or (_("All of us") if step.of_all else _("Nobody yet"))


def still_to_come(count: int) -> str:
    """The one short line in the middle of the ring."""
    if not count:
        return _("all is here")
    return ngettext("one thing still to come", "%(num)s things still to come", count)


def ring_says(fills: dict, labels) -> str:
    """The ring for those who hear it."""
    return " ".join(_how_full(labels(phase), share) for phase, share in fills.items())


def _how_full(phase, share):
    if share >= 1:
        return _("%(phase)s is full.", phase=phase)
    return _("%(phase)s has begun.", phase=phase) if share > 0 else _("%(phase)s is still ahead.", phase=phase)
