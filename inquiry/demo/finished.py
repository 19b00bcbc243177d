"""An inquiry the team has finished, told through all five phases."""

from inquiry.cycles.models import Cycle
from inquiry.db import add
from inquiry.demo.pen import Pen
from inquiry.demo.school_days import ago

QUESTION = "What makes a second draft more than a tidier first draft?"


def tell(riverside, at) -> None:
    """From framing in September to what the team keeps doing."""
    began = ago(at, 88)
    opened = {"opened_by_id": riverside["Bea"].id, "opened_at": began}
    cycle = add(Cycle(team_id=riverside.grade_4.id, question=QUESTION, **opened))
    pen = Pen(cycle, riverside)
    _frame(pen)
    pen.turn_to("collect", ago(at, 81))
    _collect(pen)
    pen.turn_to("analyze", ago(at, 72))
    _analyze(pen)
    pen.turn_to("celebrate", ago(at, 51))
    _celebrate(pen)
    pen.turn_to("plan", ago(at, 44))
    _plan(pen, due_on=ago(at, 30).date())
    cycle.closed_at = ago(at, 43)


def _frame(pen):
    pen.write(
        "Bea",
        "problem",
        "Our fourth graders correct spelling when they revise. Given the same story a week later, 19 of 22 change no idea in it.",
        "learner",
    )
    pen.write(
        "Gus",
        "problem",
        "We say “revise” and then mark spelling, so children learn that this is what revising is.",
        "practice",
    )
    pen.write(
        "Farah",
        "theory_of_action",
        "If each of us confers on one idea before anybody touches spelling, then children will add or change an idea, so that the reader learns more.",
    )


def _collect(pen):
    pen.write(
        "Amal",
        "evidence_request",
        "First and second drafts of the same story, six children in each class, on the same day.",
    )
    pen.write(
        "Bea", "measure", "Ideas added or changed between drafts, counted by two of us. Before: 3 of 22 children."
    )
    pen.write("Farah", "evidence_request", "Ask three children in each class what “make it better” means to them.")


def _analyze(pen):
    seen = pen.write("Amal", "noticing", "Five of six second drafts have the same number of sentences as the first.")
    said = pen.write("Farah", "noticing", "Two children said “better” means “neater”.")
    pen.write("Gus", "wondering", "What happens when nobody may look at spelling until the end?")
    claim = pen.write(
        "Bea",
        "claim",
        "Our children revise what we ask about. Asked about one idea, they change ideas; asked to make it better, they tidy.",
        "adopted",
    )
    proof = pen.write(
        "Amal",
        "evidence",
        "After a two-minute talk about one idea, 14 of 22 second drafts had a new or changed idea; without it, 3 of 22.",
        "quantitative",
    )
    why = pen.write("Gus", "reasoning", "Same children, same kind of story, one week apart. Only the question changed.")
    rival = pen.write("Farah", "rival_explanation", "Perhaps they simply had more time the second week.")
    for support in (proof, why, seen):
        pen.connect(support, "supports", claim)
    pen.connect(said, "supports", claim)
    pen.connect(rival, "contradicts", claim)


def _celebrate(pen):
    success = pen.write(
        "Farah",
        "success",
        "A girl who never changed a word crossed out her whole ending and wrote: ‘the dog was not lost, I was.’",
    )
    pen.write("Bea", "success_factor", "The talk was about one idea and took two minutes, so it really happened.")
    pen.write("Gus", "appreciation", "Thank you, Amal, for counting ideas with me when I had stopped believing in it.")
    proof = pen.write(
        "Amal", "evidence", "14 of 22 second drafts have a new or changed idea; it was 3 of 22.", "quantitative"
    )
    pen.connect(success, "shown_by", proof)


def _plan(pen, due_on):
    pen.write("Bea", "agreement", "We keep the two-minute talk about one idea before every second draft.", "decision")
    pen.next_step(
        "Gus",
        "Show grade 5 how we talk about one idea",
        "Gus",
        due_on,
        "What they asked",
        status="done",
        outcome="Two of them tried it the same week.",
    )
