"""TimeMaps (Memento, RFC 7089) in link format: the frozen versions of each provision, for archives and their tools."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from typing import Any

from macros.citing import identifier_path, page_path
from macros.loading import LANGUAGES

MEDIA_TYPE = "application/link-format"


def timemap_path(slug: str, name: str = "") -> str:
    """Return where a TimeMap lies: timemap/2015-142/art_7.link; without a name, that of the whole."""
    return f"timemap/{slug}/{name or 'whole'}.link"


def _moment(day: date) -> str:
    """Return the start of a day (UTC) as HTTP dates are written."""
    return format_datetime(datetime.combine(day, time(), UTC), usegmt=True)


def _relations(place: int, last: int) -> str:
    return " ".join([*(["first"] if place == 0 else []), *(["last"] if place == last else []), "memento"])


def timemap(slug: str, name: str, releases: Mapping[str, tuple[date, Mapping[str, Any]]], address: str = "") -> str:
    """Return the TimeMap of a provision, or of the whole without a name.

    `releases`: the number of each edition -> its day and its record, in order. Addresses are relative to the
    TimeMap itself where the site's own is not known, as RFC 3986 resolves them. Each edition is a memento in
    every language; the original resource is the identifier, which is neutral in language and edition.
    """
    here = timemap_path(slug, name)
    start = f"{address.rstrip('/')}/" if address else "../" * here.count("/")
    kept = {
        number: day
        for number, (day, record) in releases.items()
        if not name or name in {item["eId"] for item in record["work"]["structure"]}
    }
    days = list(kept.values())
    span = f';from="{_moment(days[0])}";until="{_moment(days[-1])}"' if days else ""
    links = [
        f'<{start}{identifier_path(slug, name)}>;rel="original"',
        f'<{start}{here}>;rel="self";type="{MEDIA_TYPE}"{span}',
    ]
    for place, (number, day) in enumerate(kept.items()):
        relations = _relations(place, len(kept) - 1)
        links += [
            f'<{start}{page_path(slug, lang, name, number)}>;rel="{relations}";datetime="{_moment(day)}";hreflang="{lang}"'
            for lang in LANGUAGES
        ]
    return ",\n".join(links) + "\n"
