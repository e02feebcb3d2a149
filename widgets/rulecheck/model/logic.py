"""Three-valued logic: true, false and unknown (None), after Kleene's strong tables."""

from __future__ import annotations

from collections.abc import Iterable

Truth = bool | None
"""True, False, or None where the description does not settle it."""


def conjunction(values: Iterable[Truth]) -> Truth:
    """Return False if any value is false, else None if any is unknown, else True."""
    result: Truth = True
    for value in values:
        if value is False:
            return False
        if value is None:
            result = None
    return result


def disjunction(values: Iterable[Truth]) -> Truth:
    """Return True if any value is true, else None if any is unknown, else False."""
    result: Truth = False
    for value in values:
        if value is True:
            return True
        if value is None:
            result = None
    return result


def negation(value: Truth) -> Truth:
    """Return the opposite; unknown stays unknown."""
    return None if value is None else not value
