"""Schools to find time in: small ones to check by hand, a big one, and a district’s."""

import random

from inquiry.timetables.wishes import FINE, STAGGERED


def week(periods, days=5):
    """Periods of 45 minutes with five between them, the same on each day."""
    told = [{"name": str(n + 1), "starts": 480 + 50 * n, "ends": 525 + 50 * n} for n in range(periods)]
    return [{"name": "", "weekday": day, "bells": None, "periods": told} for day in range(days)]


def team(name, people, minutes=45, least=45, **more):
    usual = {"ref": "", "days": [], "best": [], "never": []}
    return {**usual, "name": name, "people": people, "minutes": minutes, "least": least, **more}


def somebody(name, classes=1, most=0):
    return {"name": name, "classes": classes, "most": most}


def wishes(teams, specialists=(), periods=2, days=1, **more):
    usual = {"format": 1, "shape": STAGGERED, "at_once": 0, "rooms": [], "cells": {}}
    return {**usual, "days": week(periods, days), "teams": teams, "specialists": list(specialists), **more}


def school(teams, sizes, specialists, *, seed=3, minutes=90, **more):
    """A school of many teams: lunch at three times, a few specials, preferences, specialists with lessons."""
    chance, cells = random.Random(seed), {}
    told = [_grade(number, sizes[number % len(sizes)], minutes, chance, cells) for number in range(teams)]
    for number in range(specialists):
        cells[f"Specialist {number}"] = [_lessons(chance) for _day in range(5)]
    people = [somebody(f"Specialist {number}") for number in range(specialists)]
    return wishes(told, people, periods=8, days=5, cells=cells, **more)


def _grade(number, size, minutes, chance, cells):
    lunch = chance.choice(["x4", "x5", "x6"])
    people = [f"Teacher {number}.{one}" for one in range(size)]
    for name in people:
        cells[name] = [lunch] * 5
        for day in chance.sample(range(5), 2):
            cells[name][day] = f"{lunch} {chance.choice('12378')}"
    likes = {"days": [chance.choice(["best", FINE, FINE, "never"]) for _ in range(5)], "best": chance.sample("1237", 2)}
    return team(f"Team {number}", people, minutes, **likes)


def _lessons(chance):
    return " ".join(f"x{period}" for period in sorted(chance.sample(range(1, 9), 2)))


def of_42():
    """42 teachers in 9 teams, 8 periods, 6 specialists."""
    return school(9, [5, 5, 4, 5, 4, 5, 5, 4, 5], 6)


def of_120():
    """120 teachers in 26 teams, 16 specialists, 6 rooms, four teams at a time."""
    sizes = [5, 4, 5, 4, 5, 5, 4, 5, 4, 5, 5, 4, 5, 4, 5, 4, 5, 5, 4, 5, 4, 5, 5, 4, 5, 5]
    return school(26, sizes, 16, rooms=[f"Room {number}" for number in range(6)], at_once=4)
