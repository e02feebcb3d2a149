"""The Atom feed of editions, one in each language: each edition is an entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from macros.citing import page_path
from macros.citing.addresses import language_prefix
from macros.exporting.elements import Elements, xml_bytes

NAMESPACE = "http://www.w3.org/2005/Atom"
_E = Elements(NAMESPACE)


@dataclass(frozen=True)
class Entry:
    """An edition as the feed has it: its number, day, note and record's hash, in one language."""

    work: Mapping[str, Any]
    title: str
    number: str
    day: date
    note: str
    status: str
    sha256: str


def feed_path(lang: str) -> str:
    """Return where the feed of a language lies."""
    return f"{language_prefix(lang)}editions.atom"


def _id(*parts: str) -> str:
    """Return an identifier that the same parts always give, whatever the site's address."""
    return uuid5(NAMESPACE_URL, "/".join(parts)).urn


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _entry(entry: Entry, lang: str, start: str) -> etree._Element:
    work = entry.work
    return _E.entry(
        _E.title(entry.title),
        _E.id(_id(work["frbr_work"], entry.number, lang)),
        _E.updated(_moment(entry.day)),
        _E.published(_moment(entry.day)),
        _E.link(rel="alternate", hreflang=lang, href=f"{start}{page_path(work['slug'], lang, edition=entry.number)}"),
        _E.category(term=entry.status, scheme="urn:edition:status"),
        _E.summary(f"{entry.note} ({entry.status}; SHA-256 {entry.sha256})"),
    )


def atom(entries: Iterable[Entry], lang: str, title: str, author: str, address: str = "") -> bytes:
    """Return the feed in a language, the latest edition first. Addresses are relative where the site's is unknown."""
    kept = sorted(entries, key=lambda entry: entry.day, reverse=True)
    path = feed_path(lang)
    start = f"{address.rstrip('/')}/" if address else "../" * path.count("/") or "./"
    updated = max((entry.day for entry in kept), default=date(1970, 1, 1))
    names = sorted({entry.work["frbr_work"] for entry in kept})
    root = _E.feed(
        _E.title(title),
        _E.id(_id("editions", lang, *names)),
        _E.updated(_moment(updated)),
        _E.author(_E.name(author)),
        _E.link(rel="self", type="application/atom+xml", href=f"{start}{path}"),
        _E.link(rel="alternate", type="text/html", href=f"{start}{language_prefix(lang)}editions/"),
        *(_entry(entry, lang, start) for entry in kept),
    )
    root.set("{http://www.w3.org/XML/1998/namespace}lang", lang)
    return xml_bytes(root)
