"""A second evaluator, independent of the engine: brute force over completions of the unknown facts.

An expression's Kleene value is computed bottom up from sets of possible values, on the bundle's plain JSON.
Property tests and the worked cases hold the engine to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import product
from typing import Any

Truth = bool | None
COMBINE: dict[str, Callable[[tuple[bool, ...]], bool]] = {
    "all": all,
    "any": any,
    "not": lambda values: not values[0],
}
Json = dict[str, Any]


def possible(source: str | Json, facts: Mapping[str, Truth]) -> frozenset[bool]:
    """Return the values an expression may still take, each part by itself (as Kleene's tables do)."""
    if isinstance(source, str):
        value = facts.get(source)
        return frozenset({True, False}) if value is None else frozenset({value})
    ((op, body),) = source.items()
    if op == "stated":
        return frozenset({body in facts})
    parts = [possible(part, facts) for part in (body if isinstance(body, list) else [body])]
    combine = COMBINE[op]
    return frozenset(combine(values) for values in product(*parts))


def outcome(norm: Json, facts: Mapping[str, Truth]) -> str:
    """Return a norm's outcome for facts (None: stated to be unknown; absent: not stated)."""
    if possible(norm["engaged"], facts) != {True}:
        return "not_applicable"
    applies = possible({"all": norm["conditions"]}, facts) if norm["conditions"] else frozenset({True})
    if applies == {False}:
        return "not_applicable"
    released = possible({"any": [norm["requirement"], *(e["when"] for e in norm["exceptions"])]}, facts)
    if True in applies and False in applies:
        return "undetermined"
    if len(released) == 2:
        return "undetermined"
    return "satisfied" if released == {True} else "violated"


def presume(bundle: Json, facts: Mapping[str, Truth]) -> dict[str, Truth]:
    """Return the facts with what is presumed of those not stated, until nothing changes."""
    known = dict(facts)
    stated = frozenset(facts)
    for _ in bundle["facts"]:
        for name, fact in bundle["facts"].items():
            given = fact["presumed"] and fact["presumed"]["given"]
            if given and name not in known and _holds(given, known, stated):
                known[name] = fact["presumed"]["value"]
    return known


def _holds(given: str | Json, known: Mapping[str, Truth], stated: frozenset[str]) -> bool:
    if isinstance(given, dict) and "stated" in given:
        return given["stated"] in stated
    return possible(given, known) == {True}


def findings(bundle: Json, facts: Mapping[str, Truth]) -> dict[str, str]:
    """Return engaged norm -> outcome. `stated` in a norm sees what was stated, not what is presumed."""
    known = presume(bundle, facts)
    presumed = frozenset(known) - frozenset(facts)
    found = {}
    for norm in bundle["norms"]:
        mentioned = {name for name in presumed if _states(norm["engaged"], name)}
        visible = {name: value for name, value in known.items() if name not in mentioned}
        result = outcome(norm, visible)
        if result != "not_applicable":
            found[norm["id"]] = result
    return found


def _states(source: str | Json, name: str) -> bool:
    if isinstance(source, str):
        return False
    ((op, body),) = source.items()
    if op == "stated":
        return bool(body == name)
    return any(_states(part, name) for part in (body if isinstance(body, list) else [body]))
