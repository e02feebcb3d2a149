"""The whole edition in one sequence, for paper and e-readers: text, notes, norms, apparatus, index of terms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from macros.edition.terms import mark
from macros.pages.exports import reference
from macros.pages.library import Record, Shelf
from macros.pages.views.apparatus import departures
from macros.pages.views.article import note_views
from macros.pages.views.common import View, articles, base_view, heading, provisions, sentences
from macros.pages.views.norms import norm_views


def _section(record: Record, item: Mapping[str, Any], lang: str) -> View:
    return {
        "e_id": item["eId"],
        "label": item["label"][lang],
        "heading": heading(item, lang),
        "sentences": sentences(record, item),
        "notes": note_views(record, item["segments"], lang),
        "norms": norm_views(record, item["eId"], lang),
    }


def _terms(shelf: Shelf, record: Record, lang: str) -> list[View]:
    """Return the glossary as an index: each term that the articles use, its meaning, and where it stands."""
    found: dict[str, list[View]] = {}
    for item in articles(record):
        text = " ".join(record["text"][segment][lang] for segment in item["segments"])
        for name in dict.fromkeys(term for _, term in mark(text, lang, shelf.term_forms[lang]) if term):
            found.setdefault(name, []).append({"e_id": item["eId"], "label": item["label"][lang]})
    entries = [entry.model_dump(mode="json", by_alias=True) for entry in shelf.data.glossary.terms]
    return [
        {"term": entry["term"], "definition": entry["definition"][lang], "places": found[entry["id"]]}
        for entry in entries
        if entry["id"] in found
    ]


def book_view(shelf: Shelf, lang: str) -> View:
    """Return the latest released edition as a book, under today's status; before any release, the working copy."""
    edition = shelf.edition if shelf.edition in shelf.frozen else None
    record = shelf.record(edition)
    ref = reference(shelf, "", edition, shelf.address)
    release = next((one for one in shelf.releases if one.number == edition), None)
    return {
        **base_view(lang),
        "title": record["work"]["title"],
        "document_number": record["work"]["document_number"],
        "state": shelf.state,
        "reason": shelf.status[-1]["reason"][lang],
        "undated": shelf.state == "repealed" and not shelf.end_is_dated,
        "edition": ref.standing.edition[lang],
        "day": str(release.date) if release else "",
        "sha256": release.sha256 if release else "",
        "address": ref.standing.url(ref.path),
        "roles": [(item["tag"], item["role"], item["note"][lang]) for item in record["work"]["languages"]],
        "headings_note": record["work"]["headings_note"][lang],
        "sections": [_section(record, item, lang) for item in provisions(record)],
        "apparatus": departures(shelf, lang, edition),
        "terms": _terms(shelf, record, lang),
    }
