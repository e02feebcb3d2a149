"""Owns how repeated times become a figure: median, quartiles, and the number of times they stand for."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from typing import Any

Figure = dict[str, Any]


def figure(times: Sequence[float], digits: int = 0) -> Figure:
    """Return {"median", "quartiles": [first, third], "n"}, rounded; with one time it is its own quartiles.

    Raises ValueError if there are no times.
    """
    if not times:
        raise ValueError("no times to sum up")
    quartiles = statistics.quantiles(times, n=4, method="inclusive")[::2] if len(times) > 1 else [times[0]] * 2
    return {
        "median": _rounded(statistics.median(times), digits),
        "quartiles": [_rounded(value, digits) for value in quartiles],
        "n": len(times),
    }


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """Return b of the power law y = a·x^b that fits the points best, by least squares on logarithms: 1 is level cost."""
    logs = [(math.log(x), math.log(y)) for x, y in points]
    return round(statistics.linear_regression([x for x, _ in logs], [y for _, y in logs]).slope, 3)


def percentile(times: Sequence[float], share: float) -> float:
    """Return the smallest time that at least `share` (0 to 1) of the times do not exceed."""
    ordered = sorted(times)
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]


def _rounded(value: float, digits: int) -> float:
    return round(value, digits) if digits else round(value)
