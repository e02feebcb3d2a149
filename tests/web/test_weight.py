"""What a first visit to a reading page costs: bytes over the wire as served, and a layout that does not shift."""

from __future__ import annotations

import brotli
import pytest
from playwright.sync_api import Browser, expect

from macros.benching.wire import counted
from macros.toolchain.places import pyodide_folder
from macros.toolchain.pyodide_dist import core_files
from tests.web.acts import INVITED

pytestmark = pytest.mark.browser
BUDGET = 100_000
PAGES = ["", "en/", "zh-Hans/", "en/2015-142/", "2015-142/art_7/", "zh-Hans/2015-142/art_5/", "en/glossary/", "method/"]
SHIFT = """new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 300);
})"""


@pytest.mark.parametrize("path", PAGES)
def test_a_reading_page_keeps_to_its_budget_and_stays_where_it_is(browser: Browser, site: str, path: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    came = counted(page)
    page.goto(site + path, wait_until="networkidle")
    shift = page.evaluate(SHIFT)
    context.close()
    sizes = {url.removeprefix(site): size for url, size in came}
    assert [name for name in sizes if name.endswith(".min.js")]
    assert sum(sizes.values()) <= BUDGET, sorted(sizes.items(), key=lambda item: -item[1])[:8]
    assert not [
        name
        for name in sizes
        if name.endswith((".woff", ".woff2", ".ttf")) or "search_index" in name or "/workers/" in name
    ]
    assert shift < 0.001


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
