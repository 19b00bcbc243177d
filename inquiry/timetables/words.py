"""What a search found, in sentences."""

import re

from inquiry.i18n import _, lazy, ngettext
from inquiry.protected.words import on_the_clock, weekday

KINDS = {
    "wishes": (lazy("Closest to what teams wish for"), lazy("Best days and best periods come first.")),
    "cover": (lazy("Fewest classes to cover"), lazy("Uses the hours in which classes are with specialists anyway.")),
    "even": (lazy("Most evenly spread"), lazy("Few teams at once, no heavy day, a day between two sittings.")),
    "nearest": (
        lazy("As near as it gets"),
        lazy("Not every wish can be kept; here as many teams as possible get theirs."),
    ),
}


def day_name(day) -> str:
    """Monday, or the name of its bells where days come in turn."""
    return weekday(day["weekday"]) if day["weekday"] is not None else day["name"]


def short_day_name(day) -> str:
    return day_name(day)[:3] if day["weekday"] is not None else day["name"]


def hours(wishes, sitting) -> str:
    """10:15 am–11:00 am."""
    periods = wishes["days"][sitting["day"]]["periods"]
    return f"{on_the_clock(periods[sitting['first']]['starts'])}–{on_the_clock(periods[sitting['last']]['ends'])}"


def period_names(wishes, sitting) -> str:
    """The periods of a sitting: 3, or 3–4."""
    periods = wishes["days"][sitting["day"]]["periods"]
    first, last = periods[sitting["first"]]["name"], periods[sitting["last"]]["name"]
    return first if first == last else f"{first}–{last}"


def in_words(names: str) -> str:
    """A period in the middle of a sentence: “period 3”; one whose name says so already, or Lunch, stands as it is."""
    return names if any(one.isalpha() for one in names) else _("period %(names)s", names=names)


def short_period(name: str) -> str:
    """A period in few letters: the number at its end, else how it begins."""
    number = re.search(r"\d+$", name)
    return number[0] if number else name[:4]


def missed(wishes, miss) -> str:
    """A wish that a proposal does not meet."""
    team = wishes["teams"][miss["team"]]
    told = {"team": team["name"]}
    if miss["what"] == "minutes":
        return _("%(team)s gets %(got)s of %(wished)s minutes.", got=miss["got"], wished=team["minutes"], **told)
    told["day"] = day_name(wishes["days"][miss["day"]])
    if miss["what"] == "day":
        return _("%(team)s meets on %(day)s, which is not one of its best days.", **told)
    return _(
        "%(team)s, %(day)s: %(period)s is not one of its best.", period=in_words(period_names(wishes, miss)), **told
    )


def wish(wishes, kind, number) -> str:
    """A wish in a sentence."""
    team = wishes["teams"][number] if kind in ("minutes", "least", "days", "periods") else {}
    told = {"team": team.get("name", "")}
    if kind == "minutes":
        return _("%(team)s: %(minutes)s minutes a week", minutes=team["minutes"], **told)
    if kind == "least":
        return _("%(team)s: at least %(minutes)s minutes each time", minutes=team["least"], **told)
    if kind == "days":
        return _("%(team)s: never on %(days)s", days=", ".join(_never(wishes, team)), **told)
    if kind == "periods":
        return _("%(team)s: never in %(periods)s", periods=in_words(", ".join(team["never"])), **told)
    return _for_all(wishes, kind, number)


def _never(wishes, team):
    return [day_name(day) for day, how in zip(wishes["days"], team["days"], strict=False) if how == "never"]


def _for_all(wishes, kind, number):
    if kind == "at once":
        teams = wishes["at_once"]
        return ngettext("At most one team at a time", "At most %(num)s teams at a time", teams)
    if kind == "rooms":
        rooms = len(wishes["rooms"])
        return ngettext("A room for each team, and there is one", "A room for each team, and there are %(num)s", rooms)
    if kind == "most":
        one = wishes["specialists"][number]
        return _("%(name)s covers at most %(most)s classes a week", name=one["name"], most=one["most"])
    return _("All teams meet at the same time")


def nobody_covers(team, needed) -> str:
    """That somebody has to take classes, and nobody is named who can."""
    return ngettext(
        "Nobody is named who can take a class; %(team)s needs one.",
        "Nobody is named who can take a class; %(team)s needs %(num)s.",
        needed,
        team=team,
    )


def offer(wishes, found) -> str:
    """What giving one wish up would buy."""
    kind, number = found["wish"]
    told = {"to": found.get("to"), "was": found.get("from")}
    if kind in TEAM_OFFERS:
        return TEAM_OFFERS[kind](wishes, {"team": wishes["teams"][number]["name"], **told})
    if kind == "at once":
        return _("If %(to)s teams could meet at the same time instead of %(was)s, everyone gets theirs.", **told)
    if kind == "rooms":
        return _("With %(to)s rooms instead of %(was)s, everyone gets theirs.", **told)
    if kind == "most":
        name = wishes["specialists"][number]["name"]
        return _(
            "If %(name)s covered %(to)s classes a week instead of %(was)s, everyone gets theirs.", name=name, **told
        )
    if kind == "more cover":
        return ngettext(
            "With one more person who can take a class at any time, everyone gets theirs.",
            "With %(num)s more people who can take a class at any time, everyone gets theirs.",
            found["to"],
        )
    return _("If the teams did not all meet at the same time, everyone gets theirs.")


def _fewer_minutes(_wishes, told):
    if told["to"]:
        return _("If %(team)s took %(to)s minutes a week instead of %(was)s, everyone gets theirs.", **told)
    return _("If %(team)s went without, all other teams get theirs.", **told)


def _shorter(_wishes, told):
    return _("If %(team)s took %(to)s minutes at a time instead of %(was)s, everyone gets theirs.", **told)


def _other_days(wishes, told):
    days = ", ".join(day_name(wishes["days"][day]) for day in told["to"])
    return _("If %(team)s could meet on %(days)s as well, everyone gets theirs.", team=told["team"], days=days)


def _other_periods(_wishes, told):
    periods = ", ".join(told["to"])
    return _(
        "If %(team)s could meet in %(periods)s too, everyone gets theirs.", team=told["team"], periods=in_words(periods)
    )


TEAM_OFFERS = {"minutes": _fewer_minutes, "least": _shorter, "days": _other_days, "periods": _other_periods}
