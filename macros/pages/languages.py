"""Languages of the site: their names, and the words of the interface (strings.yml)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from macros.loading import LANGUAGES
from macros.loading.quick import read_values

NAMES = {"zh-Hant": "繁體中文", "zh-Hans": "简体中文", "en": "English"}
SHORT_NAMES = {"zh-Hant": "繁", "zh-Hans": "简", "en": "EN"}
"""For the switch in the page's header."""


@cache
def _strings() -> dict[str, dict[str, str]]:
    strings: dict[str, dict[str, str]] = read_values(Path(__file__).with_name("strings.yml"))
    return strings


@cache
def words(lang: str) -> dict[str, str]:
    """Return the interface's words in a language, one mapping for all that ask: not to be changed. Raises KeyError if strings.yml lacks one."""
    return {key: entry[lang] for key, entry in _strings().items()}


__all__ = ["LANGUAGES", "NAMES", "SHORT_NAMES", "words"]
