"""The norms of a provision as rows of a table, and its worked cases with verdicts computed by the engine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from macros.pages.library import Record, Shelf
from macros.pages.views.common import View, expression, fact_labels, names_in
from rulecheck.judging.outcomes import judge
from rulecheck.judging.presumptions import with_presumptions
from rulecheck.model.facts import Known


def _terms(record: Record, norm: Mapping[str, Any], lang: str) -> list[View]:
    """Return the open-textured terms on which a norm turns."""
    facts = {fact["name"]: fact for fact in record["vocabulary"]["facts"]}
    parts = [*norm["conditions"], norm["requirement"], *(rule["when"] for rule in norm["exceptions"])]
    used = dict.fromkeys(facts[name]["term"] for part in parts for name in names_in(part) if facts[name]["term"])
    entries = [record["vocabulary"]["terms"][term] for term in used]
    return [{"label": entry["label"][lang], "leaves_open": entry["leaves_open"][lang]} for entry in entries]


def norm_views(record: Record, e_id: str, lang: str) -> list[View]:
    """Return the norms of a provision, ready for a table."""
    labels = fact_labels(record, lang)
    return [
        {
            "id": norm["id"],
            "label": norm["label"][lang],
            "modality": norm["modality"],
            "bearer": record["norms"]["bearers"][norm["bearer"]][lang],
            "segment": norm["segment"],
            "quote": norm["quote"],
            "engaged": expression(norm["engaged"], labels),
            "conditions": [expression(item, labels) for item in norm["conditions"]],
            "requirement": expression(norm["requirement"], labels),
            "exceptions": [
                {
                    "id": rule["id"],
                    "label": rule["label"][lang],
                    "quote": rule["quote"],
                    "segment": rule["segment"],
                    "when": expression(rule["when"], labels),
                }
                for rule in norm["exceptions"]
            ],
            "terms": _terms(record, norm, lang),
        }
        for norm in record["norms"]["norms"]
        if norm["id"].partition(".")[0] == e_id
    ]


def case_views(shelf: Shelf, number: str, lang: str) -> list[View]:
    """Return the worked cases of an article, their findings computed by the engine from the case's facts."""
    labels = fact_labels(shelf.current, lang)
    norms = {norm["id"]: norm["label"][lang] for norm in shelf.current["norms"]["norms"]}
    views = []
    for case in shelf.current["cases"]:
        if int(number) not in case["articles"]:
            continue
        facts = {name: Known(None if value == "unknown" else value, "user") for name, value in case["facts"].items()}
        findings = judge(shelf.bundle, with_presumptions(shelf.bundle, facts))
        views.append(
            {
                "id": case["id"],
                "title": case["title"][lang],
                "description": case["description"][lang],
                "why": case["why"][lang],
                "facts": [
                    {"label": labels[name], "value": str(value).lower()} for name, value in case["facts"].items()
                ],
                "findings": [
                    {"norm": found.norm.id, "label": norms[found.norm.id], "outcome": found.outcome}
                    for found in findings
                ],
                "outcomes": list(dict.fromkeys(found.outcome for found in findings)),
            }
        )
    return views
