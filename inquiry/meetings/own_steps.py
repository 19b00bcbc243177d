"""The steps every meeting has without a protocol: welcome, what we said we would do, next steps, and the norms."""

from flask_babel import force_locale

from inquiry.discussions.format import Output, Step, Timing, Words
from inquiry.i18n import LANGUAGES, lazy

TITLES = {
    "welcome": lazy("Welcome"),
    "commitments": lazy("What we said we would do"),
    "work": lazy("Work on our purpose"),
    "next_steps": lazy("Next steps"),
    "norms": lazy("How we kept our norms"),
}
DOES = {
    "welcome": lazy("Look at our norms and at today’s purpose. Then we begin."),
    "commitments": lazy("Say in a sentence what you did, and what you saw or heard."),
    "work": lazy("Talk with each other. Keep on cards what we do not want to lose."),
    "next_steps": lazy("Agree who does what until when, and what they bring back."),
    "norms": lazy("In silence: say for yourself how well we kept them. Only medians are ever shown."),
}


def _words(lines, key):
    """A line in every language we speak: it is frozen with the step."""
    said = {}
    for language in LANGUAGES:
        with force_locale(language):
            said[language] = str(lines[key])
    return Words(said)


def _step(key, turn, minutes, least, **more):
    timing = Timing(minutes=minutes, min_minutes=least)
    return Step(key, turn, _words(TITLES, key), _words(DOES, key), timing, **more)


def welcome() -> Step:
    """Where no opening was chosen: the norms and the purpose, read together."""
    return _step("welcome", "brief", 2, 1, speaks=("facilitator",), screen="norms")


def commitments() -> Step:
    """The last meeting’s next steps and the delta that was chosen."""
    kept = (Output("reflection"),)
    return _step("commitments", "open_discussion", 3, 2, speaks=("all",), outputs=kept, screen="commitments")


def work() -> Step:
    """Where no main protocol was chosen: an open talk."""
    kept = tuple(map(Output, ("noticing", "wondering", "claim", "suggestion")))
    return _step("work", "open_discussion", 30, 5, speaks=("all",), outputs=kept, screen="artefact")


def next_steps() -> Step:
    """Who does what until when."""
    kept = (Output("action"), Output("agreement", "decision"), Output("parked_idea"))
    return _step("next_steps", "open_discussion", 2, 1, speaks=("all",), outputs=kept, screen="board")


def norms_rating() -> Step:
    """A private look at how the norms were kept."""
    return _step("norms", "silent_read", 1, 1, silent=("all",), record="none", screen="rating")
