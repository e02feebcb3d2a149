"""MkDocs' events: which pages there are, the navigation and language of each, and what is copied beside them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from macros.pages.environment import render
from macros.pages.identifiers import write_identifiers
from macros.pages.languages import LANGUAGES, NAMES, THEME_LANGUAGE, prefix, words
from macros.pages.library import ROOT, Shelf, forget, library
from macros.pages.views import provisions

_ALTERNATES = re.compile(r'<link rel="alternate" href="[^"]*" hreflang="[^"]*">')


def on_pre_build(config: MkDocsConfig) -> None:  # noqa: ARG001 -- MkDocs passes it
    """Read the data afresh for each build."""
    forget()


def _page(title: str, lang: str, call: str, **meta: str) -> str:
    lines = [
        "---",
        f"title: {title!r}",
        f"lang: {lang}",
        "hide: [toc]",
        *(f"{key}: {value}" for key, value in meta.items()),
    ]
    return "\n".join([*lines, "---", "", f"{{{{ {call} }}}}", ""])


def _generated(shelf: Shelf, lang: str) -> list[tuple[str, str]]:
    """Return the path and source of each page that an instrument has in a language."""
    text, start, name = words(lang), prefix(lang), shelf.id
    pages = [
        (f"{start}{shelf.slug}/index.md", _page(text["text"], lang, f"full_text('{name}', '{lang}')")),
        (f"{start}{shelf.slug}/status/index.md", _page(text["status"], lang, f"status_page('{name}', '{lang}')")),
    ]
    for edition in (None, *shelf.frozen):
        base = f"ed/{edition}/{start}{shelf.slug}" if edition else f"{start}{shelf.slug}"
        for provision in provisions(shelf.record(edition)):
            title = provision["label"][lang] + (f" ({edition})" if edition else "")
            heading = provision["heading"]["text"][lang] if provision["heading"] else ""
            call = f"article('{name}', '{provision['eId']}', '{lang}', '{edition or ''}')"
            checker = {} if edition or provision["kind"] != "article" else {"has_checker": "true"}
            full = f"{title} {heading}".strip() if not edition else title
            pages.append((f"{base}/{provision['eId']}/index.md", _page(full, lang, call, **checker)))
    return pages


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages."""
    for shelf in library().shelves.values():
        for lang in LANGUAGES:
            for path, source in _generated(shelf, lang):
                files.append(File.generated(config, path, content=source))
    return files


def _key(url: str) -> str:
    """Return a page's path without its language."""
    for lang in LANGUAGES[1:]:
        url = url.removeprefix(f"{lang}/") if not url.startswith("ed/") else url.replace(f"/{lang}/", "/", 1)
    return url


def _localized(key: str, lang: str) -> str:
    if key.startswith("ed/"):
        edition, rest = key.removeprefix("ed/").split("/", 1)
        return f"ed/{edition}/{prefix(lang)}{rest}"
    return prefix(lang) + key


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG001 -- MkDocs passes files
    """Give each language its own tree: the pages of prose, the articles, and nothing frozen."""
    pages = {page.url.removesuffix("./"): page for page in nav.pages}
    trees = []
    for lang in LANGUAGES:
        text, slug = words(lang), library().first.slug
        articles = [pages[f"{prefix(lang)}{slug}/{item['eId']}/"] for item in provisions(library().first.current)]
        tree = [
            pages[prefix(lang)],
            pages[f"{prefix(lang)}check/"],
            pages[f"{prefix(lang)}{slug}/"],
            Section(text["articles"], list(articles)),
            pages[f"{prefix(lang)}{slug}/status/"],
            pages[f"{prefix(lang)}glossary/"],
            pages[f"{prefix(lang)}method/"],
            pages[f"{prefix(lang)}architecture/"],
        ]
        trees.append(Section(NAMES[lang], tree))
    nav.items = list(trees)
    config.extra["status_words"] = words(LANGUAGES[0])["repealed_banner"]
    return nav


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Set the language of the page's frame, the tree beside it, and its counterparts in the other languages."""
    lang = str(page.meta.get("lang", LANGUAGES[0]))
    key = _key(page.url)
    tree = next(item for item in nav.items if item.title == NAMES[lang])
    context["nav"] = Navigation(tree.children or [], nav.pages)
    context["nav"].homepage = (tree.children or [None])[0]
    context["status_words"] = words(lang)["repealed_banner"]
    context["page_lang"] = lang
    context["site_title"] = words(lang)["site_title"]
    context["noindex"] = key.startswith("ed/")
    config.theme["language"] = THEME_LANGUAGE[lang]
    config.extra["alternate"] = [
        {"name": NAMES[other], "link": _localized(key, other) or ".", "lang": other} for other in LANGUAGES
    ]
    config.site_name = words(lang)["site_title"]
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001 -- MkDocs passes it
    """Say the page's language by its own tag; Material says "zh" for simplified Chinese."""
    lang = str(page.meta.get("lang", LANGUAGES[0]))
    head, opening, rest = output.partition('<html lang="')
    # Material's script would look for a sitemap beside each alternate; the language menu's links carry hreflang
    return str(head + opening + lang) + _ALTERNATES.sub("", rest[rest.index('"') :])


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)


def on_post_build(config: MkDocsConfig) -> None:
    """Write the identifiers' pages, and copy the checker, its Pyodide and the bundles into the site."""
    site = Path(config.site_dir)
    for shelf in library().shelves.values():
        write_identifiers(shelf, site, render)
    _copy(ROOT / "build" / "pyodide", site / "assets" / "pyodide")
    _copy(ROOT / "widgets" / "web", site / "assets" / "rulecheck")
    for bundle in (ROOT / "widgets" / "rulecheck" / "bundles").glob("*.json"):
        shutil.copy(bundle, site / "assets" / "rulecheck" / bundle.name)
