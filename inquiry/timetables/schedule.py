"""Wishes as a model that a solver can reckon with. Each wish can be kept, given up, or made the question itself."""

from collections import defaultdict
from itertools import pairwise

from ortools.sat.python import cp_model

from inquiry.timetables.wishes import BEST, COMMON, NEVER, Puzzle

TEAM_WISHES = ("minutes", "least", "days", "periods")
Wish = tuple[str, int]  # what for, and whose: a team’s number, a specialist’s, or 0 for everybody


class Schedule:
    """`x[team, sitting]` says whether a team meets then; `keeps[wish]` whether a wish is kept."""

    def __init__(self, puzzle: Puzzle, extra_cover: int = 0):
        self.puzzle, self.extra_cover, self.model = puzzle, extra_cover, cp_model.CpModel()
        self.takes: dict[tuple[int, tuple[int, int]], cp_model.IntVar] = {}
        self.in_room: dict | None = None
        self.keeps: dict[Wish, cp_model.IntVar] = {}
        self.open = [puzzle.open_sittings(number) for number in range(len(puzzle.teams))]
        self.x = {
            (number, sitting): self.model.new_bool_var(f"{number} {sitting.day} {sitting.first}-{sitting.last}")
            for number, sittings in enumerate(self.open)
            for sitting in sittings
        }
        self.in_slot = defaultdict(list)  # (team, slot) → what makes the team meet in it
        for (number, sitting), meets in self.x.items():
            for slot in sitting.slots:
                self.in_slot[number, slot].append(meets)
        self._facts()
        self._wishes()

    def meets(self, number, slot):
        """Whether a team meets in a slot, as a sum that is nought or one."""
        return sum(self.in_slot.get((number, slot), ()))

    def minutes(self, number):
        """What a team gets in a week."""
        return sum(sitting.minutes * self.x[number, sitting] for sitting in self.open[number])

    # --- facts: nobody is in two places at once -------------------------------------------------------------------
    def _facts(self):
        for number, sittings in enumerate(self.open):
            by_day = defaultdict(list)
            for sitting in sittings:
                by_day[sitting.day].append(self.x[number, sitting])
            for choices in by_day.values():
                self.model.add_at_most_one(choices)
        self._nobody_twice()
        self.covered = {slot: self._cover(slot) for slot in self.puzzle.slots}
        if any(self.puzzle.is_away(room, slot) for room in self.puzzle.rooms for slot in self.puzzle.slots):
            self._rooms_one_by_one()

    def _nobody_twice(self):
        teams_of = defaultdict(list)
        for number, team in enumerate(self.puzzle.teams):
            for name in set(team["people"]):
                teams_of[name].append(number)
        self.teams_of = teams_of
        for slot in self.puzzle.slots:
            for teams in {tuple(numbers) for numbers in teams_of.values() if len(numbers) > 1}:
                self.model.add_at_most_one(meets for number in teams for meets in self.in_slot.get((number, slot), ()))

    def _cover(self, slot):
        """As many classes are covered in a slot as there are people who can cover, and no more."""
        puzzle = self.puzzle
        needed = sum(
            len(puzzle.to_cover(team, slot)) * self.meets(number, slot) for number, team in enumerate(puzzle.teams)
        )
        limited, others = [], self.extra_cover
        for number, one in enumerate(puzzle.specialists):
            if puzzle.is_away(one["name"], slot):
                continue
            sits = sum(self.meets(team, slot) for team in self.teams_of.get(one["name"], ()))
            if one["most"]:
                limited.append(self._taken(number, one, slot, sits))
            else:
                others += one["classes"] * (1 - sits)
        self.model.add(needed - sum(limited) <= others)
        self.model.add(sum(limited) <= needed)
        return needed

    def _taken(self, number, one, slot, sits):
        """How many classes somebody takes then who takes only so many a week."""
        takes = self.model.new_int_var(0, one["classes"], f"takes {number} {slot}")
        self.model.add(takes <= one["classes"] * (1 - sits))
        self.takes[number, slot] = takes
        return takes

    def _rooms_one_by_one(self):
        """Only when rooms are taken at times: otherwise it is enough to count them."""
        self.in_room = {}
        busy = defaultdict(list)
        for (number, sitting), meets in self.x.items():
            free = [room for room in self.puzzle.rooms if not any(self.puzzle.is_away(room, s) for s in sitting.slots)]
            chosen = {room: self.model.new_bool_var(f"room {number} {room}") for room in free}
            self.in_room |= {(number, sitting, room): one for room, one in chosen.items()}
            for room, one in chosen.items():
                self.model.add_implication(one, meets)
                for slot in sitting.slots:
                    busy[room, slot].append(one)
            self.model.add(sum(chosen.values()) >= meets).only_enforce_if(self.wish("rooms"))
        for taken in busy.values():
            self.model.add_at_most_one(taken)

    # --- wishes ---------------------------------------------------------------------------------------------------
    def wish(self, kind, number=0):
        """The switch of a wish."""
        if (kind, number) not in self.keeps:
            self.keeps[kind, number] = self.model.new_bool_var(f"keeps {kind} {number}")
        return self.keeps[kind, number]

    def _wishes(self):
        for number, team in enumerate(self.puzzle.teams):
            self._wishes_of(number, team)
        if self.puzzle.shape == COMMON:
            self._all_together()
        elif self.puzzle.at_once:
            self._no_more_than(self.puzzle.at_once, self.wish("at once"))
        if self.puzzle.rooms:
            self._no_more_than(len(self.puzzle.rooms), self.wish("rooms"))
        self._wishes_for_specialists()

    def _wishes_for_specialists(self):
        for number, one in enumerate(self.puzzle.specialists):
            if one["most"]:
                self.model.add(self.taken_by(number) <= one["most"]).only_enforce_if(self.wish("most", number))

    def _wishes_of(self, number, team):
        if team["minutes"]:
            self.model.add(self.minutes(number) >= team["minutes"]).only_enforce_if(self.wish("minutes", number))
        for sitting in self.open[number]:
            for kind in broken_by(self.puzzle, team, sitting):
                self.model.add_implication(self.wish(kind, number), ~self.x[number, sitting])

    def _no_more_than(self, most, switch):
        for slot in self.puzzle.slots:
            self.model.add(self.teams_at(slot) <= most).only_enforce_if(switch)

    def _all_together(self):
        """Where one team meets, all of them do."""
        everywhere = {sitting for sittings in self.open for sitting in sittings}
        numbers = range(len(self.puzzle.teams))
        for sitting in sorted(everywhere, key=lambda one: (one.day, one.first, one.last)):
            for one, other in pairwise(numbers):
                same = self.x.get((one, sitting), 0) - self.x.get((other, sitting), 0)
                self.model.add(same == 0).only_enforce_if(self.wish("together"))

    def teams_at(self, slot):
        """How many teams meet in a slot."""
        return sum(self.meets(number, slot) for number in range(len(self.puzzle.teams)))

    def taken_by(self, number):
        """How many classes a specialist takes in a week."""
        return sum(takes for (one, _slot), takes in self.takes.items() if one == number)


def broken_by(puzzle: Puzzle, team: dict, sitting) -> list[str]:
    """Which wishes of a team forbid it to meet then."""
    broken = []
    if sitting.minutes < team["least"]:
        broken.append("least")
    if team["days"][sitting.day : sitting.day + 1] == [NEVER]:
        broken.append("days")
    if set(puzzle.period_names(sitting)) & set(team["never"]):
        broken.append("periods")
    return broken


def missed(puzzle: Puzzle, team: dict, sitting) -> list[str]:
    """Which of a team’s preferences a sitting does not meet: another day than the best, another period."""
    other_day = BEST in team["days"] and team["days"][sitting.day : sitting.day + 1] != [BEST]
    other_period = bool(team["best"]) and not set(puzzle.period_names(sitting)) <= set(team["best"])
    return ["day"] * other_day + ["period"] * other_period
