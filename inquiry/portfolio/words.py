"""The strands of a self-assessment, the domains of the teacher leader standards, and the parts of a portfolio."""

from inquiry.i18n import lazy
from inquiry.portfolio import models as of

STRANDS = {
    "prepare": lazy("Prepare"),
    "structure": lazy("Structure"),
    "elicit": lazy("Elicit"),
    "cultivate": lazy("Cultivate"),
    "connect": lazy("Connect"),
    "neutral": lazy("Neutral and inclusive"),
    "follow": lazy("Follow through"),
    "reflect": lazy("Reflect"),
}
LOOKS_LIKE = {
    "prepare": lazy(
        "The purpose is what teachers learn; the protocol fits purpose and time; materials are ready; risky moments "
        "are thought of."
    ),
    "structure": lazy("The goal is said again; steps are kept; time is changed openly; the debrief takes place."),
    "elicit": lazy("Waits; asks open questions; most people give ideas and reasons; evidence is asked for."),
    "cultivate": lazy(
        "Everybody has a share; risk is thanked for; slips of norms are named kindly; loud and silent are cared for."
    ),
    "connect": lazy("Ideas and evidence are tied to children’s thinking, to a principle, to the next lesson."),
    "neutral": lazy("Holds the own opinion back; looks for whose view is missing."),
    "follow": lazy("Agreements and next steps are written down; the last delta was acted on."),
    "reflect": lazy("Looks at timings, moves, plus and delta to set the own next goal."),
}
MARKS = {
    "1": lazy("Not yet"),
    "2": lazy("On the way"),
    "3": lazy("Does it"),
    "4": lazy("Helps others with it"),
}
STANDARDS = {
    "I": lazy("A collaborative culture"),
    "II": lazy("Finding and using research"),
    "III": lazy("Professional learning for continuous improvement"),
    "IV": lazy("Better teaching and student learning"),
    "V": lazy("Assessments and data"),
    "VI": lazy("Families and community"),
    "VII": lazy("Speaking up for students and the profession"),
}
PART_NAMES = {
    of.ITEMS: lazy("Pieces of evidence"),
    of.READINESS: lazy("What is there for leading alone, and what is not yet"),
    of.STAGES: lazy("Stages of leading"),
    of.ASSESSMENT: lazy("Self-assessment"),
}
