"""A protocol in one of its other published lengths."""

from dataclasses import replace

from inquiry.discussions.format import Protocol, Step
from inquiry.discussions.parts import Change


def vary(protocol: Protocol, key: str) -> Protocol:
    """The protocol with the steps of this variant left out or given other minutes."""
    variant = next(variant for variant in protocol.variants if variant.key == key)
    changes = {change.step: change for change in variant.change}
    steps = [_changed(step, changes.get(step.key)) for step in protocol.steps if step.key not in variant.drop]
    return replace(protocol, steps=tuple(steps))


def _changed(step: Step, change: Change | None) -> Step:
    if change is None:
        return step
    return replace(step, timing=replace(step.timing, minutes=change.minutes, min_minutes=change.at_least))
