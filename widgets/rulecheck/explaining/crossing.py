"""What one article means for another, told once for a result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rulecheck.explaining.wording import Wording


def _holds(when: Mapping[str, Sequence[str]], articles: Mapping[str, str], norms: Mapping[str, str]) -> bool:
    engaged = {f"art_{number}" for number in articles}
    violated = {f"art_{number}" for number, outcome in articles.items() if outcome == "violated"}
    return (
        set(when["engaged"]) <= engaged
        and not set(when["absent"]) & engaged
        and set(when["norms"]) <= norms.keys()
        and (not when["violated"] or bool(set(when["violated"]) & violated))
    )


def cross_effects(articles: Mapping[str, str], norms: Mapping[str, str], wording: Wording) -> list[dict[str, Any]]:
    """Return {"id", "text"} for every cross-effect of the bundle that a result calls for, in the bundle's order."""
    return [
        {"id": effect["id"], "text": effect["text"][wording.lang]}
        for effect in wording.bundle.explaining.get("cross_effects", [])
        if _holds(effect["when"], articles, norms)
    ]
