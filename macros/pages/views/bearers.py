"""Who stands where in each article: a grid for the picture, and the same in words with its quotes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from macros.citing import page_path
from macros.citing.addresses import provision_of
from macros.edition.simplify import simplify
from macros.pages.library import Record, Shelf
from macros.pages.views.common import View, articles, base_view, heading
from macros.pages.views.dealings import PICTURES, dealings

Standing = Mapping[str, Any]
PARTS = ("bears", "decides", "receives", "subject", "not_named")


def _quote(quote: str | None) -> View | None:
    return {"zh-Hant": quote, "zh-Hans": simplify(quote)} if quote else None


def _by_quote(standings: Iterable[Standing]) -> dict[str | None, list[Standing]]:
    """Return the standings that rest on the same words together."""
    found: dict[str | None, list[Standing]] = {}
    for standing in standings:
        found.setdefault(standing["quote"], []).append(standing)
    return found


def _rows(record: Record, lang: str) -> list[View]:
    """Return a row for each body: its parts by article number, in the order of PARTS."""
    standings = record["bearers"]["standings"]
    rows = []
    for body in record["bearers"]["bodies"]:
        own = [item for item in standings if item["body"] == body["id"]]
        cells = {
            item["eId"]: sorted({s["part"] for s in own if provision_of(s["segment"]) == item["eId"]}, key=PARTS.index)
            for item in articles(record)
        }
        rows.append({"name": body["name"][lang], "short": body["short"][lang], "cells": list(cells.values())})
    return rows


def _articles(record: Record, slug: str, lang: str) -> list[View]:
    """Return the articles in words: for each part, the bodies that have it and the words that say so."""
    names = {body["id"]: body["name"][lang] for body in record["bearers"]["bodies"]}
    found = []
    for item in articles(record):
        own: list[Standing] = [s for s in record["bearers"]["standings"] if provision_of(s["segment"]) == item["eId"]]
        groups = [
            {
                "part": part,
                "said": [
                    {"names": [names[s["body"]] for s in same], "quote": _quote(quote)}
                    for quote, same in _by_quote(s for s in own if s["part"] == part).items()
                ],
            }
            for part in PARTS
        ]
        found.append(
            {
                "number": item["eId"].removeprefix("art_"),
                "label": item["label"][lang],
                "heading": heading(item, lang),
                "path": page_path(slug, lang, item["eId"]),
                "groups": [group for group in groups if group["said"]],
            }
        )
    return found


def bearers_view(shelf: Shelf, lang: str) -> View:
    """Return the grid and the words of an instrument's bearers page."""
    record = shelf.current
    return {
        **base_view(lang),
        "document_number": record["work"]["document_number"],
        "state": shelf.state,
        "parts": PARTS,
        "rows": _rows(record, lang),
        "dealings": [picture for part in PICTURES if (picture := dealings(record, part, shelf.slug, lang)) is not None],
        "articles": _articles(record, shelf.slug, lang),
    }
