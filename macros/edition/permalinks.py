"""The permalinks of an edition, and the append-only register of all that were ever published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

Json = dict[str, Any]
LANGUAGE_PREFIXES = ("", "zh-Hans/", "en/")
"""The default language, zh-Hant, has no prefix."""
CITABLE = ("preamble", "article")
"""The kinds of provision that have a page of their own."""


def _places(record: Json) -> Iterator[tuple[str, str]]:
    """Yield (id, page) for every provision, sentence and norm; the page is the eId of the provision."""
    pages = [item["eId"] for item in record["work"]["structure"] if item["kind"] in CITABLE]
    for provision in record["work"]["structure"]:
        if provision["eId"] in pages:
            yield provision["eId"], provision["eId"]
            yield from ((segment, provision["eId"]) for segment in provision["segments"])
    for norm in record["norms"]["norms"]:
        page = norm["id"].partition(".")[0]
        if page in pages:
            yield norm["id"], page


def permalinks(record: Json) -> list[str]:
    """Return every permalink of an edition, sorted: identifiers, pages and frozen pages in each language."""
    slug, number = record["work"]["slug"], record["number"]
    found = set()
    for name, page in _places(record):
        anchor = "" if name == page else f"#{name}"
        found.add(f"/id/{slug}/{name}/")
        for prefix in LANGUAGE_PREFIXES:
            found.add(f"/{prefix}{slug}/{page}/{anchor}")
            found.add(f"/ed/{number}/{prefix}{slug}/{page}/{anchor}")
    return sorted(found)


def registered(file: Path) -> list[str]:
    """Return the permalinks in the register, in its order; none if there is no register yet."""
    return file.read_text(encoding="utf-8").splitlines() if file.is_file() else []


def append(file: Path, links: Iterable[str]) -> list[str]:
    """Add those links that the register lacks to its end, sorted among themselves; return them."""
    known = set(registered(file))
    new = sorted(set(links) - known)
    with file.open("a", encoding="utf-8") as register:
        register.writelines(f"{link}\n" for link in new)
    return new
