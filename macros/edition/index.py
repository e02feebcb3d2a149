"""The list of released editions, editions/index.yml: append-only; an instrument's last is current."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import StringConstraints

from macros.loading.base import Day, Languages, Model
from macros.loading.documents import read_document
from macros.loading.parsing import parse_document
from macros.loading.problems import RulesDataError
from macros.loading.work import Slug

Number = Annotated[str, StringConstraints(pattern=r"^\d+\.\d+$")]
FILE = Path("editions") / "index.yml"


class Release(Model):
    """One released edition: its number and day, and the SHA-256 of its record's bytes."""

    instrument: Slug
    number: Number
    date: Day
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    note: Languages


class IndexFile(Model):
    """All of editions/index.yml."""

    editions: tuple[Release, ...]


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
