"""The identifiers' pages, /id/…: small, without the theme, leading to the current page in each language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from macros.pages.languages import LANGUAGES, NAMES, prefix, words
from macros.pages.library import Shelf
from macros.pages.views import identifiers


def write_identifiers(shelf: Shelf, site: Path, render: Callable[..., str]) -> None:
    """Write site/id/<slug>/<identifier>/index.html for every provision, sentence and norm, of any edition."""
    targets: dict[str, tuple[str, str]] = {}
    for record in (*shelf.frozen.values(), shelf.current):
        targets |= {name: (page, anchor) for name, page, anchor in identifiers(record)}
    for name, (page, anchor) in targets.items():
        folder = site / "id" / shelf.slug / name
        folder.mkdir(parents=True, exist_ok=True)
        links = [
            {"lang": lang, "name": NAMES[lang], "path": f"{prefix(lang)}{shelf.slug}/{page}/{anchor}"}
            for lang in LANGUAGES
        ]
        html = render("identifier.html", 3, name=name, links=links, words={lang: words(lang) for lang in LANGUAGES})
        (folder / "index.html").write_text(html, encoding="utf-8")
