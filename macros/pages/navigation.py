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
        "api/",
        "embed/",
        "architecture/",
        "speed/",
        "privacy/",
    ),
)
"""The pages of prose that stand before and after the instruments, by their address without the language."""

FEW = 3
"""Up to so many instruments stand in the tree beside every page."""
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


def tree(pages: Pages, library: Library, lang: str, instrument: str | None) -> list[StructureItem]:
    """Return the navigation of a language. With several instruments each has a section of its own.

    With more than FEW, only the instrument that a page belongs to is shown beside it (the home page lists them all):
    every page listing every page would cost the square of their number, in building and in what readers load.
    """
    every = list(library.shelves.values())
    shelves = every if len(every) <= FEW else [shelf for shelf in every if shelf.id == instrument]
    instruments: list[StructureItem] = []
    for shelf in shelves:
        branch = _instrument(pages, shelf, lang)
        title = shelf.current["work"]["short_title"][lang]
        instruments += branch if len(every) == 1 else [_section(title, branch)]
    around = [[pages[language_prefix(lang) + name] for name in names] for names in (BEFORE, AFTER)]
    return [*around[0], *instruments, *around[1]]


class Trees:
    """The trees of a build, each made when it is first asked for."""

    def __init__(self, nav: Navigation, library: Library) -> None:
        self._every = nav.pages
        self._pages = {page.url.removesuffix("./"): page for page in nav.pages}
        self._library = library
        self._made: dict[tuple[str, str | None], Navigation] = {}

    def of(self, lang: str, instrument: str | None) -> Navigation:
        """Return the tree beside a page of a language that belongs to an instrument, or to none."""
        key = (lang, instrument if len(self._library.shelves) > FEW else None)
        if key not in self._made:
            items = tree(self._pages, self._library, lang, key[1])
            self._made[key] = Navigation(items, self._every)
            self._made[key].homepage = next(item for item in items if isinstance(item, Page))
        return self._made[key]
