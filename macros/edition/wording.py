"""The words of an instrument's segments in all three languages, zh-Hans derived from the critical text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import opencc


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def to_simplified(text: str) -> str:
    """Return a zh-Hant text in simplified characters (OpenCC t2s)."""
    return str(_converter().convert(text))


def wordings(
    critical: Mapping[str, str], overrides: Mapping[str, str], english: Mapping[str, str]
) -> dict[str, dict[str, str]]:
    """Return segment id -> {"zh-Hant", "zh-Hans", "en"}; overrides come before conversion."""
    return {
        segment: {
            "zh-Hant": text,
            "zh-Hans": overrides.get(segment) or to_simplified(text),
            "en": english[segment],
        }
        for segment, text in critical.items()
    }


def quotation(quote: str, segment: Mapping[str, str]) -> dict[str, str]:
    """Return a verbatim quote in both scripts, with the whole segment's translation as its English.

    Conversion goes character for character, so the quote has the same place in both scripts; where an
    override has changed the length, the quote is converted by itself.
    """
    start = segment["zh-Hant"].index(quote)
    same = len(segment["zh-Hans"]) == len(segment["zh-Hant"])
    simplified = segment["zh-Hans"][start : start + len(quote)] if same else to_simplified(quote)
    return {"zh-Hant": quote, "zh-Hans": simplified, "en": segment["en"]}
