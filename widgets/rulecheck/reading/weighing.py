"""What is sure enough to be taken as said: from a network's chances to facts. The rest is left open, as a question."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from rulecheck.model.logic import Truth
from rulecheck.reading.network import Weighed


@dataclass(frozen=True, slots=True)
class Sureness:
    """How likely a thing must be (0 to 1) before it is taken as said.

    topic: that a topic is spoken of. true, false: that a fact is so, or that it is spoken of and not so.
    presumed: that a presumed fact is as it usually is, said or unsaid.
    together: that the topic is spoken of and all that is taken to be so about it is so.
    """

    topic: float
    true: float
    false: float
    presumed: float
    together: float


def _presumed(weighed: Weighed, usual: bool, topic: float, sure: Sureness) -> tuple[str, float]:
    """Return what a presumed fact is taken to be, and how likely it is as usual. Silence and the usual come to the same."""
    unsaid, true, false, _ = weighed.chances
    as_usual, otherwise = (true, false) if usual else (false, true)
    if topic * otherwise >= sure.false:
        return ("false" if usual else "true"), 1.0
    if unsaid + as_usual < sure.presumed:
        return "open", 1.0
    said = "true" if usual else "false"
    return (said if as_usual > unsaid else "unsaid"), unsaid + as_usual


def _plain(weighed: Weighed, topic: float, sure: Sureness) -> tuple[str, float]:
    unsaid, true, false, _ = weighed.chances
    best = max(weighed.chances)
    if best == unsaid:
        return "unsaid", 1.0
    if best == true and true >= sure.true:
        return "true", true
    if best == false and topic * false >= sure.false:
        return "false", 1.0
    return "open", 1.0


def taken(
    topic: float, facts: Mapping[str, Weighed], presumed: Mapping[str, Truth], sure: Sureness
) -> dict[str, Truth]:
    """Return the facts of a topic that are taken as said, None for those left open; the unsaid are left out.

    `topic` is the chance that the topic is spoken of, `presumed` gives the usual value of facts that have one. A
    verdict that something was broken rests on one fact, but a verdict that all was done rests on many; so where all
    of them together are not likely enough, the least likely is left open.
    """
    values: dict[str, str] = {}
    likely: dict[str, float] = {}
    for name, weighed in facts.items():
        usual = presumed.get(name)
        value, chance = _plain(weighed, topic, sure) if usual is None else _presumed(weighed, usual, topic, sure)
        values[name] = value
        if chance < 1.0:
            likely[name] = chance
    if likely and topic * math.prod(likely.values()) < sure.together:
        values[min(likely, key=lambda name: likely[name])] = "open"
    told: dict[str, Truth] = {"true": True, "false": False, "open": None}
    return {name: told[value] for name, value in values.items() if value != "unsaid"}
