"""Zensical's pages say what MkDocs' say: words, ids, permalinks and embedded metadata, page by page."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from macros.citing import page_path
from macros.pages.languages import LANGUAGES
from macros.pages.library import ROOT, library

ONE, OTHER = ROOT / "site", ROOT / "build" / "zensical"
pytestmark = pytest.mark.skipif(
    not OTHER.is_dir(), reason="build/zensical/ is not built: run `make zensical`, which needs Zensical from PyPI"
)
SHELF = library().first
PROVISIONS = [item["eId"] for item in SHELF.current["work"]["structure"]]
PAGES = [page_path(SHELF.slug, lang, name) for lang in LANGUAGES for name in ("", *PROVISIONS)]


def read(folder: Path, path: str) -> Tag:
    return BeautifulSoup((folder / path / "index.html").read_text(encoding="utf-8"), "lxml")


def article(page: Tag) -> Tag:
    found = page.select_one(".edition-page")
    assert found is not None
    return found


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_the_same_in_both(path: str) -> None:
    one, other = read(ONE, path), read(OTHER, path)
    here, there = article(one), article(other)
    assert here.get_text(" ", strip=True) == there.get_text(" ", strip=True)
    assert [tag["id"] for tag in here.select("[id]")] == [tag["id"] for tag in there.select("[id]")]
    assert [tag["href"] for tag in here.select("a[href]")] == [tag["href"] for tag in there.select("a[href]")]
    assert [tag.get("lang") for tag in here.select("[lang]")] == [tag.get("lang") for tag in there.select("[lang]")]
    metadata = [
        (tag["name"], tag["content"])
        for tag in one.select("head meta[name]")
        if "." in str(tag["name"]) or "_" in str(tag["name"])
    ]
    assert metadata
    have = {(tag["name"], tag["content"]) for tag in other.select("head meta[name]")}
    assert set(metadata) <= have
    banner = one.select_one(".status-banner")
    assert banner is not None
    assert banner.get_text(strip=True) in other.get_text(strip=True)
