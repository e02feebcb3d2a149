"""The words and facts behind the verdicts: the glossary, open-textured terms, and what is presumed."""

from __future__ import annotations

from macros.pages.library import Library
from macros.pages.views.common import View, base_view, expression


def glossary_view(library: Library, lang: str) -> View:
    """Return every term in three languages, with other names and its meaning."""
    entries = [entry.model_dump(mode="json", by_alias=True) for entry in library.data.glossary.terms]
    return {
        **base_view(lang),
        "terms": [
            {
                "id": entry["id"],
                "term": entry["term"],
                "aliases": {tag: names for tag, names in (entry["aliases"] or {}).items() if names},
                "definition": entry["definition"][lang],
                "basis": entry["basis"],
            }
            for entry in entries
        ],
    }


def vocabulary_view(library: Library, lang: str) -> View:
    """Return the open-textured terms and the presumptions, from the fact vocabulary."""
    facts = library.data.facts.model_dump(mode="json", by_alias=True)
    labels = {fact["name"]: fact["label"][lang] for fact in facts["facts"]}
    return {
        **base_view(lang),
        "terms": [
            {"label": term["label"][lang], "leaves_open": term["leaves_open"][lang]} for term in facts["terms"].values()
        ],
        "presumptions": [
            {
                "label": labels[fact["name"]],
                "value": fact["presumed"]["value"],
                "given": expression(fact["presumed"]["given"], labels),
            }
            for fact in facts["facts"]
            if fact["presumed"]
        ],
    }
