"""The list of released editions, editions/index.yml: append-only; an instrument's last is current."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from macros.loading.documents import read_document
from macros.loading.editions import IndexFile, Release
from macros.loading.parsing import parse_document
from macros.loading.problems import RulesDataError

__all__ = ["FILE", "IndexFile", "Release", "current_edition", "releases"]

FILE = Path("editions") / "index.yml"


def releases(root: Path) -> tuple[Release, ...]:
    """Return every release in the order made; none if there is no index. Raises RulesDataError."""
    if not (root / FILE).is_file():
        return ()
    return _read(root, hashlib.sha256((root / FILE).read_bytes()).hexdigest())


@lru_cache(maxsize=4)
def _read(root: Path, _content: str) -> tuple[Release, ...]:
    """Read the list once for all instruments, and again when its content is another."""
    document, problems = read_document(root / FILE, root)
    index = None
    if document is not None:
        index, problems = parse_document(IndexFile, document)
    if index is None:
        raise RulesDataError(problems)
    return index.editions


def current_edition(root: Path, instrument: str) -> str | None:
    """Return the number of an instrument's latest release, or None before the first."""
    numbers = [release.number for release in releases(root) if release.instrument == instrument]
    return numbers[-1] if numbers else None
