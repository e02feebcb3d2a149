"""What a first visit to a reading page costs: bytes over the wire as served, and a layout that does not shift."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Request

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
    sizes: dict[str, int] = {}

    def came(request: Request) -> None:  # those of workers too
        told = request.sizes()
        sizes[request.url.removeprefix(site)] = told["responseBodySize"] + told["responseHeadersSize"]

    page.on("requestfinished", came)
    page.goto(site + path, wait_until="networkidle")
    shift = page.evaluate(SHIFT)
    context.close()
    assert [name for name in sizes if name.endswith(".min.js")]
    assert sum(sizes.values()) <= BUDGET, sorted(sizes.items(), key=lambda item: -item[1])[:8]
    assert not [
        name
        for name in sizes
        if name.endswith((".woff", ".woff2", ".ttf")) or "search_index" in name or "/workers/" in name
    ]
    assert shift < 0.001
