"""What would help when a protocol does not fit: more time, two meetings, fewer rounds, groups, work before."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from inquiry.discussions.format import Protocol
from inquiry.discussions.shares import Fit, FitStep, least, share_out
from inquiry.discussions.words import Words
from inquiry.i18n import _, language, ngettext

REPORT_MINUTES = 2
ROUND_TOO_LONG = 8 * 60
TABLE_TOO_LARGE = 8
ROUNDS = ("round_robin", "popcorn_once", "timed_turns")


@dataclass(frozen=True)
class Offer:
    """One way out; `minutes` is what the slot must be, or what the way out saves."""

    kind: str
    minutes: float = 0
    most_minutes: float = 0
    steps: tuple[str, ...] = ()
    titles: tuple[Words, ...] = ()
    count: int = 0

    def says(self) -> str:
        """The offer as a sentence in the reader’s language."""
        return SENTENCES[self.kind](self)


def _named(offer: Offer) -> str:
    return ", ".join(f"“{title.in_(language())}”" for title in offer.titles)


def _number(minutes: float) -> str:
    return f"{minutes:g}".replace(".5", "½") if minutes >= 1 else "½"


def _says_longer(offer: Offer) -> str:
    return _("Take %(minutes)s minutes: then nothing has to be left out.", minutes=_number(offer.minutes))


def _says_split(offer: Offer) -> str:
    return _(
        "Hold two meetings: stop after %(step)s, and take %(minutes)s minutes for the rest.",
        step=_named(offer),
        minutes=_number(offer.minutes),
    )


def _says_rounds(offer: Offer) -> str:
    return ngettext("Go round once only.", "Go round %(num)s times only.", offer.count)


def _says_groups(offer: Offer) -> str:
    return _(
        "Work in groups of %(size)s side by side, and report for %(minutes)s minutes at the end.",
        size=offer.count,
        minutes=REPORT_MINUTES,
    )


def _says_pre_work(offer: Offer) -> str:
    return _(
        "Do %(step)s before the meeting: saves %(least)s to %(most)s minutes.",
        step=_named(offer),
        least=_number(offer.minutes),
        most=_number(offer.most_minutes),
    )


SENTENCES = {
    "longer": _says_longer,
    "split": _says_split,
    "rounds": _says_rounds,
    "groups": _says_groups,
    "pre_work": _says_pre_work,
}


def advice(protocol: Protocol, minutes: float, got: Fit, asked: dict) -> Iterator[Offer]:
    """What we would do although it fits: a round of many people is long for those who wait."""
    rounds = [step for step in got.steps if step.turn in ROUNDS and step.in_meeting]
    too_long = any(step.total_seconds > ROUND_TOO_LONG for step in rounds if _is_per_person(protocol, step))
    too_many = bool(rounds) and asked["people"] > TABLE_TOO_LARGE and "opening" not in protocol.categories
    if too_long or too_many or asked["people"] > (protocol.group.max or asked["people"]):
        yield Offer("groups", REPORT_MINUTES, count=_group_size(protocol))


def _is_per_person(protocol: Protocol, step: FitStep) -> bool:
    original = protocol.step(step.key)
    return original.timing.minutes is None or bool(original.repeat and not original.repeat.free)


def _group_size(protocol: Protocol) -> int:
    return protocol.group.parallel_groups_of or 5


def ways_out(protocol: Protocol, minutes: float, got: Fit, asked: dict) -> Iterator[Offer]:
    """Everything that would let it fit after all."""
    yield from _split(protocol, minutes, got)
    yield from _fewer_rounds(protocol, minutes, asked)
    yield from _groups(protocol, minutes, asked)
    yield from _work_before(protocol, minutes, asked)
    yield _longer(protocol, asked)


def _longer(protocol: Protocol, asked: dict) -> Offer:
    whole = share_out(protocol, 24 * 60, **asked)
    return Offer("longer", ceil(least(whole.steps) / 300) * 5)


def _split(protocol: Protocol, minutes: float, got: Fit) -> Iterator[Offer]:
    keys = [step.key for step in got.steps]
    for last in protocol.split_after:
        cut = keys.index(last) + 1
        first, rest = least(got.steps[:cut]), least(got.steps[cut:])
        if max(first, rest) <= minutes * 60:
            yield Offer("split", rest / 60, steps=(last,), titles=(protocol.step(last).title,))


def _fewer_rounds(protocol: Protocol, minutes: float, asked: dict) -> Iterator[Offer]:
    free = [
        step.repeat.times(asked["people"], asked["count"])
        for step in protocol.steps
        if step.repeat and step.repeat.free
    ]
    for fewer in range(max(free, default=1) - 1, 0, -1):
        if share_out(protocol, minutes, **{**asked, "count": fewer}).ok:
            yield Offer("rounds", count=fewer)
            return


def _groups(protocol: Protocol, minutes: float, asked: dict) -> Iterator[Offer]:
    size = _group_size(protocol)
    apart = share_out(protocol, minutes - REPORT_MINUTES, **{**asked, "people": size})
    if asked["people"] > size and apart.ok:
        yield Offer("groups", REPORT_MINUTES, count=size)


def _work_before(protocol: Protocol, minutes: float, asked: dict) -> Iterator[Offer]:
    movable = [step.key for step in protocol.steps if step.async_ok and step.key not in asked["pre_work"]]
    alone = [(key,) for key in movable if _fits_without(protocol, minutes, asked, (key,))]
    together = [tuple(movable)] if len(movable) > 1 and _fits_without(protocol, minutes, asked, tuple(movable)) else []
    for keys in alone or together:
        yield _before(protocol, keys, asked)


def _fits_without(protocol: Protocol, minutes: float, asked: dict, keys: tuple[str, ...]) -> bool:
    return share_out(protocol, minutes, **{**asked, "pre_work": (*asked["pre_work"], *keys)}).ok


def _before(protocol: Protocol, keys: tuple[str, ...], asked: dict) -> Offer:
    whole = share_out(protocol, 24 * 60, **asked)
    moved = [whole.step(key) for key in keys]
    saved = sum(step.least_seconds * step.repeats for step in moved) / 60
    most = sum(step.total_seconds for step in moved) / 60
    return Offer("pre_work", saved, most, keys, tuple(protocol.step(key).title for key in keys))
