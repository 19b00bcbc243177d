"""What we call the stages of leading, the families of protocols, and who may know."""

from inquiry.i18n import _, lazy, ngettext
from inquiry.stages import models as of

LEVEL_NAMES = {
    of.OBSERVE: lazy("Observe"),
    of.ASSIST: lazy("Assist"),
    of.CO_LEAD: lazy("Lead together"),
    of.LEAD_OBSERVED: lazy("Lead, mentor beside you"),
    of.LEAD: lazy("Lead"),
    of.MENTOR: lazy("Mentor a colleague"),
}
LEVEL_MEANS = {
    of.OBSERVE: lazy("Take part, and watch how it is led."),
    of.ASSIST: lazy("Keep time or record, or lead one step."),
    of.CO_LEAD: lazy("Plan it with your mentor and lead half."),
    of.LEAD_OBSERVED: lazy("Lead all of it. The mentor stays silent; you debrief afterwards."),
    of.LEAD: lazy("Lead all of it. The mentor is there when you ask."),
    of.MENTOR: lazy("Debrief with a colleague who learns to lead."),
}
FAMILY_NAMES = {
    "norms": lazy("Agreeing how we work"),
    "frame": lazy("Framing a question"),
    "collect": lazy("Collecting evidence"),
    "analyze": lazy("Looking at work and data"),
    "celebrate": lazy("Celebrating"),
    "plan": lazy("Planning forward"),
    "lesson": lazy("Designing lessons together"),
    "equity": lazy("Hearing every voice"),
    "text": lazy("Reading together"),
    "facilitation": lazy("Learning to lead"),
    "talk": lazy("Open talk, without a protocol"),
}
SHOWN_WORDS = {
    of.MYSELF: lazy("Only myself"),
    of.PROGRAMME: lazy("Whoever leads the program"),
    of.PRINCIPAL: lazy("Whoever leads the program, and my principal"),
}
HAPPENED = {
    "took_part": lambda n: ngettext("Took part in one meeting", "Took part in %(num)s meetings", n),
    "kept_time": lambda n: ngettext("Kept time in one", "Kept time in %(num)s", n),
    "recorded": lambda n: ngettext("Recorded in one", "Recorded in %(num)s", n),
    "led_step": lambda n: ngettext("Led a part of one", "Led a part of %(num)s", n),
    "co_led": lambda n: ngettext("Led half or more of one", "Led half or more of %(num)s", n),
    "led_observed": lambda n: ngettext(
        "Led one with the mentor in the room", "Led %(num)s with the mentor in the room", n
    ),
    "led": lambda n: ngettext("Led one", "Led %(num)s", n),
    "mentored": lambda n: ngettext("Debriefed one as a mentor", "Debriefed %(num)s as a mentor", n),
}
IN_ONE = {
    "took_part": lazy("took part"),
    "kept_time": lazy("kept time"),
    "recorded": lazy("recorded"),
    "led_step": lazy("led a part"),
    "co_led": lazy("led half or more"),
    "led_observed": lazy("led, with the mentor in the room"),
    "led": lazy("led"),
}


def family_name(family) -> str:
    """What a family of protocols is called; one that nobody knows any more keeps its own word."""
    return str(FAMILY_NAMES.get(family, family))


def how_often(how, times) -> str:
    """What somebody did, and how many times: “Kept time in 2”."""
    return HAPPENED[how](times)


def in_one(how) -> str:
    """What somebody did in one meeting."""
    return str(IN_ONE[how])


def level_name(level) -> str:
    """What a stage is called."""
    return str(LEVEL_NAMES.get(level, _("not yet")))
