"""Simplified characters, derived from the traditional critical text by OpenCC."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from opencc import OpenCC


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    """The converter, built once: loading its dictionaries takes longer than using them."""
    return OpenCC("t2s")


def simplify(text: str) -> str:
    """The text in simplified characters; punctuation and vocabulary stay as they are."""
    return str(_converter().convert(text))


def simplify_segments(segments: Mapping[str, str], overrides: Mapping[str, str] | None = None) -> dict[str, str]:
    """Every segment in simplified characters, the recorded overrides taking precedence.

    An override for a segment that does not exist, or one that says what OpenCC says anyway,
    is an error: overrides are exceptions and each must be needed.
    """
    simplified = {name: simplify(text) for name, text in segments.items()}
    for name, text in (overrides or {}).items():
        if name not in simplified:
            raise KeyError(f"override for {name}: there is no such segment")
        if simplified[name] == text:
            raise ValueError(f"override for {name}: OpenCC already gives this; remove it")
        simplified[name] = text
    return simplified
