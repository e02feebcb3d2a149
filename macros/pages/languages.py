"""Languages of the site: their URL prefixes, names, and the words of the interface (strings.yml)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

LANGUAGES = ("zh-Hant", "zh-Hans", "en")
NAMES = {"zh-Hant": "繁體中文", "zh-Hans": "简体中文", "en": "English"}
THEME_LANGUAGE = {"zh-Hant": "zh-Hant", "zh-Hans": "zh", "en": "en"}
"""Material's own name for the language of its interface."""


def prefix(lang: str) -> str:
    """Return the first part of a page's path: nothing for the default language."""
    return "" if lang == LANGUAGES[0] else f"{lang}/"


@cache
def _strings() -> dict[str, dict[str, str]]:
    strings: dict[str, dict[str, str]] = YAML(typ="safe").load(Path(__file__).with_name("strings.yml"))
    return strings


def words(lang: str) -> dict[str, str]:
    """Return the interface's words in a language. Raises KeyError if strings.yml lacks one."""
    return {key: entry[lang] for key, entry in _strings().items()}
