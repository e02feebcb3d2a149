"""Two editions compared, provision by provision, for the page that shows it; and the list of such pages."""

from __future__ import annotations

from macros.citing import page_path
from macros.edition.comparison import Change, Changes, compare, other_parts
from macros.pages.library import Record, Shelf
from macros.pages.views.citing import NOW, comparison_path, pairs, version_name
from macros.pages.views.common import View, base_view, heading, provisions


def _head(shelf: Shelf, lang: str) -> View:
    work = shelf.current["work"]
    return {
        **base_view(lang),
        "title": work["title"],
        "document_number": work["document_number"],
        "state": shelf.state,
    }


def _record(shelf: Shelf, number: str) -> Record:
    return shelf.current if number == NOW else shelf.frozen[number]


def _version(shelf: Shelf, lang: str, number: str) -> View:
    path = page_path(shelf.slug, lang, edition=None if number == NOW else number)
    return {"name": version_name(shelf, number, lang), "path": path}


def _change(change: Change, lang: str) -> View:
    return {"id": change.id, "op": change.op, "runs": change.words[lang], "other": change.other}


def _provision(changes: Changes, labels: dict[str, str], lang: str) -> View:
    return {
        "e_id": changes.e_id,
        "label": labels[changes.e_id],
        "heading": changes.heading.get(lang),
        "texts": [
            {
                "id": segment,
                "languages": {tag: runs for tag, runs in by_language.items() if any(run.op for run in runs)},
            }
            for segment, by_language in changes.texts.items()
        ],
        **{
            kind: [_change(change, lang) for change in getattr(changes, kind)]
            for kind in ("notes", "norms", "apparatus")
        },
    }


def comparison_view(shelf: Shelf, older: str, newer: str, lang: str) -> View:
    """Return what changed between two editions in each provision, and which provisions did not change."""
    records = [_record(shelf, number) for number in (older, newer)]
    labels = {item["eId"]: f"{item['label'][lang]} {heading(item, lang)}".strip() for item in
              (item for record in records for item in provisions(record))}  # fmt: skip
    found = compare(*records)
    return {
        **_head(shelf, lang),
        "older": _version(shelf, lang, older),
        "newer": _version(shelf, lang, newer),
        "all": f"{page_path(shelf.slug, lang)}compare/",
        "changed": [_provision(one, labels, lang) for one in found if one.any],
        "others": other_parts(*records),
        "unchanged": [{"e_id": one.e_id, "label": labels[one.e_id]} for one in found if not one.any],
    }


def comparisons_view(shelf: Shelf, lang: str) -> View:
    """Return the pairs of editions that can be compared, the newest first."""
    listed = [
        {
            "older": version_name(shelf, older, lang),
            "newer": version_name(shelf, newer, lang),
            "path": comparison_path(shelf, lang, older, newer),
        }
        for older, newer in pairs(shelf)
    ]
    return {**_head(shelf, lang), "pairs": listed[::-1]}
