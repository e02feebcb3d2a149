"""Without a network, after a reader has kept the site: reading, searching, citing and checking; and builds never mix."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.web.acts import INVITED, describe

pytestmark = [pytest.mark.browser, pytest.mark.pyodide]
START = 120_000


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context()
    yield opened
    opened.close()


def keep(page: Page, site: str) -> None:
    page.goto(site + "en/")
    page.get_by_role("button", name="Keep for offline use").click()
    offered = page.get_by_role("button", name="Keep the pages and the checker")
    expect(offered).to_contain_text("MB")
    offered.click()
    expect(page.locator(".offline-copy")).to_contain_text("Kept", timeout=START)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")


def test_all_of_it_works_with_the_network_cut(context: BrowserContext, site: str) -> None:
    page = context.new_page()
    keep(page, site)
    context.set_offline(True)
    page.goto(site + "zh-Hans/2015-142/art_7/")
    expect(page.locator("h1").first).to_be_visible()
    page.goto(site + "id/2015-142/art_7/")
    page.wait_for_url("**/2015-142/art_7/**")
    page.goto(site + "en/")
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill("interview")
    expect(page.locator(".search-results > li").first).to_contain_text("Article 14")
    describe(page, site + "en/check/", INVITED)
    expect(page.locator('.rc-card[data-article="7"]')).to_have_attribute("data-outcome", "violated", timeout=START)


def test_the_checker_is_kept_once_it_was_used(context: BrowserContext, site: str) -> None:
    page = context.new_page()
    describe(page, site + "en/check/", INVITED)
    expect(page.locator('.rc-card[data-article="7"]')).to_be_visible(timeout=START)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    context.set_offline(True)
    describe(page, site + "en/check/", INVITED)
    expect(page.locator('.rc-card[data-article="7"]')).to_have_attribute("data-outcome", "violated", timeout=START)


def test_a_file_of_another_build_is_not_kept_and_the_reader_is_told(context: BrowserContext, site: str) -> None:
    page = context.new_page()
    context.route(
        "**/en/glossary/", lambda route: route.fulfill(body="<p>of another build</p>", content_type="text/html")
    )
    page.goto(site + "en/")
    page.get_by_role("button", name="Keep for offline use").click()
    page.get_by_role("button", name="Keep the pages and the checker").click()
    expect(page.locator(".offline-copy")).to_contain_text("Not everything could be kept", timeout=START)
    assert page.evaluate("caches.match(new URL('../kept.json', document.baseURI)).then((found) => found === undefined)")


def test_what_was_kept_can_be_removed(context: BrowserContext, site: str) -> None:
    page = context.new_page()
    keep(page, site)
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_role("button", name="Keep for offline use")).to_be_visible()
    assert page.evaluate("caches.keys()") == []


def test_a_newer_build_replaces_the_copy_only_when_it_is_complete(context: BrowserContext, site: str) -> None:
    """Pages come from the network while there is one; offline, all from the one complete copy."""
    page = context.new_page()
    keep(page, site)
    page.evaluate("""async () => {
      const half = await caches.open("kept-newer");
      await half.put(new URL("glossary/", document.baseURI), new Response("<h1>half of a newer build</h1>", { headers: { "content-type": "text/html" } }));
    }""")
    context.set_offline(True)
    page.goto(site + "en/glossary/")
    expect(page.locator("h1").first).not_to_contain_text("half of a newer build")
