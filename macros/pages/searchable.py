"""What the search needs beside the pages: the text of the pages of prose, and the file of passages."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from mkdocs.structure.pages import Page

from macros.citing.addresses import language_prefix
from macros.pages.languages import LANGUAGES
from macros.pages.library import Library
from macros.pages.navigation import without_language
from macros.searching import SEARCH_FILE, search_data

UNREAD = {"script", "style", "svg", "rule-checker", "code", "h1"}
"""Elements whose text is no prose."""


class _Prose(HTMLParser):
    """Gathers the text of a page, without what scripts and drawings say."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 -- as the base has it
        self._unread += tag in UNREAD

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in UNREAD

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.parts.append(data)


def prose(html: str) -> str:
    """Return the text of a page's HTML on one line."""
    reader = _Prose()
    reader.feed(html)
    return " ".join(" ".join(reader.parts).split())


class Searchable:
    """Gathers pages of prose as they are built: without-language address -> {language: (title, text)}."""

    def __init__(self) -> None:
        self._pages: dict[str, dict[str, tuple[str, str]]] = {}

    def clear(self) -> None:
        """Forget the pages of an earlier build."""
        self._pages.clear()

    def add(self, page: Page, html: str) -> None:
        """Take a page of prose; provisions, frozen editions and lists of files are found otherwise, or not at all."""
        meta = page.meta
        if "cited" in meta or meta.get("edition") or meta.get("search") or not page.url.strip("./"):
            return
        key = without_language(page.url)
        if key:
            self._pages.setdefault(key, {})[str(meta["lang"])] = (str(meta["title"]), prose(html))

    def _groups(self) -> list[dict[str, Any]]:
        return [
            {
                "path": key,
                "label": [own[lang][0] for lang in LANGUAGES],
                "heading": [""] * len(LANGUAGES),
                "passages": []
                if key == "glossary/"
                else [{"anchor": "", "kind": "page", "text": [own[lang][1] for lang in LANGUAGES]}],
            }
            for key, own in self._pages.items()
            if set(own) == set(LANGUAGES)
        ]

    def write(self, held: Library, site: Path) -> None:
        """Write the passages."""
        terms = [term.model_dump(mode="json", by_alias=True) for term in held.data.glossary.terms]
        records = [shelf.current for shelf in held.shelves.values()]
        data = {
            **search_data(records, terms, self._groups()),
            "prefixes": [language_prefix(lang) for lang in LANGUAGES],
        }
        target = site / SEARCH_FILE
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
