"""All combinations of what can be known of a norm's facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Literal

from rulecheck.model.bundle import Norm
from rulecheck.model.expressions import Expression, fact_names
from rulecheck.model.facts import Known

State = Literal["yes", "no", "unknown", "unmentioned"]
"""What can be known of a fact. "unmentioned" is told from "unknown" only where a norm asks whether it was spoken of."""
Point = dict[str, State]
_VALUES = {"yes": True, "no": False, "unknown": None}


def expressions(norm: Norm) -> list[Expression]:
    """Return every expression of a norm, in the order in which it is read."""
    return [norm.engaged, *norm.conditions, norm.requirement, *(rule.when for rule in norm.exceptions)]


def _stated(expression: Expression) -> Iterator[str]:
    if expression.op == "stated":
        yield expression.fact
    for part in expression.parts:
        yield from _stated(part)


def states(norms: Iterable[Norm]) -> dict[str, tuple[State, ...]]:
    """Return fact -> the states that some norms tell apart, in the order of the norms."""
    found = [expression for norm in norms for expression in expressions(norm)]
    spoken_of = {name for expression in found for name in _stated(expression)}
    names = dict.fromkeys(name for expression in found for name in fact_names(expression))
    return {
        name: ("yes", "no", "unknown", "unmentioned") if name in spoken_of else ("yes", "no", "unknown")
        for name in names
    }


def points(allowed: dict[str, tuple[State, ...]]) -> Iterator[Point]:
    """Yield every combination of states."""
    for chosen in product(*allowed.values()):
        yield dict(zip(allowed, chosen, strict=True))


def facts(point: Point) -> dict[str, Known]:
    """Return a combination as the engine's facts, all told by the reader."""
    return {name: Known(_VALUES[state], "user") for name, state in point.items() if state != "unmentioned"}
