"""Fit a protocol into the minutes there are, or refuse and say what would help."""

from collections.abc import Collection
from typing import Any

from inquiry.discussions.format import Protocol
from inquiry.discussions.offers import Offer, advice, ways_out
from inquiry.discussions.shares import Fit, FitStep, share_out

__all__ = ["Fit", "FitStep", "Offer", "fit"]


def fit(
    protocol: Protocol,
    minutes: float,
    *,
    people: int,
    count: int | None = None,
    keep_debrief: bool = False,
    pre_work: Collection[str] = (),
) -> Fit:
    """The protocol in this slot: its steps with their seconds, or refused, with what would help."""
    asked: dict[str, Any] = {
        "people": people,
        "count": count,
        "keep_debrief": keep_debrief,
        "pre_work": tuple(pre_work),
    }
    got = share_out(protocol, minutes, **asked)
    search = advice if got.ok else ways_out
    got.offers.extend(search(protocol, minutes, got, asked))
    return got
