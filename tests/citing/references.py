"""References to cite in tests: the current text as edition 1.0 would have it."""

from __future__ import annotations

from functools import cache

from macros.citing.reference import Reference, Standing
from macros.pages.library import Library

STANDING = Standing(
    status={"zh-Hant": "已廢止", "zh-Hans": "已废止", "en": "repealed"},
    state="repealed",
    edition={"zh-Hant": "第 1.0 版", "zh-Hans": "第 1.0 版", "en": "edition 1.0"},
    number="1.0",
    released="2026-11-25",
    address="https://site.example",
)


@cache
def library() -> Library:
    return Library()


def reference(name: str) -> Reference:
    return Reference(library().first.current, name, STANDING)


def undated(name: str) -> Reference:
    """The same where the source gives no day at all."""
    record = library().first.current
    events = [{**event, "date": "unknown"} for event in record["work"]["events"]]
    return Reference({**record, "work": {**record["work"], "events": events}}, name, STANDING)
