"""What may go wrong around the checker, a test each: nothing typed is lost, and the reader is told in words.

What the browser refuses or lacks, the network, a new release while a page is open, tabs and history. Faults of the worker
and its files are in test_faults.py.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.web.acts import INVITED, START, STILL_HERE, answered, describe, kept, told, until

pytestmark = [pytest.mark.browser, pytest.mark.pyodide]

# --- what the browser refuses or lacks -------------------------------------------------------

REFUSED = """for (const name of ["localStorage", "sessionStorage", "caches", "indexedDB"])
  Object.defineProperty(self, name, { get() { throw new DOMException("refused", "SecurityError"); } });"""
FULL = """const full = () => { throw new DOMException("full", "QuotaExceededError"); };
Storage.prototype.setItem = full;
Cache.prototype.put = async () => full();"""


def test_storage_refused_stops_nothing(browser: Browser, site: str) -> None:
    context = browser.new_context()
    context.add_init_script(REFUSED)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    describe(page, site + "en/check/", INVITED)
    answered(page)
    page.locator("label[for=__palette_1]:visible, label[for=__palette_0]:visible").first.click()
    page.goto(site + "en/2015-142/art_7/")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_visible()
    assert wrong == []
    context.close()


def test_storage_that_is_full_is_told_and_stops_no_check(browser: Browser, site: str) -> None:
    context = browser.new_context()
    context.add_init_script(FULL)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    describe(page, site + "en/check/", INVITED)
    answered(page)
    page.get_by_role("button", name="Keep for offline use").click()
    page.get_by_role("button", name="Keep the pages and the checker").click()
    expect(page.locator(".offline-copy")).to_contain_text("Not everything could be kept", timeout=START)
    kept(page)
    assert wrong == []
    context.close()


def damaged_setting(page: Page) -> None:
    page.evaluate("localStorage.setItem(new URL('..', location).pathname + '.__palette', '{not JSON')")


def test_a_damaged_setting_in_storage_stops_nothing(page: Page, site: str) -> None:
    page.goto(site + "en/check/")
    damaged_setting(page)
    page.goto(site + "en/check/")
    expect(page.locator("rule-checker[data-live] textarea")).to_be_visible()


@pytest.mark.parametrize("lacking", ["WebAssembly", "Worker"])
@pytest.mark.parametrize("lang", STILL_HERE)
def test_without_webassembly_or_workers_the_reader_is_told_what_works(
    browser_page: Page, site: str, lang: str, lacking: str
) -> None:
    page, (path, words) = browser_page, STILL_HERE[lang]
    page.add_init_script(f"delete self.{lacking};")
    describe(page, site + path, INVITED)
    told(page, "WebAssembly")
    told(page, words)
    kept(page)
    assert page.locator(".rc-alert button").count() == 0  # trying again would help nobody


def test_workers_that_a_guard_forbids_are_told_of_too(browser_page: Page, site: str) -> None:
    page = browser_page
    page.add_init_script("self.Worker = class { constructor() { throw new DOMException('no', 'SecurityError'); } };")
    describe(page, site + "en/check/", INVITED)
    told(page, "does not offer WebAssembly or workers")
    kept(page)


def test_without_scripts_the_tables_of_norms_are_there(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + "en/check/")
    page.locator("rule-checker a").first.click()
    expect(page.locator("#norms").first).to_be_visible()
    context.close()


# --- the network ---------------------------------------------------------------------------


def test_offline_at_the_first_check_is_told_and_tried_again(browser: Browser, site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(site + "en/2015-142/art_7/", wait_until="networkidle")
    page.locator("rule-checker").scroll_into_view_if_needed()
    box = page.locator("rule-checker[data-live] textarea")
    expect(box).to_be_visible()
    context.set_offline(True)
    box.fill(INVITED)
    page.locator(".rc-main").click()
    told(page, "could not be loaded")
    kept(page)
    context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    answered(page)
    context.close()


def test_offline_after_it_has_started_changes_nothing(browser: Browser, site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    describe(page, site + "en/check/", INVITED)
    answered(page)
    context.set_offline(True)
    page.locator("rule-checker textarea").fill("A vice mayor chaired a meeting that all county heads attended.")
    page.locator(".rc-main").click()
    expect(page.locator('.rc-card[data-article="7"]')).to_have_attribute("data-outcome", "undetermined")
    context.close()


# --- a new release while a page is open ------------------------------------------------------


def test_a_page_whose_build_was_replaced_says_so_and_takes_the_text_to_the_new_one(
    browser_page: Page, site: str
) -> None:
    """The host has the new pages and none of the old one's assets: no file of two builds is ever used together."""
    page = browser_page
    page.route("**/assets/pyodide-*/**", lambda route: route.fulfill(status=404, body=""))
    page.goto(site + "en/check/")
    box = page.locator("rule-checker[data-live] textarea")
    page.route("**/en/check/", lambda route: route.fulfill(body="<p>the new release</p>", content_type="text/html"))
    box.fill(INVITED)
    page.locator(".rc-main").click()
    told(page, "A new version of this site has come out")
    kept(page)
    page.unroute_all()
    page.get_by_role("button", name="Reload").click()
    answered(page)
    kept(page)


