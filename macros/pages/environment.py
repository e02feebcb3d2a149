"""The macros that pages call; each renders one template and returns HTML that Markdown leaves alone."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from macros.pages.languages import words
from macros.pages.library import library
from macros.pages.views import apparatus_view, article_view, status_view, text_view

_HAN = re.compile(r"([\u3000-\u303f\u3400-\u9fff\uff01-\uff5e]+)")


def tagged(text: str, lang: str) -> Markup:
    """Return a text escaped, its Chinese words under lang="zh-Hant" where the text itself is English."""
    if lang != "en":
        return escape(text)
    parts = _HAN.split(text)
    pieces = (
        Markup('<span lang="zh-Hant">{}</span>').format(part) if n % 2 else escape(part) for n, part in enumerate(parts)
    )
    return Markup("").join(pieces)


@cache
def templates() -> Environment:
    """Return the environment of macros/pages/templates: escaped, and strict about what is undefined."""
    folder = Path(__file__).with_name("templates")
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["tagged"] = tagged
    return environment


def render(template: str, depth: int, **values: Any) -> str:
    """Render a template. `depth` is how many folders down the page lies: links from the root are made relative."""
    up = "../" * depth or "./"
    html = templates().get_template(template).render(root=lambda path: up + path.lstrip("/"), **values)
    return "\n".join(line.strip() for line in html.splitlines() if line.strip())


class Macros:
    """The macros, by the names that pages call them by. `env` is mkdocs-macros' environment."""

    def __init__(self, env: Any) -> None:
        self._env = env

    def _render(self, template: str, view: dict[str, Any]) -> str:
        return render(template, int(self._env.page.url.count("/")), **view)

    def article(self, instrument: str, e_id: str, lang: str, edition: str = "") -> str:
        """A provision's page: text, notes, norms, cases, checker, citation."""
        return self._render("article.html", article_view(library().shelves[instrument], e_id, lang, edition or None))

    def full_text(self, instrument: str, lang: str) -> str:
        """The whole document in parallel columns."""
        return self._render("text.html", text_view(library().shelves[instrument], lang))

    def status_page(self, instrument: str, lang: str) -> str:
        """Events, status in time, relations, and what was searched for."""
        return self._render("status.html", status_view(library().shelves[instrument], lang))

    def apparatus(self, lang: str) -> str:
        """Witnesses and departures of the first instrument."""
        return self._render("apparatus.html", apparatus_view(library().first, lang))

    def home(self, lang: str) -> str:
        """The home page."""
        work = library().first.current["work"]
        view = {**text_view(library().first, lang), "title": work["title"], "number": work["document_number"]}
        return self._render("home.html", view)

    def checker(self, lang: str) -> str:
        """The checker for all articles, with what stands in its place without scripts."""
        return self._render("check.html", text_view(library().first, lang))

    def glossary(self, lang: str) -> str:
        """Every term in three languages."""
        entries = [entry.model_dump(mode="json", by_alias=True) for entry in library().data.glossary.terms]
        return self._render("glossary.html", {"lang": lang, "w": words(lang), "terms": entries})


def define(env: Any) -> None:
    """Register the macros with mkdocs-macros."""
    macros = Macros(env)
    for name in ("article", "full_text", "status_page", "apparatus", "home", "checker", "glossary"):
        env.macro(getattr(macros, name), name)
