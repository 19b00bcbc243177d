"""The minutes as somebody reads them: the kept facts in the reader’s language, in the order people look for them."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import groupby

from inquiry.artifacts.gone import NO_NAME
from inquiry.cycles.connections import region_label
from inquiry.cycles.notes import ALL_OF_US
from inquiry.discussions.kinds import label_in, link_label
from inquiry.discussions.words import Words
from inquiry.i18n import _, language
from inquiry.minutes.times import day, moment
from inquiry.text import as_title, words

SHORT = 60


class Card:
    """A card as it stands in the minutes."""

    def __init__(self, data, record):
        self._record = record
        self.ref, self.kind, self.subkind, self.phase = data["ref"], data["kind"], data["subkind"], data["phase"]
        self.body, self.html, self.who = data["body"], data["html"], data["author"]
        self.owner, self.owner_ref, self.bring = owner_of(data), data["owner_ref"], data["bring"]
        self.due_on = day(data["due_on"])
        self.late, self.corrected, self.added = (data.get(name) for name in ("late", "corrected", "added"))
        self._works, self._ties = data["works"], data["ties"]

    @property
    def label(self):
        return self._record.label(self.kind, self.subkind)

    @property
    def is_decision(self):
        return self.kind == "agreement" and self.subkind != "draft"

    @property
    def is_next_step(self):
        return self.kind == "commitment" or (self.kind == "action" and self.subkind != "draft")

    @property
    def works(self):
        """The pieces of work it points to, as far as the reader may see them, and where; one taken back has no name."""
        return [found for one in self._works if (found := self._record.piece(one))]

    @property
    def chips(self):
        return [self._record.chip(one, where) for one, where in self.works]

    @property
    def ties(self):
        """How it stands to other cards of this meeting, as words."""
        if not self._ties:
            return []
        others = self._record.by_ref
        found = [
            (str(link_label(one["kind"])), others.get(one["ref"])) for one in self._ties if one["kind"] != "points_to"
        ]
        return [(verb, other, words(other.html, SHORT)) for verb, other in found if other]


@dataclass(frozen=True)
class Stage:
    """A step as it went."""

    ref: str
    part: str
    key: str
    title: str
    recorded: bool
    skipped: bool
    planned: int
    added: int
    used: int
    vote: dict | None
    cards: tuple[Card, ...]
    told: int  # how many of its cards stand at the top, as decisions and next steps
    gone: int  # how many their authors took back

    @property
    def is_bare(self):
        """Whether nothing of it is shown but that it was, and for how long."""
        return not (self.cards or self.vote or self.gone)


class Record:
    """One version of the minutes. The reader may see `works`; taken back since are `lost`, and the cards in `back`."""

    def __init__(self, data, *, works=None, lost=frozenset(), back=frozenset(), chip=None):
        self.data, self.works, self.lost, self.chip = data, works or {}, lost, chip
        self.label = partial(label_in, language())
        self.all_cards = [Card(one, self) for one in data["cards"] if one["ref"] not in back]
        self.by_ref = {card.ref: card for card in self.all_cards}
        self.step_of = {one["ref"]: one["step"] for one in data["cards"]}
        self._gone = [one["step"] for one in data["cards"] if one["ref"] in back]
        for name in ("roles", "people", "facts", "norms", "last_delta", "summary", "remarks"):
            setattr(self, name, data[name])
        for name in ("place", "team", "question", "focus_question", "context"):
            setattr(self, name, data["meeting"].get(name, ""))
        self.purpose = as_title(data["meeting"]["purpose"])
        self.heard = [{**one, "owner": owner_of(one)} for one in data.get("heard", ()) if one["ref"] not in back]

    def piece(self, one):
        """A piece of work as it may be named now, with the part of it; nothing for somebody who never saw it."""
        if one["ref"] in self.lost:
            return {"alias": str(NO_NAME)}, ""
        where = str(region_label(one["region"]) or "")
        return one["ref"] in self.works and ({**one, "alias": one["alias"] or self.works[one["ref"]]}, where)

    @property
    def table(self):
        """The work that lay on the table, as far as the reader may see it, with how many pages each piece has."""
        found = [(self.piece({**one, "page": 1, "region": None}), one) for one in self.data.get("table", ())]
        return [(piece[0], one["pages"]) for piece, one in found if piece]

    @property
    def began_at(self):
        return moment(self.data["meeting"]["began_at"] or self.data["meeting"]["starts_at"])

    @property
    def ended_at(self):
        return moment(self.data["meeting"]["ended_at"])

    @cached_property
    def decisions(self):
        return [card for card in self.all_cards if card.is_decision]

    @cached_property
    def next_steps(self):
        return [card for card in self.all_cards if card.is_next_step]

    @cached_property
    def stages(self) -> list[Stage]:
        below: defaultdict = defaultdict(list)
        told: defaultdict = defaultdict(int)
        for card in self.all_cards:
            step = self.step_of[card.ref]
            if card.is_decision or card.is_next_step:
                told[step] += 1
            else:
                below[step].append(card)
        return [self._stage(one, below[one["ref"]], told[one["ref"]]) for one in self.data["steps"]]

    @property
    def stretches(self):
        """The steps in their order; those in a row of which there is nothing to show stand together."""
        return [(bare, list(several)) for bare, several in groupby(self.stages, key=lambda stage: stage.is_bare)]

    def _stage(self, one, cards, told):
        same = ("ref", "part", "key", "recorded", "skipped", "planned", "added", "used", "vote")
        facts = {name: one[name] for name in same}
        gone = self._gone.count(one["ref"])
        return Stage(title=titled(one), cards=tuple(cards), told=told, gone=gone, **facts)

    @property
    def loose(self):
        """Cards written beside the steps."""
        return [
            card for card in self.all_cards if not (self.step_of[card.ref] or card.is_decision or card.is_next_step)
        ]

    @property
    def protocols(self):
        """What the meeting was held by: name and credits."""
        return [(Words(one.get("name")).in_(language()), one.get("credits", [])) for one in self.data["protocols"]]


def owner_of(card) -> str:
    """Who does it; nothing while nobody has taken it on."""
    return _("All of us") if card["owner_ref"] == ALL_OF_US else card["owner"]


def titled(step) -> str:
    """A step’s name; one that came round again says which time it was."""
    title = Words(step["title"]).in_(language())
    if step["rounds"] < 2:
        return title
    return _("%(title)s, %(number)s of %(times)s", title=title, number=step["round"], times=step["rounds"])
