"""Languages of the site: their names, and the words of the interface (strings.yml)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from macros.loading import LANGUAGES
from macros.loading.quick import quick

NAMES = {"zh-Hant": "繁體中文", "zh-Hans": "简体中文", "en": "English"}
SHORT_NAMES = {"zh-Hant": "繁", "zh-Hans": "简", "en": "EN"}
"""For the switch in the page's header."""


@cache
def _strings() -> dict[str, dict[str, str]]:
    text = Path(__file__).with_name("strings.yml").read_text(encoding="utf-8")
    found = quick(text)
    strings: dict[str, dict[str, str]] = found[0] if found else YAML(typ="safe").load(text)
    return strings


@cache
def words(lang: str) -> dict[str, str]:
    """Return the interface's words in a language, one mapping for all that ask: not to be changed. Raises KeyError if strings.yml lacks one."""
    return {key: entry[lang] for key, entry in _strings().items()}


__all__ = ["LANGUAGES", "NAMES", "SHORT_NAMES", "words"]
