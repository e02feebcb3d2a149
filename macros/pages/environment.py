"""The macros that pages call; each renders one template and returns HTML that Markdown leaves alone."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros.pages.languages import prefix, words
from macros.pages.library import library
from macros.pages.views import apparatus_view, article_view, status_view, text_view


@cache
def templates() -> Environment:
    """Return the environment of macros/pages/templates: escaped, and strict about what is undefined."""
    folder = Path(__file__).with_name("templates")
    return Environment(
        loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def render(template: str, depth: int, **values: Any) -> str:
    """Render a template. `depth` is how many folders down the page lies: links from the root are made relative."""
    up = "../" * depth or "./"
    html = templates().get_template(template).render(root=lambda path: up + path.lstrip("/"), **values)
    return "\n".join(line.strip() for line in html.splitlines() if line.strip())


def define(env: Any) -> None:
    """Register the macros with mkdocs-macros."""

    def depth() -> int:
        return int(env.page.url.count("/"))

    @env.macro
    def article(instrument: str, e_id: str, lang: str, edition: str = "") -> str:
        """A provision's page: text, notes, norms, cases, checker, citation."""
        view = article_view(library().shelves[instrument], e_id, lang, edition or None)
        return render("article.html", depth(), **view)

    @env.macro
    def full_text(instrument: str, lang: str) -> str:
        """The whole document in parallel columns."""
        return render("text.html", depth(), **text_view(library().shelves[instrument], lang))

    @env.macro
    def status_page(instrument: str, lang: str) -> str:
        """Events, status in time, relations, and what was searched for."""
        return render("status.html", depth(), **status_view(library().shelves[instrument], lang))

    @env.macro
    def apparatus(lang: str) -> str:
        """Witnesses and departures of the first instrument."""
        return render("apparatus.html", depth(), **apparatus_view(library().first, lang))

    @env.macro
    def home(lang: str) -> str:
        """The home page."""
        view = text_view(library().first, lang)
        view["title"] = library().first.current["work"]["title"]
        view["number"] = library().first.current["work"]["document_number"]
        return render("home.html", depth(), **view)

    @env.macro
    def checker(lang: str) -> str:
        """The checker for all articles, with what stands in its place without scripts."""
        return render("check.html", depth(), **text_view(library().first, lang))

    @env.macro
    def glossary(lang: str) -> str:
        """Every term in three languages."""
        entries = [entry.model_dump(mode="json", by_alias=True) for entry in library().data.glossary.terms]
        return render("glossary.html", depth(), lang=lang, w=words(lang), terms=entries, prefix=prefix(lang))
