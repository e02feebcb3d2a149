"""Pages that data make: their HTML passes MkDocs as it is, lies on disk meanwhile, and their tree does not grow."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from macros.citing import page_path
from macros.pages import navigation
from macros.pages.languages import LANGUAGES
from macros.pages.library import Library
from macros.pages.made import MadePage, Shed, made_page
from macros.pages.navigation import FEW, Trees
from macros.pages.views.common import provisions


def _config() -> MkDocsConfig:
    config = MkDocsConfig()
    config.load_dict({"site_name": "made-up"})
    config.validate()
    config.plugins._current_plugin = "made-up"
    return config


def test_the_html_of_a_made_page_is_not_parsed() -> None:
    config, shed = _config(), Shed()
    page = cast("MadePage", made_page(config, "x/art_1/index.md", "---\ntitle: X\n---\n\n{{ call }}\n", shed).page)
    with pytest.raises(RuntimeError, match="not read"):
        page.render(config, Files([]))
    page.read_source(config)
    page.markdown = "<p>*as it is* 字</p>"
    page.render(config, Files([]))
    assert (page.title, page.content, page.markdown, list(page.toc)) == ("X", "<p>*as it is* 字</p>", "", [])
    assert not any("as it is" in str(value) for value in vars(page).values()), "it lies on disk, not in memory"
    shed.close()


def test_the_shed_gives_back_what_it_was_given_in_any_order() -> None:
    shed = Shed()
    texts = ["", "甲" * 1000, "b"]
    places = [shed.put(text) for text in texts]
    assert [shed.get(place) for place in reversed(places)] == texts[::-1]
    shed.close()


@pytest.mark.parametrize("count", [1, FEW, FEW + 1, 40])
def test_the_tree_beside_a_page_does_not_grow_with_the_instruments(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    config, shed = _config(), Shed()
    held = Library()
    shelf = held.first
    held.shelves = {f"made-up-{number}": cast("Any", _renamed(shelf, number)) for number in range(count)}
    around = (*navigation.BEFORE, *navigation.AFTER)
    paths = [f"{path}index.md" for path in around]
    for other in held.shelves.values():
        base = page_path(other.slug, LANGUAGES[0])
        names = [item["eId"] for item in provisions(other.current)]
        more = ("status", "relations", "bearers", "apparatus", "diff", "cite", "compare")
        paths += [f"{base}{f'{name}/' if name else ''}index.md" for name in ("", *names, *more)]
    pages = [made_page(config, path, "", shed).page for path in paths]
    monkeypatch.setattr(navigation, "language_prefix", lambda _: "")
    trees = Trees(Navigation([], cast("Any", pages)), held)
    shown = trees.of(LANGUAGES[0], "made-up-0").items
    sections = [item for item in shown if item.is_section]
    assert len(shown) - len(sections) >= len(around)
    if count > 1:
        assert len(sections) == (count if count <= FEW else 1)
        assert trees.of(LANGUAGES[0], None) is not trees.of(LANGUAGES[0], "made-up-0") or count <= FEW
    shed.close()


def _renamed(shelf: Any, number: int) -> SimpleNamespace:
    return SimpleNamespace(id=f"made-up-{number}", slug=f"made-up-{number}", current=shelf.current)
