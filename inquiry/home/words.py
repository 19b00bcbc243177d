"""The sentence on top of the first page: when we meet, and what for."""

from inquiry.i18n import clock_time, day, hour, ngettext

# A purpose is asked for as the end of a sentence (“In this meeting we … look at fractions together”). People write
# other things too; only behind one of these verbs does “you …” surely read well, everything else stands behind a colon.
VERBS = frozenset(
    {
        *("adopt", "agree", "analyze", "ask", "begin", "bring", "build", "calibrate", "celebrate", "check", "choose"),
        *("close", "collect", "compare", "connect", "decide", "describe", "design", "discuss", "draft", "examine"),
        *("explore", "find", "finish", "frame", "gather", "give", "hear", "learn", "listen", "look", "make", "meet"),
        *("name", "notice", "plan", "practice", "prepare", "read", "review", "score", "see", "set", "settle", "share"),
        *(
            "sort",
            "start",
            "study",
            "sum",
            "take",
            "talk",
            "test",
            "think",
            "try",
            "tune",
            "understand",
            "use",
            "watch",
        ),
        *("watch", "weigh", "wonder", "work", "write"),
    }
)


def headline(meeting, zone) -> str:
    """“Tomorrow at 2:10 pm you look at fractions together.”"""
    purpose = meeting.purpose.strip().rstrip(".")
    told = {"day": day(meeting.starts_at, zone), "time": clock_time(meeting.starts_at, zone)}
    said = (_as_a_sentence if ends_a_sentence(purpose) else _after_a_colon)(
        purpose, hour(meeting.starts_at, zone), told
    )
    return said[:1].upper() + said[1:]


def _as_a_sentence(purpose, at, told):
    """Behind “you …”. In a language whose verbs change with the person the translation uses a colon."""
    told = told | {"purpose": _small(purpose)}
    return ngettext("%(day)s at %(time)s you %(purpose)s.", "%(day)s at %(time)s you %(purpose)s.", at, **told)


def _after_a_colon(purpose, at, told):
    return ngettext("%(day)s at %(time)s: %(purpose)s", "%(day)s at %(time)s: %(purpose)s", at, purpose=purpose, **told)


def ends_a_sentence(purpose) -> bool:
    """Whether “you …” can stand before it."""
    first, _space, rest = purpose.partition(" ")
    return bool(rest) and first.lower() in VERBS and not purpose.endswith("?")


def _small(purpose):
    """The purpose in the middle of a sentence; names written in capitals stay as they are."""
    return purpose if purpose[1:2].isupper() else purpose[:1].lower() + purpose[1:]
