"""The page of one provision, current or frozen: text, notes, norms, cases, citation, and its neighbours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from macros.citing import cite, identifier_path, page_path, provision_sha256
from macros.pages.library import Record, Shelf
from macros.pages.views.common import View, base_view, heading, provisions, sentences, with_terms
from macros.pages.views.norms import case_views, norm_views
from macros.pages.views.received import key_view, with_received


def note_views(record: Record, segments: list[str], lang: str) -> list[View]:
    """Return the notes on some segments; `place` counts the segments from one."""
    return [
        {
            "id": note["id"],
            "kind": note["kind"],
            "basis": note["basis"],
            "segment": note["segment"],
            "place": segments.index(note["segment"]) + 1,
            "text": note["text"][lang],
            "rejected": (note["reading_rejected"] or {}).get(lang),
        }
        for note in record["notes"]
        if note["segment"] in segments
    ]


def _neighbours(record: Record, place: int, lang: str, edition: str | None) -> dict[str, View | None]:
    """Return the provisions before and after."""
    order, slug = provisions(record), record["work"]["slug"]

    def link(index: int) -> View | None:
        if not 0 <= index < len(order):
            return None
        item = order[index]
        path = page_path(slug, lang, item["eId"], edition)
        return {"path": path, "label": item["label"][lang], "heading": heading(item, lang)}

    return {"previous": link(place - 1), "next": link(place + 1)}


def _citing(shelf: Shelf, record: Record, provision: Mapping[str, Any], view: View) -> View:
    words, lang = view["w"], view["lang"]
    settled = view["frozen"] or not shelf.changed
    edition = words["cited_edition" if settled else "cited_working_copy"].format(record["number"])
    return {
        "cite": cite(record, provision, lang, words[f"state_{shelf.state}"], edition),
        "sha256": provision_sha256(record, provision),
        "edition": edition,
        "state": words[f"state_{shelf.state}"],
        "state_name": shelf.state,
    }


def article_view(shelf: Shelf, e_id: str, lang: str, edition: str | None = None) -> View:
    """Return everything that a provision's page shows, from the current record or a frozen one."""
    record = shelf.record(edition)
    order = provisions(record)
    place = next(index for index, item in enumerate(order) if item["eId"] == e_id)
    provision, view = order[place], {**base_view(lang), "frozen": bool(edition)}
    lines = with_received(shelf, edition, with_terms(shelf, not edition, sentences(record, provision)), lang)
    number = e_id.removeprefix("art_") if provision["kind"] == "article" else ""
    return {
        **view,
        "e_id": e_id,
        "kind": provision["kind"],
        "slug": shelf.slug,
        "number": number,
        "current": page_path(shelf.slug, lang, e_id),
        "full_text": page_path(shelf.slug, lang, edition=edition),
        "identifier": lambda name: identifier_path(shelf.slug, name),
        "document_number": record["work"]["document_number"],
        "label": provision["label"][lang],
        "heading": heading(provision, lang),
        "editorial": bool(provision["heading"] and provision["heading"]["editorial"]),
        "sentences": lines,
        "key": key_view(record, lines, lang),
        "apparatus_path": page_path(shelf.slug, lang) + "apparatus/",
        "bearers_path": page_path(shelf.slug, lang) + "bearers/",
        "diff_path": page_path(shelf.slug, lang) + "diff/",
        "notes": note_views(record, provision["segments"], lang),
        "norms": norm_views(record, e_id, lang),
        "cases": case_views(shelf, number, lang) if number and not edition else [],
        "number_of_edition": record["number"],
        **_citing(shelf, record, provision, view),
        **_neighbours(record, place, lang, edition),
    }
