"""Metadata in a page's head, by which Zotero's Embedded Metadata translator takes the page for a statute.

The names are those that it reads: `z:` for Zotero's own fields, `dc.` for Dublin Core, and of Highwire's `citation_`
those that it has a field for. `citation_technical_report_*` would make a report of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.citing.processor import csl_item
from macros.citing.reference import Reference

SCHEMAS = {"dc": "http://purl.org/dc/elements/1.1/", "z": "http://www.zotero.org/namespaces/export#"}
"""The prefixes, for `<link rel="schema.…">`."""


def _author(name: str) -> str:
    """Return a body's name so that it is not cut into a first and a last name: a comma makes all of it the last."""
    return f"{name}," if " " in name else name


def metadata(ref: Reference, lang: str, reason: str) -> Iterator[tuple[str, str]]:
    """Yield names and contents of the `meta` elements. `reason` says why the status is what it is."""
    item, author = csl_item(ref, lang), _author(ref.work["issuer"]["name"][lang])
    fields = {
        "z:itemType": "statute",
        "dc.title": item["title"],
        "dc.creator": author,
        "dc.date": ref.signed,
        "dc.language": item["language"],
        "dc.description": f"{item['status'].capitalize()}. {reason}" if lang == "en" else f"{item['status']}。{reason}",
        "z:publicLawNumber": item["number"],
        "z:shortTitle": item["title-short"],
        "z:section": item.get("section"),
        "z:history": item["status"],
        "z:extra": f"Status: {item['status']}\nVersion: {item['version']}\nJurisdiction: {item['jurisdiction']}",
        "citation_title": item["title"],
        "citation_author": author,
        "citation_date": ref.signed,
        "citation_language": item["language"],
        "citation_public_url": item["URL"] if ref.standing.address else None,
    }
    yield from ((name, content) for name, content in fields.items() if content)
