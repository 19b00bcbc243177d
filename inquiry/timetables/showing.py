"""A proposal as a page shows it: a small picture of the week, what each team gets, and what it misses."""

from dataclasses import dataclass
from typing import Any

from inquiry.i18n import _, ngettext
from inquiry.timetables import words
from inquiry.timetables.starting import is_lost
from inquiry.timetables.wishes import uncovered


@dataclass(frozen=True)
class Shown:
    """One proposal with everything in words."""

    row: Any
    title: str
    about: str
    facts: list[str]
    teams: list[dict]
    misses: list[str]
    picture: list[dict]


def shown(row, wishes) -> Shown:
    title, about = words.KINDS[row.data["kind"]]
    misses = [words.missed(wishes, miss) for miss in row.data["misses"]]
    return Shown(row, title, about, _facts(row.data), _teams(row.data, wishes), misses, picture(row.data, wishes))


def _facts(data):
    told = data["measures"]
    return [
        ngettext("One sitting a week", "%(num)s sittings a week", told["sittings"]),
        ngettext("One class to cover", "%(num)s classes to cover", told["covered"]),
        ngettext("One of them on the fullest day", "%(num)s of them on the fullest day", told["most_on_a_day"]),
        ngettext("One team at a time", "Up to %(num)s teams at a time", told["at_once"]),
    ]


def _teams(data, wishes):
    """What each team gets."""
    rows = [{"name": team["name"], "wished": team["minutes"], "got": 0, "sittings": []} for team in wishes["teams"]]
    for sitting in data["sittings"]:
        rows[sitting["team"]]["got"] += sitting["minutes"]
        rows[sitting["team"]]["sittings"].append(_sitting(sitting, wishes))
    return rows


def _sitting(sitting, wishes):
    day = wishes["days"][sitting["day"]]
    periods = day["periods"]
    return {
        "day": words.day_name(day),
        "short": f"{words.short_day_name(day)} {words.period_names(wishes, sitting)}",
        "hours": words.hours(wishes, sitting),
        "periods": words.period_names(wishes, sitting),
        "minutes": sitting["minutes"],
        "room": sitting["room"],
        "cover": [{**one, "period": words.in_words(periods[one["period"]]["name"])} for one in sitting["cover"]],
    }


def picture(data, wishes) -> list[dict]:
    """Days across, periods down: how many teams meet, and which."""
    columns = []
    for number, day in enumerate(wishes["days"]):
        cells: list[dict] = [{"period": words.short_period(one["name"]), "teams": []} for one in day["periods"]]
        for sitting in data["sittings"]:
            if sitting["day"] == number:
                for period in range(sitting["first"], sitting["last"] + 1):
                    cells[period]["teams"].append(wishes["teams"][sitting["team"]]["name"])
        columns.append({"name": words.day_name(day), "short": words.short_day_name(day), "cells": cells})
    return columns


def explained(search) -> dict:
    """Why not everything can be had, and what giving one wish up would buy."""
    says, wishes = search.says or {}, search.wishes
    missing = uncovered(wishes) if says.get("together") else []
    return {
        "nobody": [words.nobody_covers(wishes["teams"][number]["name"], needed) for number, needed in missing],
        "too_long": bool(says.get("too_long")),
        "together": [words.wish(wishes, kind, number) for kind, number in says.get("together", [])],
        "offers": [words.offer(wishes, one) for one in says.get("offers", [])],
    }


def standing(search) -> str:
    """How far a search is, in a sentence."""
    if is_lost(search):
        return _("The reckoning ended before it was done. Your wishes are all here; what it had found stands below.")
    if search.says.get("too_long"):
        return _("No plan was found in the time we had.")
    sentences = {
        "draft": _("Not reckoned yet."),
        "waiting": _("It begins in a moment."),
        "running": _("Reckoning. You can leave this page; it goes on."),
        "done": _("Here is what fits."),
        "impossible": _("Not all of these wishes can be met together."),
        "stopped": _("You stopped it. What it had found until then stands below."),
        "failed": _("Something went wrong while reckoning. Your wishes are all here; please try again."),
    }
    return sentences[search.state]
