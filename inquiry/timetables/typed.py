"""From the page to wishes and back. What was typed is kept, also where it is not understood yet."""

import re

from inquiry.timetables.cells import meant, read_cell, read_paste
from inquiry.timetables.hours import lines_of, read_periods, write_periods
from inquiry.timetables.wishes import FINE, MOST_PEOPLE, MOST_TEAMS

MOST_NAMED = 60
SPARE = 2  # empty lines for another team or specialist


def as_form(name, wishes, empty=SPARE) -> dict:
    """What the page shows for wishes."""
    days = len(wishes["days"])
    blank = {"ref": "", "name": "", "people": "", "minutes": None, "least": None, "days": [FINE] * days}
    blank |= {"best": "", "never": ""}
    return {
        "name": name,
        "shape": wishes["shape"],
        "at_once": wishes["at_once"] or None,
        "teams": [_team(team, days) for team in wishes["teams"]] + [dict(blank) for _ in range(empty)],
        "specialists": [
            *({**one, "most": one["most"] or None} for one in wishes["specialists"]),
            *({"name": "", "classes": None, "most": None} for _ in range(empty)),
        ],
        "rooms": "\n".join(wishes["rooms"]),
        "bells": [{"periods": write_periods(one[0]["periods"])} for one in by_bells(wishes["days"])],
        "busy": [{"name": one, "cells": cells_of(wishes, one)} for one in everybody(wishes)],
        "paste": "",
    }


def _team(team, days):
    told = {"people": ", ".join(team["people"]), "best": ", ".join(team["best"]), "never": ", ".join(team["never"])}
    return team | told | {"days": (team["days"] + [FINE] * days)[:days]}


def cells_of(wishes, name):
    """A person’s line of the grid."""
    days = len(wishes["days"])
    return (wishes["cells"].get(name, []) + [""] * days)[:days]


def everybody(wishes) -> list[str]:
    """Whoever has a line in the grid: teachers by team, then specialists, then rooms."""
    people = [name for team in wishes["teams"] for name in team["people"]]
    others = [one["name"] for one in wishes["specialists"]]
    return list(dict.fromkeys([*people, *others, *wishes["rooms"]]))


def by_bells(days) -> list[list[dict]]:
    """Days with the same bell schedule."""
    found: dict = {}
    for day in days:
        found.setdefault(day["bells"], []).append(day)
    return list(found.values())


def as_wishes(form, before: dict) -> tuple[dict, list[str]]:
    """The wishes a form says, and what in it could not be read."""
    days, strange = _days(form, before["days"])
    names = [[period["name"] for period in day["periods"]] for day in days]
    cells = {
        row.form.name.data: [cell.data or "" for cell in row.form.cells] for row in form.busy if row.form.name.data
    }
    pasted, lines = read_paste(form.paste.data or "", names)
    cells = {name: row for name, row in {**before["cells"], **cells, **pasted}.items() if any(row)}
    wishes = {
        "format": 1,
        "shape": form.shape.data,
        "at_once": form.at_once.data or 0,
        "days": days,
        "teams": [_as_team(row.form, len(days), names) for row in form.teams if row.form.name.data][:MOST_TEAMS],
        "specialists": _unique(_as_specialist(row.form) for row in form.specialists if row.form.name.data),
        "rooms": lines_of(form.rooms.data)[:MOST_TEAMS],
        "cells": dict(list(cells.items())[:MOST_PEOPLE]),
    }
    return wishes, [*strange, *lines, *not_understood(wishes)]


def not_understood(wishes) -> list[str]:
    """Words in the grid, or among the periods of a team, that name no period."""
    names = [[period["name"] for period in day["periods"]] for day in wishes["days"]]
    known = {name for day in names for name in day}
    in_grid = [
        f"{name}: {word}"
        for name in everybody(wishes)
        for cell, day in zip(cells_of(wishes, name), names, strict=True)
        for word in read_cell(cell, day)[1]
    ]
    in_teams = [f"{t['name']}: {word}" for t in wishes["teams"] for word in t["best"] + t["never"] if word not in known]
    return list(dict.fromkeys(in_grid + in_teams))


def _as_team(form, days, names):
    return {
        "ref": (form.ref.data or "")[:40],
        "name": form.name.data,
        "people": _names(form.people.data),
        "minutes": form.minutes.data or 0,
        "least": form.least.data or 0,
        "days": ([day.data for day in form.days] + [FINE] * days)[:days],
        "best": meant(_names(form.best.data), names)[:MOST_NAMED],
        "never": meant(_names(form.never.data), names)[:MOST_NAMED],
    }


def _as_specialist(form):
    return {"name": form.name.data, "classes": form.classes.data or 1, "most": form.most.data or 0}


def _unique(rows):
    return list({row["name"]: row for row in rows}.values())[:MOST_PEOPLE]


def _names(text):
    return list(dict.fromkeys(one[:80] for part in re.split(r"[,;\n]", text or "") if (one := " ".join(part.split()))))[
        :MOST_NAMED
    ]


def _days(form, days):
    """The same days with the periods as they were typed; a line that cannot be read leaves the others."""
    strange: list[str] = []
    for row, same in zip(form.bells, by_bells(days), strict=False):
        periods, lines = read_periods(row.form.periods.data or "")
        strange += lines
        for day in same:
            day_periods = {"periods": periods}
            days = [one | day_periods if one == day else one for one in days]
    return days, strange


def is_ready(wishes) -> bool:
    """Whether there is enough to begin with: teams that wish for time, and periods."""
    return any(team["minutes"] for team in wishes["teams"]) and any(day["periods"] for day in wishes["days"])
