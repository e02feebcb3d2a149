"""Decision tables as a page shows them: the facts numbered, a row a rule, cells in words."""

from __future__ import annotations

from collections.abc import Mapping

from macros.pages.views.common import View
from macros.proving.tables import OTHERWISE, Cell, decision_table
from rulecheck.model.bundle import Bundle, Norm


def _cell(cell: Cell, allowed: Cell, words: Mapping[str, str]) -> str:
    """Return a cell's words: nothing where the fact does not matter."""
    if len(cell) == len(allowed):
        return ""
    if "unmentioned" in allowed and "unmentioned" not in cell and len(cell) == len(allowed) - 1:
        return words["decision_mentioned"]
    return words["decision_or"].join(words[f"decision_{state}"] for state in cell)


def decision_view(norm: Norm, bundle: Bundle, lang: str, words: Mapping[str, str]) -> View:
    """Return a norm's decision table in a language; what falls under no row is `otherwise`."""
    table = decision_table(norm)
    return {
        "facts": [bundle.facts[name].label[lang] for name in table.facts],
        "rows": [
            {
                "cells": [_cell(cell, allowed, words) for cell, allowed in zip(row.cells, table.states, strict=True)],
                "outcome": row.outcome,
            }
            for row in table.rows
        ],
        "otherwise": OTHERWISE,
        "combinations": table.combinations,
    }


def decision_views(bundle: Bundle, provision: str, lang: str, words: Mapping[str, str]) -> dict[str, View]:
    """Return norm -> its decision table, for the norms of a provision."""
    return {norm.id: decision_view(norm, bundle, lang, words) for norm in bundle.norms if norm.provision == provision}
