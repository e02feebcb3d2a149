"""The pages as Zensical can read them: macros called already, and what MkDocs' hooks give the theme put into front matter.

Zensical has no hooks and one language a build, so each language is a build of its own, of its own pages.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, StrictUndefined
from ruamel.yaml import YAML

from macros.pages.environment import NAMES, Macros
from macros.pages.generated import generated
from macros.pages.heads import head
from macros.pages.languages import LANGUAGES, words
from macros.pages.library import ROOT, Library
from macros.pages.navigation import counterparts

DOCS = ROOT / "docs"


def _every(library: Library, lang: str) -> Iterator[tuple[str, str]]:
    """Yield (path, Markdown before macros) of each page of a language: those of docs/, and those that the data make."""
    for file in sorted(DOCS.rglob("*.md")):
        text = file.read_text(encoding="utf-8")
        if f"\nlang: {lang}\n" in text:
            yield file.relative_to(DOCS).as_posix(), text
    for shelf in library.shelves.values():
        for source in generated(shelf, lang):
            yield source.path, source.markdown()


def _given(library: Library, meta: dict[str, Any], url: str) -> dict[str, Any]:
    """Return what the theme needs of a page beside its own front matter."""
    lang, depth = str(meta["lang"]), url.count("/")
    up = "../" * depth
    shelf = library.shelves[meta["instrument"]] if "instrument" in meta else library.first
    w = words(lang)
    undated = shelf.state == "repealed" and not shelf.end_is_dated
    found = head(shelf, str(meta["cited"]), lang, meta.get("edition") or None) if "cited" in meta else None
    return {
        "banner": {"lead": w[f"banner_{shelf.state}"], "rest": w["banner_undated"] if undated else ""},
        "counterparts": [
            {**item, "url": f"{up}{item['url'].removeprefix('./')}" or "./"} for item in counterparts(url)
        ],
        "up": up,
        "metadata": [{"name": name, "content": content} for name, content in found["metadata"]] if found else [],
        "schemas": [{"prefix": prefix, "uri": uri} for prefix, uri in found["schemas"].items()] if found else [],
        "links": [{**link, "path": up + link["path"]} for link in found["links"]] if found else [],
    }


def page(library: Library, path: str, text: str) -> str:
    """Return a page's Markdown with its macros called and its front matter completed."""
    _, front, body = text.split("---\n", 2)
    meta = YAML(typ="safe").load(front)
    url = path.removesuffix("index.md")
    macros = Macros(SimpleNamespace(page=SimpleNamespace(url=url)))
    environment = Environment(undefined=StrictUndefined, autoescape=False)  # noqa: S701 -- macros return HTML, escaped
    environment.globals.update({name: getattr(macros, name) for name in NAMES})
    full = {**meta, **_given(library, meta, url)}
    head_lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in full.items())
    return f"---\n{head_lines}---\n{environment.from_string(body).render()}\n"


def write(library: Library, folder: Path) -> dict[str, int]:
    """Write each language's pages under `folder`/<language>/ and return how many there are."""
    counted: dict[str, int] = {}
    for lang in LANGUAGES:
        for path, text in _every(library, lang):
            target = folder / lang / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(page(library, path, text), encoding="utf-8")
            counted[lang] = counted.get(lang, 0) + 1
    return counted
