"""Each language's own tree of pages, and each page's counterparts in the other languages."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from macros.citing import page_path
from macros.citing.addresses import language_prefix
from macros.pages.languages import LANGUAGES, NAMES, SHORT_NAMES, words
from macros.pages.library import Library, Shelf
from macros.pages.views.common import provisions

BEFORE, AFTER = (
    ("", "check/"),
    (
        "glossary/",
        "method/",
        "reading/",
        "editions/",
        "data/",
        "result/",
        "embed/",
        "architecture/",
        "speed/",
        "privacy/",
    ),
)
"""The pages of prose that stand before and after the instruments, by their address without the language."""

Pages = Mapping[str, Page]


def without_language(url: str) -> str:
    """Return a page's address without its language: what its counterparts share."""
    start, rest = "", url
    if url.startswith("ed/"):
        edition, rest = url.removeprefix("ed/").split("/", 1)
        start = f"ed/{edition}/"
    for lang in LANGUAGES:
        if language_prefix(lang) and rest.startswith(language_prefix(lang)):
            rest = rest.removeprefix(language_prefix(lang))
    return start + rest


def in_language(key: str, lang: str) -> str:
    """Return the address of a page in a language, from its address without one."""
    if key.startswith("ed/"):
        edition, rest = key.removeprefix("ed/").split("/", 1)
        return f"ed/{edition}/{language_prefix(lang)}{rest}"
    return language_prefix(lang) + key


def counterparts(url: str) -> list[dict[str, str]]:
    """Return the same page in every language, itself included, for the switch in the header."""
    key = without_language(url)
    return [
        {"lang": lang, "name": NAMES[lang], "short": SHORT_NAMES[lang], "url": in_language(key, lang) or "./"}
        for lang in LANGUAGES
    ]


def _section(title: str, items: list[StructureItem]) -> Section:
    """Return a section that its items know, so that it opens where one of them is shown."""
    section = Section(title, items)
    for item in items:
        item.parent = section
    return section


def _instrument(pages: Pages, shelf: Shelf, lang: str) -> list[StructureItem]:
    base = page_path(shelf.slug, lang)
    every = [(item["kind"], pages[f"{base}{item['eId']}/"]) for item in provisions(shelf.current)]
    articles = [page for kind, page in every if kind == "article"]
    frame = [page for kind, page in every if kind != "article"]
    return [
        pages[base],
        _section(words(lang)["articles"], list(articles)),
        _section(words(lang)["frame"], list(frame)),
        *(
            pages[f"{base}{name}/"]
            for name in ("status", "relations", "bearers", "apparatus", "diff", "cite", "compare")
        ),
    ]


def tree(pages: Pages, library: Library, lang: str) -> list[StructureItem]:
    """Return the navigation of a language. With several instruments each has a section of its own."""
    shelves = list(library.shelves.values())
    instruments: list[StructureItem] = []
    for shelf in shelves:
        branch = _instrument(pages, shelf, lang)
        title = shelf.current["work"]["short_title"][lang]
        instruments += branch if len(shelves) == 1 else [_section(title, branch)]
    around = [[pages[language_prefix(lang) + name] for name in names] for names in (BEFORE, AFTER)]
    return [*around[0], *instruments, *around[1]]


def navigation(nav: Navigation, items: list[StructureItem]) -> Navigation:
    """Return a navigation of some items over all pages of the site."""
    own = Navigation(items, nav.pages)
    own.homepage = next(item for item in items if isinstance(item, Page))
    return own
