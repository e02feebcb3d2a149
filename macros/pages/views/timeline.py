"""The events of an instrument laid out along a line that is not to scale: points, spans, and what is unknown.

Positions are in the picture's own units. The order of dates decides them and nothing else does: dates
next to each other stand the same distance apart, whether a day or ten years lies between.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from macros.citing.citations import day_in_words
from macros.pages.views.common import View

WIDTH, LEFT, RIGHT = 900, 90, 120
BASE, LANE = 96, 64
"""Where the line lies, and the height of each lane for spans below it."""
_UNKNOWN = "unknown"


def _dates(events: list[Mapping[str, Any]]) -> list[str]:
    """Return every date that the events name, in order, each once."""
    named = {str(event[key]) for event in events for key in ("date", "not_before", "not_after") if event[key]}
    return sorted(named - {_UNKNOWN})


def _points(events: list[Mapping[str, Any]], at: Mapping[str, int], lang: str) -> list[View]:
    """Return a point for each date, with the kinds of the events of that day; none where it only bounds a span."""
    return [
        {
            "x": x,
            "date": day_in_words(day, lang),
            "kinds": [event["kind"] for event in events if str(event["date"]) == day],
        }
        for day, x in at.items()
    ]


def _spans(events: list[Mapping[str, Any]], at: Mapping[str, int]) -> list[View]:
    """Return a span for each undated event, from its earliest day to its latest.

    Without an earliest day it begins at the first date there is: nothing happens to a document before that.
    Without a latest day it runs to the open end.
    """
    first = next(iter(at))
    undated = [event for event in events if event["date"] == _UNKNOWN]
    return [
        {
            "from": at[str(event["not_before"] or first)],
            "to": at[str(event["not_after"])] if event["not_after"] else WIDTH - RIGHT,
            "y": BASE + LANE * place + 40,
            "kind": event["kind"],
        }
        for place, event in enumerate(undated)
    ]


def timeline(events: list[Mapping[str, Any]], lang: str, today: str) -> View | None:
    """Return points, spans and the size of the picture; None where no event names a date.

    `today` is the word for the open end at the right; no date is read from a clock.
    """
    dates = _dates(events)
    if not dates:
        return None
    step = (WIDTH - LEFT - RIGHT) / len(dates)
    at = {day: round(LEFT + step * place) for place, day in enumerate(dates)}
    spans = _spans(events, at)
    return {
        "width": WIDTH,
        "height": BASE + LANE * len(spans) + 30,
        "base": BASE,
        "start": LEFT,
        "end": WIDTH - RIGHT,
        "today": today,
        "points": _points(events, at, lang),
        "spans": spans,
    }
