"""What is wrong with a proposal, found out from the wishes alone, without any of the code that made it."""

from collections import Counter

from inquiry.timetables.cells import read_cell


def marked(wishes, name, day, period):
    cells = wishes["cells"].get(name, [])
    names = [one["name"] for one in wishes["days"][day]["periods"]]
    return read_cell(cells[day], names)[0].get(period) if day < len(cells) else None


def faults(wishes, proposal, is_whole=True):
    """Every way in which a proposal breaks what must not be broken."""
    sittings = proposal["sittings"]
    found = [*_in_two_places(wishes, sittings), *_limits(wishes, sittings)]
    for sitting in sittings:
        found += _sitting(wishes, sitting)
    if is_whole:
        found += _too_little(wishes, sittings)
    return found


def _slots(sitting):
    return [(sitting["day"], period) for period in range(sitting["first"], sitting["last"] + 1)]


def _in_two_places(wishes, sittings):
    """A person sits once at a time, takes as many classes as they can take, and never both; a room holds one team."""
    sits, takes, rooms = Counter(), Counter(), Counter()
    for one in sittings:
        for slot in _slots(one):
            sits.update((name, slot) for name in wishes["teams"][one["team"]]["people"])
            if one["room"]:
                rooms[one["room"], slot] += 1
        takes.update((cover["by"], (one["day"], cover["period"])) for cover in one["cover"])
    can = {one["name"]: one["classes"] for one in wishes["specialists"]}
    yield from (f"{key} twice in a team" for key, many in sits.items() if many > 1)
    yield from (f"{key} holds {many} teams" for key, many in rooms.items() if many > 1)
    for (name, slot), many in takes.items():
        if many > can.get(name, 0) or (name, slot) in sits or marked(wishes, name, *slot) == "away":
            yield f"{name} takes {many} classes at {slot}"
    yield from (f"{name} is away at {slot}" for name, slot in sits if marked(wishes, name, *slot) == "away")
    yield from (f"{room} is taken at {slot}" for room, slot in rooms if marked(wishes, room, *slot) == "away")


def _sitting(wishes, one):
    """Its length, and that each class in it is taken by somebody."""
    team, periods = wishes["teams"][one["team"]], wishes["days"][one["day"]]["periods"]
    length = periods[one["last"]]["ends"] - periods[one["first"]]["starts"]
    if length != one["minutes"] or length < team["least"]:
        yield f"{team['name']} sits {length} minutes"
    if team["days"][one["day"] : one["day"] + 1] == ["never"]:
        yield f"{team['name']} never meets on day {one['day']}"
    if {periods[number]["name"] for _day, number in _slots(one)} & set(team["never"]):
        yield f"{team['name']} never meets in these periods"
    if wishes["rooms"] and not one["room"]:
        yield f"{team['name']} has no room"
    others = {somebody["name"] for somebody in wishes["specialists"]}
    needed = {
        (period, name)
        for day, period in _slots(one)
        for name in team["people"]
        if name not in others and not marked(wishes, name, day, period)
    }
    if needed != {(cover["period"], cover["who"]) for cover in one["cover"]} or len(needed) != len(one["cover"]):
        yield f"{team['name']}: not every class is taken"


def _limits(wishes, sittings):
    at_once = Counter(slot for one in sittings for slot in _slots(one))
    a_day = Counter((one["team"], one["day"]) for one in sittings)
    if wishes["at_once"] and wishes["shape"] == "staggered" and max(at_once.values(), default=0) > wishes["at_once"]:
        yield "too many teams at once"
    if max(a_day.values(), default=0) > 1:
        yield "a team meets twice on a day"
    taken = Counter(cover["by"] for one in sittings for cover in one["cover"])
    for somebody in wishes["specialists"]:
        if somebody["most"] and taken[somebody["name"]] > somebody["most"]:
            yield f"{somebody['name']} takes {taken[somebody['name']]} classes"
    if wishes["shape"] == "common" and len({frozenset(s) for s in _by_team(wishes, sittings)}) > 1:
        yield "not all teams meet at the same time"


def _by_team(wishes, sittings):
    for number in range(len(wishes["teams"])):
        yield [(one["day"], one["first"], one["last"]) for one in sittings if one["team"] == number]


def _too_little(wishes, sittings):
    got = Counter()
    for one in sittings:
        got[one["team"]] += one["minutes"]
    for number, team in enumerate(wishes["teams"]):
        if got[number] < team["minutes"]:
            yield f"{team['name']} gets {got[number]} of {team['minutes']} minutes"
