"""MkDocs' events: which pages there are, the navigation and language of each, and what is copied beside them."""

from __future__ import annotations

import shutil
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from macros.citing.addresses import language_prefix
from macros.components.sbom import write_sbom
from macros.exporting.feeds import feed_path
from macros.pages.assets import Assets, assets, unused, write
from macros.pages.books import copy_books, copy_wheel
from macros.pages.describing import begins
from macros.pages.environment import render, templates
from macros.pages.exports import write_all
from macros.pages.generated import generated
from macros.pages.heads import head
from macros.pages.identifiers import write_identifiers
from macros.pages.languages import LANGUAGES, words
from macros.pages.library import Library, Shelf, forget, library
from macros.pages.made import Shed, made_page
from macros.pages.navigation import Trees, counterparts, without_language
from macros.pages.reporting import reporter
from macros.pages.searchable import Searchable
from macros.pages.views.apparatus import witness_path
from macros.publishing.headers import write_headers
from macros.publishing.markup import mended
from macros.publishing.policy import seal
from macros.publishing.sitemap import write_sitemap

_trees: list[Trees] = []
_shed: list[Shed] = []
_assets: list[Assets] = []
_searchable = Searchable()
_current: dict[str, dict[str, str]] = {}
"""The pages that are not of a frozen edition: address without language -> language -> address."""


def on_pre_build(config: MkDocsConfig) -> None:
    """Read the data afresh for each build, and name the assets by what they are."""
    forget()
    _trees.clear()
    _renew_shed()
    _assets.clear()
    _assets.append(assets(config))
    templates().globals["rulecheck"] = config.extra["rulecheck"] = _assets[0].rulecheck
    _searchable.clear()
    _current.clear()
    templates().globals["report"] = reporter(config.extra.get("repository"), config.extra.get("address"))
    for shelf in library().shelves.values():
        shelf.address = config.extra.get("address") or ""


def _renew_shed() -> None:
    while _shed:
        _shed.pop().close()
    _shed.append(Shed())


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages; style sheets and scripts go out under other names (assets.py)."""
    for file in [file for file in files if file.src_uri in _assets[0].sources or unused(file.src_uri)]:
        files.remove(file)
    for shelf in library().shelves.values():
        for lang in LANGUAGES:
            for source in generated(shelf, lang):
                files.append(made_page(config, source.path, source.markdown(), _shed[0]))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG001 -- MkDocs passes them
    """Make each language's tree; that of the default language stands beside the page for addresses not found."""
    _trees[:] = [Trees(nav, library())]
    own = _trees[0].of(LANGUAGES[0], None)
    nav.items, nav.homepage = own.items, own.homepage
    _speak(config, LANGUAGES[0])
    config.extra["banner"] = _banner(library(), None, LANGUAGES[0])
    config.extra["not_found"] = [(lang, words(lang), language_prefix(lang) or "./") for lang in LANGUAGES]
    return nav


def _speak(config: MkDocsConfig, lang: str) -> None:
    """Set what the theme takes from the configuration to a language's."""
    config.theme["language"] = lang
    config.site_name = config.extra["site_names"][lang]
    for scheme in config.theme["palette"]:
        scheme["toggle"]["name"] = words(lang)[f"from_{scheme['scheme']}"]


def _status_words(shelf: Shelf, lang: str) -> dict[str, str]:
    text = words(lang)
    undated = shelf.state == "repealed" and not shelf.end_is_dated
    return {"lead": text[f"banner_{shelf.state}"], "rest": text["banner_undated"] if undated else ""}


def _banner(held: Library, instrument: str | None, lang: str) -> list[dict[str, str]]:
    """Return what stands on top of a page: the status of its instrument, or of each there is."""
    shelves = [held.shelves[instrument]] if instrument else list(held.shelves.values())
    alone = len(held.shelves) == 1 or bool(instrument)
    return [
        {"name": "" if alone else shelf.current["work"]["short_title"][lang], **_status_words(shelf, lang)}
        for shelf in shelves
    ]


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 -- MkDocs passes them
    """Let the search know the page, and describe it."""
    _searchable.add(page, html)
    page.meta["description"] = escape(page.meta.get("description") or _description(page, html))
    return html


