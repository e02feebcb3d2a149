"""Witnesses, orthography and every departure of the critical text from its witness."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from macros.citing import page_path
from macros.citing.addresses import provision_of
from macros.edition.garbling import pairs, program, reread, shown
from macros.pages.library import Record, Shelf
from macros.pages.views.citing import since
from macros.pages.views.common import View, base_view


def _derivation(item: Record, lang: str) -> View:
    """Return a garbled place's derivation with each step computed anew from the words and the encoding."""
    before, after = reread(item["original"], item["encoding"], item["cut_after"], item["replacement"])
    code = program(item["original"], item["encoding"], item["cut_after"], item["replacement"], item["fold"])
    return {
        **item,
        "note": item["note"][lang],
        "position_note": item["position"]["note"][lang],
        "lead_note": item["lead_byte"]["note"][lang],
        "whole": _bytes_of(pairs(item["original"].encode(item["encoding"]), item["encoding"])),
        "before": _bytes_of(before),
        "after": _bytes_of(after),
        "decoded": shown(before + after),
        "result": shown(before + after, item["fold"]),
        "program": code,
        "rejected": [{**other, "why": other["why"][lang]} for other in item["rejected"]],
        "parallels": [
            {**other, "note": other["note"][lang], "seen": _seen(other)} for other in item.get("parallels", ())
        ],
    }


def _bytes_of(read: list[tuple[bytes, str]]) -> list[View]:
    return [
        {"bytes": raw.hex(" ").upper(), "character": character, "lost": character == "?"} for raw, character in read
    ]


def _seen(parallel: Record) -> str:
    before, after = reread(parallel["original"], parallel["encoding"], parallel["cut_after"])
    return shown(before + after)


def _places(shelf: Shelf, lang: str, edition: str | None) -> dict[str, View]:
    """Return record id -> where its departure stands: the provision's name, and the address of its sentence."""
    labels = {item["eId"]: item["label"][lang] for item in shelf.record(edition)["work"]["structure"]}
    found: dict[str, View] = {}
    for segment, pieces in shelf.received(edition).items():
        place = {"label": labels[provision_of(segment)], "path": page_path(shelf.slug, lang, segment, edition)}
        for piece in pieces:
            if piece.record:
                found.setdefault(piece.record.id, place)
    return found


def witness_path(shelf: Shelf, file: str) -> str:
    """Return where a witness's own bytes can be had, from the site's root."""
    return f"data/{shelf.slug}/witnesses/{Path(file).name}"


def departures(shelf: Shelf, lang: str, edition: str | None) -> View:
    """Return witnesses, grounds and departures, as the record of an edition (or the current one) has them."""
    record = shelf.record(edition)
    apparatus = record["apparatus"]
    kinds = {item["id"]: item["name"][lang] for item in apparatus["kinds"]}
    certainties = {item["id"]: item["name"][lang] for item in apparatus["certainties"]}
    where = _places(shelf, lang, edition)
    counted = Counter(item["kind"] for item in apparatus["records"])
    return {
        "document_number": record["work"]["document_number"],
        "state": shelf.state,
        "witnesses": [{**item, "path": witness_path(shelf, item["file"])} for item in record["witnesses"]],
        "orthography": record["work"]["orthography"]["statement"][lang],
        "counts": [{"kind": kinds[kind], "count": count} for kind, count in counted.most_common()],
        "grounds": {name: text[lang] for name, text in apparatus["grounds"].items()},
        "records": [
            {**item, "kind": kinds[item["kind"]], "certainty": certainties[item["certainty"]], **where[item["id"]]}
            for item in apparatus["records"]
        ],
    }


def frozen_apparatus_view(shelf: Shelf, lang: str, edition: str) -> View:
    """Return the apparatus of a released edition, from its record alone."""
    return {
        **base_view(lang),
        **departures(shelf, lang, edition),
        "edition": edition,
        "since": since(shelf, lang, edition, ""),
        "apparatus_path": page_path(shelf.slug, lang) + "apparatus/",
    }


def apparatus_view(shelf: Shelf, lang: str) -> View:
    """Return the witnesses, the departures counted by kind, each of them, and how garbled places came about."""
    record = shelf.current
    orthography = record["work"]["orthography"]
    return {
        **base_view(lang),
        **departures(shelf, lang, None),
        "differences": [{**item, "note": item["note"][lang]} for item in orthography["differences"]],
        "taiwan_hong_kong": orthography["taiwan_hong_kong"][lang],
        "regional": [{**item, "note": item["note"][lang]} for item in orthography.get("regional", ())],
        "derived_note": next((x["note"][lang] for x in record["work"]["languages"] if x["role"] == "derived"), ""),
        "overrides": len(shelf.data.instruments[shelf.id].overrides.root),
        "title": record["work"]["title"],
        "apparatus_path": page_path(shelf.slug, lang) + "apparatus/",
        "diff_path": page_path(shelf.slug, lang) + "diff/",
        "derivations": [_derivation(item, lang) for item in record["apparatus"]["derivations"]],
    }
