"""Two results side by side: which facts differ, and which articles come out otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rulecheck.explaining.wording import Wording

Json = dict[str, Any]


def _values(result: Mapping[str, Any]) -> dict[str, Any]:
    return {fact["name"]: fact["value"] for fact in result["facts"]}


def compare(first: Mapping[str, Any], second: Mapping[str, Any], wording: Wording) -> Json:
    """Return {"facts", "articles", "sentences"}: what differs between two results of `Checker.check`.

    A fact or an article that only one of them has is there with null on the other side.
    """
    before, after = _values(first), _values(second)
    names = [name for name in {**before, **after} if before.get(name) is not after.get(name)]
    one, other = first["articles"], second["articles"]
    changed = [number for number in sorted({**one, **other}, key=int) if one.get(number) != other.get(number)]

    def said(outcome: str | None) -> str:
        return wording.verdict(outcome) if outcome else wording.say("compared_absent")

    told = [
        wording.say(
            "compared_article",
            article=wording.article(f"art_{number}"),
            before=said(one.get(number)),
            after=said(other.get(number)),
        )
        for number in changed
    ]
    return {
        "facts": [
            {"name": name, "label": wording.label(name), "first": before.get(name), "second": after.get(name)}
            for name in names
        ],
        "articles": [{"article": number, "first": one.get(number), "second": other.get(number)} for number in changed],
        "sentences": told or [wording.say("compared_none")],
    }
