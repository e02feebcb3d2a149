"""The whole document for the parallel view, current or frozen."""

from __future__ import annotations

from macros.citing import identifier_path, page_path
from macros.pages.library import Shelf
from macros.pages.views.common import View, base_view, heading, provisions, sentences


def text_view(shelf: Shelf, lang: str, edition: str | None = None) -> View:
    """Return the provisions with all their sentences, and what each language's text is."""
    record = shelf.record(edition)
    work = record["work"]
    return {
        **base_view(lang),
        "slug": shelf.slug,
        "title": work["title"],
        "document_number": work["document_number"],
        "state": shelf.state,
        "edition": record["number"],
        "frozen": bool(edition),
        "current": page_path(shelf.slug, lang),
        "identifier": lambda name: identifier_path(shelf.slug, name),
        "roles": {item["tag"]: {"role": item["role"], "note": item["note"][lang]} for item in work["languages"]},
        "headings_note": work["headings_note"][lang],
        "provisions": [
            {
                "e_id": item["eId"],
                "kind": item["kind"],
                "number": item["eId"].removeprefix("art_") if item["kind"] == "article" else "",
                "label": item["label"][lang],
                "heading": heading(item, lang),
                "path": page_path(shelf.slug, lang, item["eId"], edition),
                "sentences": sentences(record, item),
            }
            for item in provisions(record)
        ],
    }
