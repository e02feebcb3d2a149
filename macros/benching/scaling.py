"""Owns how the cost of a build grows with the number of instruments: made-up ones, from 1 to 1,000, of fifteen articles."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from typing import Any

from macros.benching.building import build
from macros.benching.figures import exponent, figure
from macros.benching.invented import ARTICLES, invent
from macros.toolchain.places import CACHE, ROOT
from macros.toolchain.running import say

FOLDER = CACHE / "bench" / "scaling"
SIZES = (1, 3, 10, 30, 100)
"""What is built where SIZES names no others. 1,000 take a quarter of an hour and 8 GB of disk."""
OFTEN = 3
"""Up to so many instruments a build is timed in every round; more are built once."""


def measure(rounds: int, kept: Mapping[str, Any]) -> dict[str, Any]:
    """Return {"articles", "sizes": [{"instruments", "pages", "seconds", "a_page", "megabytes"}], "exponent", "memory"}.

    `kept` is what was measured before: its sizes stay, except those that are built anew. `a_page` is milliseconds.
    "exponent" is of seconds by pages; "memory" is megabytes an instrument, from the smallest site to the largest.
    """
    wanted = [int(size) for size in os.environ.get("SIZES", "").replace(",", " ").split()] or list(SIZES)
    rows = {row["instruments"]: row for row in kept.get("sizes", [])}
    for count in wanted:
        rows[count] = _size(count, rounds)
        say(f"bench: {count} made-up instruments were built")
    return {"articles": ARTICLES, **summed(sorted(rows.values(), key=lambda row: int(row["instruments"])))}


def summed(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the rows with the exponent that fits them, and how much memory an instrument adds."""
    first, last = rows[0], rows[-1]
    more = last["instruments"] - first["instruments"]
    return {
        "sizes": list(rows),
        "exponent": exponent([(row["pages"], row["seconds"]["median"]) for row in rows]) if more else None,
        "memory": round((last["megabytes"] - first["megabytes"]) / more, 2) if more else None,
    }


def _size(count: int, rounds: int) -> dict[str, Any]:
    data = invent(ROOT / "rules_data", FOLDER / "data", count)
    site = FOLDER / "site"
    builds = [
        build(ROOT / "mkdocs.yml", site, {"RULES_DATA": str(data)}) for _ in range(rounds if count <= OFTEN else 1)
    ]
    pages = sum(page.relative_to(site).parts[0] != "id" for page in site.rglob("index.html"))
    shutil.rmtree(FOLDER)
    seconds = figure([one.seconds for one in builds], 2)
    return {
        "instruments": count,
        "pages": pages,
        "seconds": seconds,
        "a_page": round(seconds["median"] / pages * 1000, 1),
        "megabytes": round(max(one.megabytes for one in builds)),
    }