def test_a_page_that_has_its_checker_goes_on_with_its_own_build(browser_page: Page, site: str) -> None:
    page = browser_page
    describe(page, site + "en/check/", INVITED)
    answered(page)
    page.route("**/*", lambda route: route.fulfill(status=404, body=""))
    page.locator("rule-checker textarea").fill("A vice mayor chaired a meeting that all county heads attended.")
    page.locator(".rc-main").click()
    expect(page.locator('.rc-card[data-article="7"]')).to_have_attribute("data-outcome", "undetermined")


# --- tabs and history ------------------------------------------------------------------------


def two(browser: Browser) -> tuple[BrowserContext, list[Page]]:
    context = browser.new_context()
    return context, [context.new_page(), context.new_page()]


def test_two_tabs_keep_each_its_own_text_and_answer(browser: Browser, site: str) -> None:
    context, (one, other) = two(browser)
    different = "A vice mayor chaired a meeting that all county heads attended."
    describe(one, site + "en/check/", INVITED)
    describe(other, site + "en/check/", different)
    expect(other.locator('.rc-card[data-article="7"]')).to_have_attribute("data-outcome", "undetermined", timeout=START)
    answered(one)
    one.reload()
    answered(one)
    kept(one)
    kept(other, different)
    context.close()


def test_back_and_forward_find_the_text_and_the_answers_again(page: Page, site: str) -> None:
    describe(page, site + "en/check/", INVITED)
    answered(page)
    page.locator('input[name$="mayor_approved_before"][value="true"]').first.check()
    card = page.locator('.rc-card[data-article="7"]')
    expect(card).to_have_attribute("data-outcome", "satisfied")
    page.locator(".rc-permalink").first.click()
    page.wait_for_url("**/2015-142/art_7/**")
    page.go_back()
    kept(page)
    expect(card).to_have_attribute("data-outcome", "satisfied", timeout=START)
    page.go_forward()
    page.wait_for_url("**/2015-142/art_7/**")


def test_a_restored_session_finds_the_text_again(page: Page, site: str) -> None:
    """A browser that restores a tab brings back its history entries with their state, as a reload does."""
    page.goto(site + "en/2015-142/art_7/")
    page.locator("rule-checker").scroll_into_view_if_needed()
    page.locator("rule-checker[data-live] textarea").fill(INVITED)
    page.reload()
    page.locator("rule-checker").scroll_into_view_if_needed()
    kept(page)
    assert page.evaluate("[localStorage.length, document.cookie]") == [0, ""]


def test_a_link_opened_over_a_text_does_not_lose_it(page: Page, site: str) -> None:
    describe(page, site + "en/check/", INVITED)
    answered(page)
    page.get_by_role("button", name="Copy link").click()
    until(page, "location.hash.length > 10")
    shared = page.url
    page.goto("about:blank")
    page.goto(site + "en/check/")
    mine = "All county heads attended a meeting."
    page.locator("rule-checker[data-live] textarea").fill(mine)
    page.evaluate("address => { location.href = address; }", shared)
    kept(page)
    page.go_back()
    kept(page, mine)
