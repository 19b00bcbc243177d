"""What the page says about a step: its name, who speaks, who listens, what lies face down."""

from inquiry.i18n import _, language, ngettext


def title_of(step, steps) -> str:
    """The step’s name; one that comes round again says which time it is."""
    title = step.frozen.title.in_(language())
    times = sum(other.key == step.key and other.part == step.part for other in steps)
    return title if times < 2 else _("%(title)s, %(number)s of %(times)s", title=title, number=step.round, times=times)


def speaks(room) -> str:
    """Who has the word, in a few words."""
    if room.is_ordered:
        return _one_after_another(room)
    say = SPEAKS.get(room.frozen.turn) or _by_role
    return say(room)


def listens(room) -> str:
    """Who does not."""
    if room.is_ordered:
        return _others_in_the_round(room)
    if room.frozen.turn == "popcorn_once":
        left = sum(turn.state == "ahead" for turn in room.lap)
        return ngettext("One person may still speak.", "%(num)s people may still speak.", left) if left else ""
    return _listening_by_role(room)


def face_down(room) -> str:
    """How many cards lie face down, and nothing else about them."""
    return ngettext("One card still face down", "%(num)s cards still face down", room.face_down)


def not_read(number) -> str:
    """How many cards only their writers have read, for whoever decides what becomes of them."""
    return ngettext(
        "One card still lies face down. Only its writer has read it.",
        "%(num)s cards still lie face down. Only their writers have read them.",
        number,
    )


def groups(room) -> str:
    """Pairs or small groups of those who are here; one person over joins the last."""
    size = {"pair": 2, "small_group": room.frozen.grouping.size or 3}.get(room.frozen.turn)
    if size is None:
        return ""
    names = [one.name for one in room.here]
    turned = names[room.step.round - 1 :] + names[: room.step.round - 1]
    tables = [turned[at : at + size] for at in range(0, len(turned), size)]
    if len(tables) > 1 and len(tables[-1]) == 1:
        tables[-2:] = [tables[-2] + tables[-1]]
    return " · ".join(", ".join(table) for table in tables)


def _one_after_another(room):
    if room.speaker is None:
        return _("Everyone has had a turn.")
    name = room.names.get(room.speaker.person_id, "")
    return _("%(name)s reads", name=name) if room.reads_aloud else _("%(name)s speaks", name=name)


def _others_in_the_round(room):
    following = room.upcoming
    if room.speaker is None:
        return _("Go on when you are ready.")
    if following is None or following.person_id == room.speaker.person_id:
        return _("Everyone else listens")
    return _("Everyone else listens. %(name)s is next", name=room.names.get(following.person_id, ""))


def _by_role(room):
    speakers = room.frozen.speaks
    if "presenter" in speakers and "participants" not in speakers:
        return _("%(name)s speaks", name=presenter(room))
    if "facilitator" in speakers:
        return _("%(name)s explains", name=room.names.get(_who_explains(room), _("The facilitator")))
    if "presenter" in room.frozen.silent:
        return _("Everyone but %(name)s talks", name=presenter(room))
    return _("Everyone talks")


def _who_explains(room):
    """Student work is shown by whoever was to present it, if the plan named somebody; else whoever leads explains."""
    return (room.frozen.screen == "artefact" and room.meeting.presenter_id) or room.meeting.facilitator_id


def _listening_by_role(room):
    if room.frozen.is_silent:
        return ""
    if "presenter" in room.frozen.silent:
        return _("%(name)s listens and takes notes", name=presenter(room))
    speakers = room.frozen.speaks
    one_speaks = "facilitator" in speakers or ("presenter" in speakers and "participants" not in speakers)
    return _("Everyone else listens") if one_speaks else ""


def presenter(room) -> str:
    """The name of whoever brought the work or the story."""
    return room.names.get(room.step.presenter_id) or _("The presenter")


SPEAKS = {
    "silent_write": lambda room: _("Everyone writes in silence"),
    "silent_read": lambda room: _("Everyone looks in silence"),
    "watch": lambda room: _("Everyone watches in silence"),
    "observe": lambda room: _("Everyone observes in silence"),
    "popcorn": lambda room: _("Whoever is ready speaks"),
    "popcorn_once": lambda room: _("Whoever is ready speaks, once"),
    "vote": lambda room: _("Everyone shows at once"),
    "pair": lambda room: _("Talk in pairs"),
    "small_group": lambda room: _("Talk in small groups"),
    "solve": lambda room: _("Everyone works on the task"),
    "sort": lambda room: _("Everyone sorts"),
    "q_and_a": lambda room: _("Questions, and short answers"),
}
