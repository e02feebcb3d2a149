"""The words of an instrument's segments in all three languages, and quotes from them in both scripts."""

from __future__ import annotations

from collections.abc import Mapping

from macros.edition.simplify import simplify, simplify_segments


def wordings(
    critical: Mapping[str, str], overrides: Mapping[str, str], english: Mapping[str, str]
) -> dict[str, dict[str, str]]:
    """Return segment id -> {"zh-Hant", "zh-Hans", "en"}; overrides come before conversion."""
    simplified = simplify_segments(critical, overrides)
    return {
        segment: {"zh-Hant": text, "zh-Hans": simplified[segment], "en": english[segment]}
        for segment, text in critical.items()
    }


def quotation(quote: str, segment: Mapping[str, str]) -> dict[str, str]:
    """Return a verbatim quote in both scripts, with the whole segment's translation as its English.

    Conversion goes character for character, so the quote has the same place in both scripts; where an
    override has changed the length, the quote is converted by itself.
    """
    start = segment["zh-Hant"].index(quote)
    same = len(segment["zh-Hans"]) == len(segment["zh-Hant"])
    simplified = segment["zh-Hans"][start : start + len(quote)] if same else simplify(quote)
    return {"zh-Hant": quote, "zh-Hans": simplified, "en": segment["en"]}