def _description(page: Page, html: str) -> str:
    """Return the description of a page that has none of its own; of a document's page, with the status and the title."""
    lang, instrument = str(page.meta["lang"]), page.meta.get("instrument")
    said = begins(html, lang)
    if not instrument:
        return said
    shelf = library().shelves[instrument]
    status, gap = words(lang)[f"banner_{shelf.state}"], " " if lang == "en" else ""
    return f"{status}{gap}{page.meta['title']}{words(lang)['colon']}{said or shelf.current['work']['title'][lang]}"


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:  # noqa: ARG001 -- MkDocs passes it
    """Set the language of the page's frame, the tree beside it, and its counterparts in the other languages."""
    lang, instrument = str(page.meta["lang"]), page.meta.get("instrument")
    _speak(config, lang)
    alternatives = counterparts(page.url.removesuffix("./"))
    here = library().shelves[instrument] if instrument else library().first
    edition = page.meta.get("edition")
    slug = here.slug
    current = next(item["url"] for item in alternatives if item["lang"] == lang)
    if not edition:
        _current.setdefault(without_language(page.url.removesuffix("./")), {})[lang] = current
    return {
        **context,
        "nav": _trees[0].of(lang, instrument),
        "w": words(lang),
        "page_lang": lang,
        "is_home": page.url.removesuffix("./") == language_prefix(lang),
        "banner": _banner(library(), instrument, lang),
        "status_page": next(item["url"] for item in counterparts(f"{slug}/status/") if item["lang"] == lang),
        "counterparts": alternatives,
        "frozen": bool(edition),
        "canonical": current.removeprefix(f"ed/{edition}/") if edition else None,
        "feed": feed_path(lang),
        "footer_links": [
            (words(lang)[name], next(item["url"] for item in counterparts(f"{name}/") if item["lang"] == lang))
            for name in ("method", "editions", "privacy")
        ],
        "head": head(here, str(page.meta["cited"]), lang, edition or None) if "cited" in page.meta else None,
        "print_sheet": f"assets/print/{_print_sheet(here, edition, lang)}",
        "document_number": here.current["work"]["document_number"][lang],
        "edition_number": edition or here.edition,
    }


def _write_print_sheets(shelf: Shelf, folder: Path) -> None:
    """Write the style sheet that puts number, edition and status at the foot of each printed page."""
    folder.mkdir(parents=True, exist_ok=True)
    for edition in (None, *shelf.frozen):
        for lang in LANGUAGES:
            sheet = render(
                "print.css",
                0,
                number=shelf.current["work"]["document_number"][lang],
                edition=words(lang)["edition_short"].format(edition or shelf.edition),
                status=words(lang)[f"banner_{shelf.state}"],
            )
            (folder / _print_sheet(shelf, edition, lang)).write_text(f"{sheet}\n", encoding="utf-8")


def _print_sheet(shelf: Shelf, edition: str | None, lang: str) -> str:
    return f"{shelf.id}{f'-{edition}' if edition else ''}-{lang}.css"


def _copy_witnesses(shelf: Shelf, site: Path) -> None:
    """Copy each witness as it is, byte for byte, for readers to check the apparatus against."""
    for witness in shelf.current["witnesses"]:
        target = site / witness_path(shelf, witness["file"])
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(shelf.data.instruments[shelf.id].folder / witness["file"], target)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001 -- MkDocs passes them
    """Mend the frame's markup."""
    return mended(output)


def on_post_build(config: MkDocsConfig) -> None:
    """Write the identifiers' pages, the sheets for printing and the assets."""
    site = Path(config.site_dir)
    for shelf in library().shelves.values():
        write_identifiers(shelf, site, render)
        _write_print_sheets(shelf, site / "assets" / "print")
        _copy_witnesses(shelf, site)
        copy_books(shelf, site)
    copy_wheel(site)
    write_all(library(), site, config.extra["site_names"], config.extra.get("address") or "")
    write(_assets[0], site)
    write_sbom(site)
    _searchable.write(library(), site)
    write_sitemap(site, config.extra.get("address") or "", _current.values(), LANGUAGES[0])
    write_headers(site, seal(site))


def on_pre_template(template: Any, template_name: str, config: MkDocsConfig) -> Any:  # noqa: ARG001 -- MkDocs passes it
    """Let the links of the page for addresses not found begin where the site is served: it is shown at any depth."""
    config.site_url = f"{address.rstrip('/')}/" if (address := config.extra.get("address")) else None
    return template


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG001 -- MkDocs passes them
    """Take the address away again: on all other pages links are relative, and the build is the same wherever it lies."""
    config.site_url = None
    return mended(output_content)
