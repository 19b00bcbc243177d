"""How a suggestion sounds. Never how often: that would compare people."""

from inquiry.i18n import lazy

ROLE_WORDS = {
    "facilitator": lazy("leading"),
    "timekeeper": lazy("keeping time"),
    "presenter": lazy("presenting"),
    "recorder": lazy("recording"),
}
NOT_YET = {
    "facilitator": lazy("%(name)s has not led here yet."),
    "timekeeper": lazy("%(name)s has not kept time here yet."),
    "presenter": lazy("%(name)s has not presented here yet."),
    "recorder": lazy("%(name)s has not recorded here yet."),
}
LONG_AGO = {
    "facilitator": lazy("It is a while since %(name)s led here."),
    "timekeeper": lazy("It is a while since %(name)s kept time here."),
    "presenter": lazy("It is a while since %(name)s presented here."),
    "recorder": lazy("It is a while since %(name)s recorded here."),
}
YOU_NOT_YET = {
    "facilitator": lazy("You have not led here yet."),
    "timekeeper": lazy("You have not kept time here yet."),
    "presenter": lazy("You have not presented here yet."),
    "recorder": lazy("You have not recorded here yet."),
}
YOU_LONG_AGO = {
    "facilitator": lazy("It is a while since you led here."),
    "timekeeper": lazy("It is a while since you kept time here."),
    "presenter": lazy("It is a while since you presented here."),
    "recorder": lazy("It is a while since you recorded here."),
}


def sentence(suggestion) -> str:
    """Why somebody is suggested, as one would say it."""
    if suggestion.is_me:
        return str((YOU_NOT_YET if suggestion.is_new else YOU_LONG_AGO)[suggestion.role])
    words = NOT_YET if suggestion.is_new else LONG_AGO
    return str(words[suggestion.role]) % {"name": suggestion.name}
