"""The model of editions/index.yml: the list of released editions, append-only."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from macros.loading.base import Day, Languages, Model
from macros.loading.work import Slug

Number = Annotated[str, StringConstraints(pattern=r"^\d+\.\d+$")]


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
