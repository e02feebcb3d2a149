"""What a first visit to a reading page costs: bytes over the wire as served, and a layout that does not shift on any kind of page."""

from __future__ import annotations

import brotli
import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from macros.benching.wire import counted
from macros.toolchain.places import pyodide_folder
from macros.toolchain.pyodide_dist import core_files
from tests.web.acts import INVITED, START
from tests.web.kinds import ALONE, KINDS

pytestmark = pytest.mark.browser
BUDGET = 99_500
PAGES = [
    "",
    "en/",
    "zh-Hans/",
    "en/2015-142/",
    "2015-142/art_7/",
    "zh-Hans/2015-142/art_5/",
    "en/2015-142/art_5/",
    "en/glossary/",
    "method/",
]
STILL = 0.001
"""What counts as no layout shift: Material's script puts a frame around tables, by which the foot of a page may move by a pixel."""
WIDTHS = {"wide": ViewportSize(width=1280, height=900), "phone": ViewportSize(width=390, height=844)}
SHIFTS = """new Promise((resolve) => {
  const found = [];
  const name = ({ node }) => (node?.outerHTML ?? String(node?.nodeName)).slice(0, 80);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) found.push([entry.value, entry.sources.map(name).join(" | ")]);
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(found), 300);
})"""
"""All that moved though nobody had just clicked or typed (Layout Instability API), with the elements that did."""


@pytest.mark.parametrize("path", PAGES)
def test_a_reading_page_keeps_to_its_budget(browser: Browser, site: str, path: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    came = counted(page)
    page.goto(site + path, wait_until="networkidle")
    context.close()
    sizes = {url.removeprefix(site): size for url, size in came}
    assert [name for name in sizes if name.endswith(".min.js")]
    assert sum(sizes.values()) <= BUDGET, sorted(sizes.items(), key=lambda item: -item[1])[:8]
    assert not [
        name
        for name in sizes
        if name.endswith((".woff", ".woff2", ".ttf")) or "search_index" in name or "/workers/" in name
    ]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", [*KINDS, *ALONE])
def test_nothing_on_a_page_moves_while_it_comes(browser: Browser, site: str, kind: str, width: str) -> None:
    """Cumulative layout shift 0, on every kind of page."""
    context = browser.new_context(viewport=WIDTHS[width])
    page = context.new_page()
    page.route("**/identifier.js", lambda route: route.abort())  # it would lead on to the article's page
    page.goto(site + kind, wait_until="networkidle")
    shifts = page.evaluate(SHIFTS)
    assert sum(value for value, _ in shifts) < STILL, shifts
    context.close()


@pytest.mark.pyodide
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ["en/check/", "zh-Hans/check/", "2015-142/art_7/", "en/2015-142/art_7/"])
def test_nor_does_it_when_the_checker_comes_or_its_result(browser: Browser, site: str, path: str, width: str) -> None:
    context = browser.new_context(viewport=WIDTHS[width])
    page = context.new_page()
    page.goto(site + path)
    page.locator("rule-checker").scroll_into_view_if_needed()
    page.locator("rule-checker[data-live] textarea").click()
    page.keyboard.insert_text(INVITED[:-1])
    page.keyboard.type(".")
    page.locator(".rc-main").click()
    expect(page.locator('.rc-card[data-article="7"]')).to_be_visible(timeout=START)
    shifts = page.evaluate(SHIFTS)
    assert sum(value for value, _ in shifts) < STILL, shifts
    context.close()


def test_a_first_verdict_costs_no_more_bytes_than_a_bare_pyodide(browser: Browser, site: str) -> None:
    """All that the checker's page and its start bring, against the files that `loadPyodide()` fetches, as well compressed."""
    context = browser.new_context()
    page = context.new_page()
    came = counted(page)
    page.goto(site + "en/check/")
    page.locator("rule-checker[data-live] textarea").fill(INVITED)
    page.locator(".rc-main").click()
    expect(page.locator(".rc-card").first).to_be_visible(timeout=120_000)
    page.wait_for_timeout(300)
    context.close()
    brought = sum(size for _, size in came)
    stock = pyodide_folder()
    bare = [*core_files(stock), stock / "python_stdlib.zip", stock / "pyodide-lock.json"]
    assert brought > 1_000_000, "the start was not counted"
    assert brought <= sum(len(brotli.compress(file.read_bytes(), quality=9, lgwin=24)) for file in bare)
