"""The identifiers' pages, /id/…: small, without the theme, leading to the current page in each language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from macros.citing import identifier_path, identifiers, page_path
from macros.citing.labels import label_of
from macros.pages.languages import LANGUAGES, NAMES, words
from macros.pages.library import Record, Shelf


def _links(shelf: Shelf, record: Record, name: str) -> list[dict[str, Any]]:
    return [
        {
            "lang": lang,
            "name": NAMES[lang],
            "path": page_path(shelf.slug, lang, name),
            "label": label_of(record, name, lang),
            "title": record["work"]["title"][lang],
            "number": record["work"]["document_number"][lang],
            "words": words(lang),
            "state": shelf.state,
        }
        for lang in LANGUAGES
    ]


def write_identifiers(shelf: Shelf, site: Path, render: Callable[..., str]) -> None:
    """Write site/id/<slug>/<identifier>/index.html for the whole and every provision, sentence and norm, of any edition."""
    records: dict[str, Record] = {}
    for record in (*shelf.frozen.values(), shelf.current):
        records |= dict.fromkeys(identifiers(record), record)
    for name, record in records.items():
        folder = site / identifier_path(shelf.slug, name)
        folder.mkdir(parents=True, exist_ok=True)
        depth = identifier_path(shelf.slug, name).count("/")
        html = render("identifier.html", depth, name=name or shelf.slug, links=_links(shelf, record, name))
        (folder / "index.html").write_text(f"{html}\n", encoding="utf-8")
