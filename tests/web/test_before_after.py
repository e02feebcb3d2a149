"""Before and after: plain Material's pages beside the site's, loaded only when they are looked at."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Page

from macros.pages.languages import LANGUAGES
from macros.pages.views.pictures import FOLDER, PICTURES, pictures_view
from macros.picturing.__main__ import PAGES, VIEWS
from macros.toolchain.places import SITE
from tests.web.acts import until

ADDRESSES = {"zh-Hant": "architecture/", "zh-Hans": "zh-Hans/architecture/", "en": "en/architecture/"}
LARGEST = 130_000
"""Bytes that one picture may have."""

LOADED = "[...document.querySelectorAll('.shots[open] img')].slice(0, 2).every(one => one.complete && one.naturalWidth)"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_page_is_shown_before_and_after_in_every_view(lang: str) -> None:
    pages = pictures_view(lang)["pages"]
    assert len(pages) == len(PAGES)
    alts = [pair[state]["alt"] for page in pages for pair in page["pairs"] for state in ("before", "after")]
    assert len(set(alts)) == len(PAGES) * len(VIEWS) * 2


def test_the_pictures_listed_are_there_and_no_others() -> None:
    listed = json.loads((PICTURES / "pictures.json").read_text(encoding="utf-8"))["pictures"]
    files = {picture["file"] for picture in listed}
    assert files == {path.name for path in PICTURES.glob("*.webp")}
    for name in files:
        content = (PICTURES / name).read_bytes()
        assert content[:4] == b"RIFF"
        assert content[8:12] == b"WEBP"
        assert len(content) <= LARGEST, name


def test_no_other_page_has_them_and_no_offline_copy() -> None:
    with_them = {
        path.relative_to(SITE).as_posix().removesuffix("index.html")
        for path in SITE.rglob("index.html")
        if FOLDER in path.read_text(encoding="utf-8")
    }
    assert with_them == set(ADDRESSES.values())
    assert FOLDER not in (SITE / "offline.json").read_text(encoding="utf-8")


@pytest.mark.browser
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_picture_is_loaded_when_its_page_is_opened(page: Page, site: str, lang: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if FOLDER in request.url else None)
    page.goto(site + ADDRESSES[lang], wait_until="networkidle")
    page.locator(".shots").last.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert asked == []
    page.locator(".shots > summary").first.click()
    until(page, LOADED)
    assert {Path(url).name.split("-")[0] for url in asked} == {"home"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_picture_says_what_it_shows_and_keeps_its_place(lang: str) -> None:
    tree = html.fromstring((SITE / ADDRESSES[lang] / "index.html").read_bytes())
    images: Any = tree.xpath("//details[@class='shots' and not(@open)]//img")
    assert len(images) == len(PAGES) * len(VIEWS) * 2
    for image in images:
        assert image.get("alt")
        assert image.get("loading") == "lazy"
        assert int(image.get("width")) > 0
        assert int(image.get("height")) > 0
