"""The witness beside the critical text: each stretch as received, its departures named, and the key to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from macros.edition.received import Piece
from macros.pages.library import Record, Shelf
from macros.pages.views.common import View


def _names(entries: Iterable[Mapping[str, Any]], lang: str) -> dict[str, str]:
    return {entry["id"]: entry["name"][lang] for entry in entries}


def piece_views(record: Record, pieces: Iterable[Piece], lang: str) -> list[View]:
    """Return pieces for a template. Where witness and text agree `kind` is empty."""
    kinds = _names(record["apparatus"]["kinds"], lang)
    certainties = _names(record["apparatus"]["certainties"], lang)
    return [
        {
            "reading": piece.reading.rstrip("\n") if piece.record is None else piece.reading,
            "lemma": piece.lemma,
            "id": piece.record.id if piece.record else "",
            "kind": piece.record.kind if piece.record else "",
            "kind_name": kinds[piece.record.kind] if piece.record else "",
            "certainty": certainties[piece.record.certainty] if piece.record else "",
            "ground": piece.record.ground if piece.record else "",
        }
        for piece in pieces
    ]


def with_received(shelf: Shelf, edition: str | None, sentences: list[View], lang: str) -> list[View]:
    """Return sentences with what the witness has for each, under `received`."""
    record, pieces = shelf.record(edition), shelf.received(edition)
    return [{**item, "received": piece_views(record, pieces.get(item["id"], ()), lang)} for item in sentences]


def key_view(record: Record, sentences: Iterable[View], lang: str) -> View:
    """Return the key to some sentences' departures: kinds with how many of each, and the grounds given."""
    met = [piece for item in sentences for piece in item["received"] if piece["kind"] and (piece["reading"])]
    counted = Counter(piece["kind"] for piece in met)
    grounds = {piece["ground"] for piece in met}
    return {
        "kinds": [
            {"id": kind["id"], "name": kind["name"][lang], "count": counted[kind["id"]]}
            for kind in record["apparatus"]["kinds"]
            if counted[kind["id"]]
        ],
        "grounds": [
            {"id": name, "text": text[lang]} for name, text in record["apparatus"]["grounds"].items() if name in grounds
        ],
    }
