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


def timeline(events: list[Mapping[str, Any]], lang: str, today: str) -> View | None:
    """Return points (dated events, those of one day together), spans (undated ones) and the size of the picture.

    An undated event without an earliest day begins where the document was signed or first dated: it cannot be
    before the document was. `today` is the word for the open end at the right; no date is read from a clock.
    """
    dates = _dates(events)
    if not dates:
        return None
    step = (WIDTH - LEFT - RIGHT) / max(len(dates), 1)
    at = {day: round(LEFT + step * place) for place, day in enumerate(dates)}
    end = WIDTH - RIGHT
    points = [
        {
            "x": at[day],
            "date": day_in_words(day, lang),
            "kinds": [event["kind"] for event in events if str(event["date"]) == day],
        }
        for day in dates
    ]
    undated = [event for event in events if event["date"] == _UNKNOWN]
    spans = [
        {
            "from": at[str(event["not_before"] or dates[0])],
            "to": at[str(event["not_after"])] if event["not_after"] else end,
            "y": BASE + LANE * place + 40,
            "kind": event["kind"],
            "open_start": not event["not_before"],
        }
        for place, event in enumerate(undated)
    ]
    return {
        "width": WIDTH,
        "height": BASE + LANE * len(spans) + 30,
        "base": BASE,
        "start": LEFT,
        "end": end,
        "today": today,
        "points": points,
        "spans": spans,
    }
