"""Questions of ours on trust and voice, and what the ends of their scale are called."""

from inquiry.i18n import lazy
from inquiry.pulse.results import HIGH, LOW, MIDDLE

NOT_NOW = "questions not now"  # in the cookie of a browser: what somebody left for later
OURS = (
    lazy("In our meetings I can say that something did not work in my classroom."),
    lazy("When I ask a colleague for help, I get it."),
    lazy("My view is heard before something that concerns my classroom is decided."),
    lazy("The time we have together is protected well enough to get real work done."),
    lazy("When teachers here propose something, it is taken up or we are told why not."),
    lazy("I can disagree with the principal without paying for it."),
)
SCALE = {
    1: lazy("1 · Not at all"),
    2: lazy("2 · Hardly"),
    3: lazy("3 · In part"),
    4: lazy("4 · Mostly"),
    5: lazy("5 · Entirely"),
}
GROUPS = {LOW: lazy("Not at all or hardly"), MIDDLE: lazy("In part"), HIGH: lazy("Mostly or entirely")}
