"""Pages about an instrument as a whole: home, status and history, relations, editions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from macros.citing import identifier_path, page_path
from macros.citing.addresses import language_prefix, provision_of
from macros.citing.citations import day_in_words
from macros.exporting.feeds import feed_path
from macros.pages.languages import words
from macros.pages.library import Library, Record, Shelf
from macros.pages.views.common import View, articles, base_view, heading
from macros.pages.views.timeline import timeline

_UNDATED = "unknown"


def _day(value: Any, lang: str) -> str | None:
    return day_in_words(str(value), lang) if value and value != _UNDATED else None


def _sources(record: Record, shelf: Shelf, segments: Iterable[str], lang: str) -> list[View]:
    """Return the segments that a statement rests on: their words in Chinese, and where they stand."""
    labels = {item["eId"]: item["label"][lang] for item in record["work"]["structure"]}
    return [
        {
            "label": labels[provision_of(segment)],
            "path": page_path(shelf.slug, lang, segment),
            "text": record["text"][segment],
        }
        for segment in segments
    ]


def _event(event: Mapping[str, Any], lang: str) -> View:
    return {
        "id": event["id"],
        "kind": event["kind"],
        "date": _day(event["date"], lang),
        "not_before": _day(event["not_before"], lang),
        "not_after": _day(event["not_after"], lang),
        "basis": event["basis"],
        "note": event["note"][lang],
    }


def _when(event: Mapping[str, Any]) -> str:
    """Return a date to sort an event by: its own, or where it has none, the last that it can be."""
    return str(event["not_after"] or "9999" if event["date"] == _UNDATED else event["date"])


def _identity(shelf: Shelf) -> View:
    """Return what heads every page about an instrument."""
    work = shelf.current["work"]
    return {"title": work["title"], "document_number": work["document_number"], "state": shelf.state}


def _searched(work: Mapping[str, Any], lang: str) -> list[View]:
    """Return what was looked for, where, when, and whether it was found."""
    scopes = {scope["id"]: scope["name"][lang] for scope in work["scopes"]}
    return [
        {
            "wanted": item["wanted"][lang],
            "on": _day(item["on"], lang),
            "note": item["note"][lang],
            "found": item["result"] == "found",
            "scope": scopes[item["scope"]],
            "url": item["url"],
        }
        for item in work["searched"]
    ]


def status_view(shelf: Shelf, lang: str) -> View:
    """Return events, status periods and what was searched for."""
    work = shelf.current["work"]
    return {
        **base_view(lang),
        **_identity(shelf),
        "relations_path": f"{page_path(shelf.slug, lang)}relations/",
        "timeline": timeline(sorted(work["events"], key=_when), lang, words(lang)["today"]),
        "events": [_event(event, lang) for event in sorted(work["events"], key=_when)],
        "periods": [
            {
                "start": _day(period["from"], lang),
                "end": _day(period["to"], lang),
                "state": period["state"],
                "reason": period["reason"][lang],
            }
            for period in shelf.status
        ],
        "searched": _searched(work, lang),
    }


def relations_view(shelf: Shelf, lang: str) -> View:
    """Return the relations, gathered by the other document: each once, with all that ties it to this one."""
    record = shelf.current
    gathered: dict[str, View] = {}
    for item in record["work"]["relations"]:
        target = item["target"]
        key = target["title"]["en"] if target else item["id"]
        node = gathered.setdefault(key, {"target": target, "ties": []})
        node["ties"].append(
            {
                "kind": item["kind"],
                "note": item["note"][lang],
                "basis": item["basis"],
                "sources": _sources(record, shelf, item["source"], lang),
            }
        )
    return {
        **base_view(lang),
        **_identity(shelf),
        "others": list(gathered.values()),
    }


def _entry(shelf: Shelf, lang: str) -> View:
    return {
        **_identity(shelf),
        "slug": shelf.slug,
        "edition": shelf.edition,
        "path": page_path(shelf.slug, lang),
        "example": next((identifier_path(shelf.slug, item["eId"]) for item in articles(shelf.current)), ""),
        "articles": [
            {
                "number": item["eId"].removeprefix("art_"),
                "label": item["label"][lang],
                "heading": heading(item, lang),
                "path": page_path(shelf.slug, lang, item["eId"]),
                "norms": sum(norm["id"].startswith(f"{item['eId']}.") for norm in shelf.current["norms"]["norms"]),
            }
            for item in articles(shelf.current)
        ],
    }


def home_view(library: Library, lang: str) -> View:
    """Return the instruments with their articles: for the home page, and for what stands in the checker's place."""
    return {
        **base_view(lang),
        "prefix": language_prefix(lang),
        "instrument": library.first.id,
        "instruments": [_entry(shelf, lang) for shelf in library.shelves.values()],
    }


def editions_view(library: Library, lang: str) -> View:
    """Return the released editions of every instrument, the latest first."""
    return {
        **base_view(lang),
        "feed": feed_path(lang),
        "instruments": [
            {
                **_entry(shelf, lang),
                "editions": [
                    {
                        "number": release.number,
                        "date": _day(release.date, lang),
                        "sha256": release.sha256,
                        "note": release.note.as_json()[lang],
                        "path": page_path(shelf.slug, lang, edition=release.number),
                    }
                    for release in reversed(shelf.releases)
                ],
            }
            for shelf in library.shelves.values()
        ],
    }
