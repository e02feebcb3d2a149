"""The macros that pages call; each renders one template and returns HTML that Markdown leaves alone."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from macros.edition.simplify import simplify
from macros.pages import views
from macros.pages.languages import words
from macros.pages.library import library

_QUOTED = re.compile(r"(“[^”]*”)")
_HAN = re.compile(r"([\u3000-\u303f\u3400-\u9fff\uff01-\uff5e]+)")


def tagged(text: str, lang: str) -> Markup:
    """Return a text escaped, with what is in traditional characters under lang="zh-Hant".

    In English that is every Chinese word; in simplified Chinese, a quotation that conversion would change.
    """
    if lang == "zh-Hant":
        return escape(text)
    parts = (_HAN if lang == "en" else _QUOTED).split(text)
    pieces = (
        Markup('<span lang="zh-Hant">{}</span>').format(part)
        if n % 2 and (lang == "en" or simplify(part) != part)
        else escape(part)
        for n, part in enumerate(parts)
    )
    return Markup("").join(pieces)


def css_string(text: str) -> Markup:
    """Return a text as it stands between double quotes in a style sheet."""
    return Markup(text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " "))  # noqa: S704 -- CSS, no markup


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
    environment.globals["report"] = None  # a build knows where errors are reported, or does not (hooks.py)
    environment.globals["rulecheck"] = "assets/rulecheck"  # a build names it by its content (hooks.py)
    environment.filters["tagged"] = tagged
    environment.filters["css_string"] = css_string
    return environment


def render(template: str, depth: int, **values: Any) -> str:
    """Render a template. `depth` is how many folders down the page lies: links from the root are made relative."""
    up = "../" * depth or "./"
    values.setdefault("site_address", "")
    html = templates().get_template(template).render(root=lambda path: up + path.lstrip("/"), **values)
    return "\n".join(line.strip() for line in html.splitlines() if line.strip())


class Macros:
    """The macros, by the names that pages call them by. `env` is mkdocs-macros' environment."""

    def __init__(self, env: Any) -> None:
        self._env = env

    def _render(self, template: str, view: dict[str, Any]) -> str:
        address = library().first.address.rstrip("/")
        return render(template, int(self._env.page.url.count("/")), site_address=address, **view)

    def article(self, instrument: str, e_id: str, lang: str, edition: str = "") -> str:
        """A provision's page: text, notes, norms, cases, checker, citation."""
        shelf = library().shelves[instrument]
        return self._render("article.html", views.article_view(shelf, e_id, lang, edition or None))

    def full_text(self, instrument: str, lang: str, edition: str = "") -> str:
        """The whole document in parallel columns."""
        return self._render("text.html", views.text_view(library().shelves[instrument], lang, edition or None))

    def status_page(self, instrument: str, lang: str) -> str:
        """Events, status in time, and what was searched for."""
        return self._render("status.html", views.status_view(library().shelves[instrument], lang))

    def relations_page(self, instrument: str, lang: str) -> str:
        """How the instrument stands to other documents."""
        return self._render("relations.html", views.relations_view(library().shelves[instrument], lang))

    def bearers_page(self, instrument: str, lang: str) -> str:
        """Who bears, decides, receives or undergoes what in each article, as a picture and in words."""
        return self._render("bearers.html", views.bearers_view(library().shelves[instrument], lang))

    def apparatus_page(self, instrument: str, lang: str, edition: str = "") -> str:
        """Witness, orthography, the garbled place replayed, and every departure; an edition's, as released."""
        if edition:
            view = views.frozen_apparatus_view(library().shelves[instrument], lang, edition)
            return self._render("frozen_apparatus.html", view)
        return self._render("apparatus.html", views.apparatus_view(library().shelves[instrument], lang))

    def diff_page(self, instrument: str, lang: str) -> str:
        """Witness and critical text, letter by letter."""
        return self._render("diff.html", views.diff_view(library().shelves[instrument], lang))

    def cite_page(self, instrument: str, name: str, lang: str) -> str:
        """How to cite a provision, its sentences and norms (the whole without a name), and files to download."""
        return self._render("cite.html", views.cite_view(library().shelves[instrument], lang, name))

    def compare_page(self, instrument: str, older: str, newer: str, lang: str) -> str:
        """What changed between two editions, provision by provision; without editions, which can be compared."""
        shelf = library().shelves[instrument]
        if not older:
            return self._render("comparisons.html", views.comparisons_view(shelf, lang))
        return self._render("comparison.html", views.comparison_view(shelf, older, newer, lang))

    def witnesses(self, lang: str) -> str:
        """The witnesses of every instrument and how many departures there are, with the way to the apparatus."""
        shelves = library().shelves.values()
        return "\n".join(self._render("witnesses.html", views.apparatus_view(shelf, lang)) for shelf in shelves)

    def hero(self, lang: str) -> str:
        """The title of each instrument and its status, for the top of the home page."""
        return self._render("hero.html", views.home_view(library(), lang))

    def home(self, lang: str) -> str:
        """The three ways in, and the articles of each instrument."""
        return self._render("home.html", views.home_view(library(), lang))

    def checker(self, lang: str) -> str:
        """The checker for all articles, with what stands in its place without scripts."""
        return self._render("check.html", views.home_view(library(), lang))

    def embedded(self, lang: str) -> str:
        """The checker as another site's page has it, about the first article with norms."""
        return self._render("embedded.html", views.home_view(library(), lang))

    def glossary(self, lang: str) -> str:
        """Every term in three languages."""
        return self._render("glossary.html", views.glossary_view(library(), lang))

    def presumptions(self, lang: str) -> str:
        """What is presumed where a description says nothing to the contrary."""
        return self._render("presumptions.html", views.vocabulary_view(library(), lang))

    def open_terms(self, lang: str) -> str:
        """The terms that the text leaves to judgment."""
        return self._render("open_terms.html", views.vocabulary_view(library(), lang))

    def scores(self, show: str, lang: str) -> str:
        """How well the reader reads: its "figures", the "articles" one by one, the "curve", or the pairs "missed"."""
        return self._render("scores.html", {"show": show, **views.scores_view(library(), lang)})

    def editions(self, lang: str) -> str:
        """Every edition released, with its hash."""
        return self._render("editions.html", views.editions_view(library(), lang))

    def exports(self, lang: str) -> str:
        """Where the downloads of each instrument are, the index, the schemas and the feed."""
        return self._render("exports.html", views.exports_view(library(), lang))

    def speed(self, lang: str) -> str:
        """What `make bench` found, as bars and tables."""
        return self._render("speed.html", views.speed_view(lang))

    def api(self, lang: str) -> str:
        """The engine's public functions, their parameters, types, errors and examples."""
        return self._render("api.html", views.api_view(lang))

    def pictures(self, lang: str) -> str:
        """Plain Material's pages beside the site's, as `make pictures` took them."""
        return self._render("pictures.html", views.pictures_view(lang))

    def house(self, lang: str) -> str:
        """The diagram of the architecture page."""
        return self._render("house.svg", {"lang": lang, "w": words(lang)})


NAMES = tuple(name for name in vars(Macros) if not name.startswith("_"))
"""The macros there are; a test holds that each is documented and used."""


def define(env: Any) -> None:
    """Register the macros with mkdocs-macros."""
    macros = Macros(env)
    for name in NAMES:
        env.macro(getattr(macros, name), name)
