"""The instrument's status on a date, as the bundle's periods give it; the date is always an argument."""

from __future__ import annotations

from datetime import date
from typing import Any

from rulecheck.model.bundle import Bundle


def status(bundle: Bundle, on: date | None) -> dict[str, Any]:
    """Return {"on", "state", "reason"} for a date; without one, what holds now ("on" is then None).

    Raises ValueError if no period of the bundle covers the date: the periods are to cover every day.
    """
    if on is None:
        return {"on": None, "state": bundle.now["state"], "reason": dict(bundle.now["reason"])}
    day = on.isoformat()
    for period in bundle.status:
        if (period.start is None or period.start <= day) and (period.end is None or day <= period.end):
            return {"on": day, "state": period.state, "reason": dict(period.reason)}
    raise ValueError(f"no status is given for {day}")
