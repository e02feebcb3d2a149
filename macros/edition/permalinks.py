"""The permalinks of an edition, and the append-only register of all that were ever published."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from macros.citing import identifier_path, identifiers, page_path
from macros.loading import LANGUAGES

Json = dict[str, Any]


def permalinks(record: Json) -> list[str]:
    """Return every permalink of an edition, sorted: identifiers, pages and frozen pages in each language."""
    slug, number = record["work"]["slug"], record["number"]
    found = set()
    for name in identifiers(record):
        found.add(f"/{identifier_path(slug, name)}")
        for lang in LANGUAGES:
            found.add(f"/{page_path(slug, lang, name)}")
            found.add(f"/{page_path(slug, lang, name, number)}")
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
