"""Witness and critical text, letter by letter: each line of the witness with what was taken out and put in."""

from __future__ import annotations

from collections import Counter

from macros.edition.apparatus import document, records_from, undo
from macros.edition.received import lines
from macros.pages.library import Shelf
from macros.pages.views.common import View, base_view
from macros.pages.views.received import piece_views

CRITICAL = "zh-Hant"


def diff_view(shelf: Shelf, lang: str) -> View:
    """Return the lines of the witness in pieces, and how many code points were kept, taken out and put in."""
    record = shelf.current
    records = records_from(record["apparatus"]["records"])
    segments = {name: wording[CRITICAL] for name, wording in record["text"].items()}
    critical = document(segments, record["work"], CRITICAL)
    witness = undo(critical, records)
    counted = Counter(item.kind for item in records)
    out, put = sum(len(item.reading) for item in records), sum(len(item.lemma) for item in records)
    return {
        **base_view(lang),
        "title": record["work"]["title"],
        "document_number": record["work"]["document_number"],
        "state": shelf.state,
        "slug": shelf.slug,
        "siglum": record["witnesses"][0]["siglum"],
        "witness_length": len(witness),
        "critical_length": len(critical),
        "kept": len(witness) - out,
        "taken_out": out,
        "put_in": put,
        "departures": len(records),
        "kinds": [
            {"id": kind["id"], "name": kind["name"][lang], "count": counted[kind["id"]]}
            for kind in record["apparatus"]["kinds"]
        ],
        "lines": [piece_views(record, line, lang) for line in lines(witness, records)],
    }
