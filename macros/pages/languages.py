"""Languages of the site: their names, and the words of the interface (strings.yml)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from macros.loading import LANGUAGES

NAMES = {"zh-Hant": "繁體中文", "zh-Hans": "简体中文", "en": "English"}
SHORT_NAMES = {"zh-Hant": "繁", "zh-Hans": "简", "en": "EN"}
"""For the switch in the page's header."""


@cache
def _strings() -> dict[str, dict[str, str]]:
    strings: dict[str, dict[str, str]] = YAML(typ="safe").load(Path(__file__).with_name("strings.yml"))
    return strings


def words(lang: str) -> dict[str, str]:
    """Return the interface's words in a language. Raises KeyError if strings.yml lacks one."""
    return {key: entry[lang] for key, entry in _strings().items()}


__all__ = ["LANGUAGES", "NAMES", "SHORT_NAMES", "words"]
