"""Facts as they are known of one description: a value, where it came from, and the words that show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from rulecheck.model.logic import Truth

Source = Literal["text", "user", "derived"]
"""Read from the description, answered by the reader, or presumed because nothing suggests otherwise."""


@dataclass(frozen=True, slots=True)
class Known:
    """One fact's value. `start` and `end` count Unicode code points of the description, half open."""

    value: Truth
    source: Source
    start: int | None = None
    end: int | None = None

    @property
    def stated(self) -> bool:
        """Whether the description or the reader has said something about it, "unknown" included."""
        return self.source != "derived"


Facts = Mapping[str, Known]
"""Fact name -> what is known. A name that is absent is unknown and not stated."""
