"""Witnesses, orthography and every departure of the critical text from its witness."""

from __future__ import annotations

from collections import Counter

from macros.pages.library import Shelf
from macros.pages.views.common import View, base_view


def apparatus_view(shelf: Shelf, lang: str) -> View:
    """Return the witnesses, the departures counted by kind, each of them, and how garbled places came about."""
    record = shelf.current
    apparatus, orthography = record["apparatus"], record["work"]["orthography"]
    kinds = {item["id"]: item["name"][lang] for item in apparatus["kinds"]}
    certainties = {item["id"]: item["name"][lang] for item in apparatus["certainties"]}
    counted = Counter(item["kind"] for item in apparatus["records"])
    return {
        **base_view(lang),
        "witnesses": record["witnesses"],
        "orthography": orthography["statement"][lang],
        "differences": [{**item, "note": item["note"][lang]} for item in orthography["differences"]],
        "counts": [{"kind": kinds[kind], "count": count} for kind, count in counted.most_common()],
        "grounds": {name: text[lang] for name, text in apparatus["grounds"].items()},
        "derivations": [{**item, "note": item["note"][lang]} for item in apparatus["derivations"]],
        "records": [
            {**item, "kind": kinds[item["kind"]], "certainty": certainties[item["certainty"]]}
            for item in apparatus["records"]
        ],
    }
