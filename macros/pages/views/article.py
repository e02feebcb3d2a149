"""The page of one provision, current or frozen: text, notes, norms, cases, citation, and its neighbours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from macros.citing import identifier_path, page_path, provision_sha256
from macros.citing.addresses import language_prefix
from macros.pages.exports import reference
from macros.pages.languages import words
from macros.pages.library import Record, Shelf
from macros.pages.views.citing import downloads, quoting, styles, versions
from macros.pages.views.common import View, base_view, heading, provisions, sentences, with_terms
from macros.pages.views.decisions import decision_views
from macros.pages.views.flow import flow
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


def _citing(shelf: Shelf, record: Record, provision: Mapping[str, Any], edition: str | None, lang: str) -> View:
    """Return what is needed to cite and to download the provision."""
    name = provision["eId"]
    ref = reference(shelf, name, edition, shelf.address)
    state, version = ref.standing.status[lang], ref.standing.edition[lang]
    quoted = quoting(record, provision, lang, state, version)
    return {
        "quoting": quoted,
        "cite": quoted[name],
        "styles": styles(ref, lang),
        "sha256": provision_sha256(record, provision),
        "edition": version,
        "state": state,
        "state_name": shelf.state,
        "cite_page": f"{page_path(shelf.slug, lang, name)}cite/",
        "data_page": f"{language_prefix(lang)}data/",
        **downloads(shelf, name, lang, edition),
        **versions(shelf, lang, name, edition),
    }


def _withdrawn(shelf: Shelf, e_id: str, lang: str) -> list[View]:
    """Return what earlier editions name here and the current text does not: their permalinks must still lead somewhere."""
    return [
        {
            "name": name,
            "edition": words(lang)["edition_short"].format(number),
            "path": page_path(shelf.slug, lang, name, number),
        }
        for name, number in shelf.withdrawn(e_id).items()
    ]


def _text(shelf: Shelf, provision: View, edition: str | None, lang: str) -> View:
    """Return the sentences with their terms and what the witness has for each, and where the marks are explained."""
    record = shelf.record(edition)
    lines = with_received(shelf, edition, with_terms(shelf, not edition, sentences(record, provision)), lang)
    return {
        "sentences": lines,
        "key": key_view(record, lines, lang),
        "apparatus_path": page_path(shelf.slug, lang, edition=edition) + "apparatus/",
        "bearers_path": page_path(shelf.slug, lang) + "bearers/",
        "diff_path": page_path(shelf.slug, lang) + "diff/",
    }


def article_view(shelf: Shelf, e_id: str, lang: str, edition: str | None = None) -> View:
    """Return everything that a provision's page shows, from the current record or a frozen one."""
    record = shelf.record(edition)
    order = provisions(record)
    place = next(index for index, item in enumerate(order) if item["eId"] == e_id)
    provision, view = order[place], {**base_view(lang), "frozen": bool(edition)}
    number = e_id.removeprefix("art_") if provision["kind"] == "article" else ""
    norms = norm_views(record, e_id, lang)
    return {
        **view,
        "e_id": e_id,
        "kind": provision["kind"],
        "slug": shelf.slug,
        "instrument": shelf.id,
        "number": number,
        "current": page_path(shelf.slug, lang, e_id),
        "full_text": page_path(shelf.slug, lang, edition=edition),
        "identifier": lambda name: identifier_path(shelf.slug, name),
        "document_number": record["work"]["document_number"],
        "label": provision["label"][lang],
        "heading": heading(provision, lang),
        "editorial": bool(provision["heading"] and provision["heading"]["editorial"]),
        **_text(shelf, provision, edition, lang),
        "notes": note_views(record, provision["segments"], lang),
        "norms": norms,
        "flows_of": {} if edition else {norm["id"]: flow(norm, view["w"]) for norm in norms},
        "cases": case_views(shelf, number, lang) if number and not edition else [],
        "decisions": {} if edition else decision_views(shelf.bundle, e_id, lang, view["w"]),
        "number_of_edition": record["number"],
        "withdrawn": [] if edition else _withdrawn(shelf, e_id, lang),
        **_citing(shelf, record, provision, edition, lang),
        **_neighbours(record, place, lang, edition),
    }
