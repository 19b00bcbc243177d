"""Telling everyone in the room what changed. What travels is what everyone there may see; the rest goes by name."""

from functools import lru_cache

from flask import render_template
from flask_babel import force_locale

from inquiry.db import db
from inquiry.i18n import LANGUAGES
from inquiry.live import announce
from inquiry.rooms import pile
from inquiry.rooms.pace import join_address
from inquiry.rooms.room import Room

PARTS = {
    "card": "rooms/_card.html",
    "card_gone": "rooms/_card_gone.html",
    "clock": "rooms/_clock.html",
    "count": "rooms/_count.html",
    "door_code": "rooms/_door_code.html",
    "ended": "rooms/_ended.html",
    "faces": "rooms/_faces.html",
    "foot": "rooms/_foot.html",
    "hands": "rooms/_hands.html",
    "head": "rooms/_head.html",
    "pile": "rooms/_pile.html",
    "rail": "rooms/_rail.html",
    "raters": "rooms/_raters.html",
    "round": "rooms/_round.html",
    "shown": "rooms/_shown.html",
    "wall": "rooms/_wall.html",
}
STEP = ("head", "rail", "foot", "round", "wall", "count", "faces")
TURN = ("head", "round", "wall", "faces")
UNCHANGED = {"steps", "team", "members", "works"}


def fresh(room) -> Room:
    """The room read anew, after something was done in it; what nothing done there changes is not asked for again."""
    db.session.flush()
    anew = type(room)(room.meeting, room.person)
    vars(anew).update({name: known for name, known in vars(room).items() if name in UNCHANGED and known})
    return anew


def in_each_language(*names, **context) -> dict[str, str]:
    """These parts of the page, once for each language. They say nothing that depends on who looks."""
    said = {}
    for language in LANGUAGES:
        with force_locale(language):
            said[language] = "".join(_rendered(name, context) for name in names)
    return said


def _rendered(name, context):
    return render_template(PARTS[name], **context).strip()


def tell_parts(room, *names) -> None:
    """Put these parts of everyone’s page in their place."""
    announce(room.meeting.room, "room-part", lambda: in_each_language(*names, room=room, join_address=join_address()))


def ask_anew(room, name) -> None:
    """Have every page ask again for what on it is personal and waits for this name: step, turn, lead, here."""
    announce(room.meeting.room, "refresh", {"": name})


def tell_step(room) -> None:
    """Another step, or the same one with its cards turned over."""
    tell_parts(room, *STEP)
    ask_anew(room, "step")


def tell_turn(room) -> None:
    """Somebody else has the word."""
    tell_parts(room, *TURN)
    ask_anew(room, "turn")


def tell_clock(room) -> None:
    """The clock was started, held or given more time."""
    tell_parts(room, "clock", "rail", "foot")
    ask_anew(room, "clock")


def tell_card(room, card) -> None:
    """One card lies open, or says something else than before."""
    announce(room.meeting.room, "card-part", lambda: _with_pile(room, "card", card=card))


def tell_gone(room, card) -> None:
    """One card was taken off the wall."""
    announce(room.meeting.room, "card-part", lambda: _with_pile(room, "card_gone", card=card))


def tell_count(room) -> None:
    """How many cards lie face down now; on the wall there are as many as before."""
    announce(room.meeting.room, "card-part", lambda: _pile(pile.Pile(None, pile.face_down(room))))


def _with_pile(room, name, **context):
    numbers = _pile(pile.pile_of(room))
    return {
        language: said + numbers[language] for language, said in in_each_language(name, room=room, **context).items()
    }


@lru_cache(maxsize=2000)
def _pile(numbers) -> dict[str, str]:
    """Only two numbers are in it, so it is rendered once for both of them, not once for each room."""
    return in_each_language("pile", pile=numbers)


def tell_faces(room) -> None:
    """Somebody came or went: whoever leads has somebody else to hand over to."""
    tell_parts(room, "faces")
    ask_anew(room, "here")


def tell_again(room) -> None:
    """Everything is different: load the page anew."""
    announce(room.meeting.room, "reset")
