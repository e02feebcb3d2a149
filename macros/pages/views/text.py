"""The whole document for the parallel view, current or frozen."""

from __future__ import annotations

from macros.citing import identifier_path, page_path
from macros.pages.library import Shelf
from macros.pages.views.citing import versions
from macros.pages.views.common import View, base_view, heading, provisions, sentences, with_terms
from macros.pages.views.received import key_view, with_received


def _block(item: View, sentences: list[View], lang: str, path: str) -> View:
    """Return a provision with its sentences."""
    return {
        "e_id": item["eId"],
        "kind": item["kind"],
        "number": item["eId"].removeprefix("art_") if item["kind"] == "article" else "",
        "label": item["label"][lang],
        "heading": heading(item, lang),
        "path": path,
        "sentences": sentences,
    }


def text_view(shelf: Shelf, lang: str, edition: str | None = None) -> View:
    """Return the provisions with all their sentences, and what each language's text is."""
    record = shelf.record(edition)
    every = {
        item["eId"]: with_received(shelf, edition, with_terms(shelf, not edition, sentences(record, item)), lang)
        for item in provisions(record)
    }
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
        "cite_page": f"{page_path(shelf.slug, lang)}cite/",
        **versions(shelf, lang, "", edition),
        "identifier": lambda name: identifier_path(shelf.slug, name),
        "roles": {item["tag"]: {"role": item["role"], "note": item["note"][lang]} for item in work["languages"]},
        "headings_note": work["headings_note"][lang],
        "key": key_view(record, (sentence for some in every.values() for sentence in some), lang),
        "apparatus_path": page_path(shelf.slug, lang, edition=edition) + "apparatus/",
        "diff_path": page_path(shelf.slug, lang) + "diff/",
        "provisions": [
            _block(item, every[item["eId"]], lang, page_path(shelf.slug, lang, item["eId"], edition))
            for item in provisions(record)
        ],
    }
