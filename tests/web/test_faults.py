"""What may go wrong between a reader and an answer, a test each: nothing typed is lost, and the reader is told in words.

Faults of the fast start alone, which the ordinary start makes good, are in test_start.py; keeping a copy that turns out to be
of another build in test_offline.py. Where the engine itself plays no part in a fault, a worker that only behaves so stands in.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from macros.toolchain.places import DIST, SITE, read_json
from macros.toolchain.serve import open_server
from tests.web.acts import describe

pytestmark = [pytest.mark.browser, pytest.mark.pyodide]
START = 120_000
TEXT = "A vice mayor chaired a meeting and invited the county heads without the mayor's approval."
LANGUAGES = {
    "zh-Hant": ("check/", "你寫的內容還在"),
    "zh-Hans": ("zh-Hans/check/", "你写的内容还在"),
    "en": ("en/check/", "What you wrote is still here"),
}
MUTE = "self.onmessage = () => {};"
READY_BUT_MUTE = "self.onmessage = ({ data }) => data.start && self.postMessage({ ready: true });"
FAILING = """self.onmessage = ({ data }) => {
  if (data.start) self.postMessage({ ready: true });
  const message = { "zh-Hant": "檢查器出錯", "zh-Hans": "检查器出错", en: "The checker met an error" };
  if (data.request) self.postMessage({ id: data.id, answer: JSON.stringify({ error: { code: "engine", message } }) });
};"""
LONG = 200_000
"""Milliseconds, more than any watch of the page waits; the page's clock is moved on, and no test waits for them."""
GLUE = read_json(DIST / "files.json")["glue"] if DIST.is_dir() else "pyodide.asm.js"
Damage = Callable[[bytes], bytes]


def worker(script: str) -> Callable[[Route], None]:
    return lambda route: route.fulfill(body=script, content_type="text/javascript")


def kept(page: Page, text: str = TEXT) -> None:
    expect(page.locator("rule-checker textarea")).to_have_value(text)


def told(page: Page, words: str) -> None:
    expect(page.locator(".rc-alert")).to_contain_text(words, timeout=START)


def answered(page: Page) -> None:
    expect(page.locator('.rc-card[data-article="7"]')).to_have_attribute("data-outcome", "violated", timeout=START)


def wait_out(page: Page) -> None:
    """Move the page's clock on until every watch has ended, of the fast start and of the ordinary one."""
    for _ in range(3):
        page.clock.run_for(LONG)


# --- the worker ----------------------------------------------------------------------------


def test_the_worker_ended_in_the_middle_of_a_check_is_started_again_and_answers(browser_page: Page, site: str) -> None:
    page = browser_page
    page.clock.install()
    with page.expect_worker() as begun:
        describe(page, site + "en/check/", TEXT)
    answered(page)
    # it still runs, and takes no request any more: nothing tells a page that a worker was ended
    begun.value.evaluate("() => { self.onmessage = null; setTimeout(() => self.close()); }")
    other = TEXT + " The county heads came."
    page.locator("rule-checker textarea").fill(other)
    page.locator(".rc-main").click()
    expect(page.locator(".rc-status")).to_contain_text("Checking")
    page.clock.fast_forward(21_000)
    kept(page, other)
    expect(page.locator(".rc-understood blockquote")).to_contain_text("The county heads came", timeout=START)
    kept(page, other)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_worker_that_never_starts_is_given_up_and_told(browser_page: Page, site: str, lang: str) -> None:
    page, (path, words) = browser_page, LANGUAGES[lang]
    page.clock.install()
    page.route("**/worker.js", worker(MUTE))
    describe(page, site + path, TEXT)
    expect(page.locator("rule-checker")).to_have_attribute("data-engine", "loading")
    wait_out(page)
    told(page, words)
    kept(page)


def test_a_worker_that_hangs_on_a_check_is_given_up_and_told(browser_page: Page, site: str) -> None:
    page = browser_page
    page.clock.install()
    page.route("**/worker.js", worker(READY_BUT_MUTE))
    describe(page, site + "en/check/", TEXT)
    wait_out(page)
    told(page, LANGUAGES["en"][1])
    kept(page)


def test_after_a_failure_the_reader_can_try_again_with_what_is_written(browser_page: Page, site: str) -> None:
    page = browser_page
    page.route("**/assets/pyodide-*/**", lambda route: route.abort())
    describe(page, site + "en/check/", TEXT)
    told(page, "could not be loaded")
    page.unroute_all()
    page.get_by_role("button", name="Try again").click()
    answered(page)
    kept(page)


def test_an_exception_in_the_engine_is_told_and_the_text_kept(browser_page: Page, site: str) -> None:
    page = browser_page
    page.route("**/worker.js", worker(FAILING))
    describe(page, site + "en/check/", TEXT)
    told(page, "The checker met an error")
    kept(page)


# --- the files -----------------------------------------------------------------------------


@pytest.fixture
def damaged(tmp_path: Path) -> Iterator[Callable[[str, Damage], str]]:
    """A copy of the site, served, in which one file is damaged; its files are the same on the disk, but for that one."""
    with ExitStack() as stack:

        def serve(name: str, damage: Damage) -> str:
            copy = tmp_path / "site"
            shutil.copytree(SITE, copy, copy_function=os.link)
            (found,) = copy.rglob(name)
            content = found.read_bytes()
            for file in (found, Path(f"{found}.br"), Path(f"{found}.gz")):
                file.unlink(missing_ok=True)
            found.write_bytes(damage(content))
            server = stack.enter_context(open_server(copy, 0))
            threading.Thread(target=server.serve_forever, daemon=True).start()
            stack.callback(server.shutdown)
            return f"http://127.0.0.1:{server.server_port}/"

        yield serve


def changed(content: bytes) -> bytes:
    """One byte in the middle is another: as long as before, and a WebAssembly or memory that might still run."""
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


def cut(content: bytes) -> bytes:
    return content[:-1000]


@pytest.mark.parametrize("name", ["start.snapshot", "start.wasm"])
def test_a_file_of_the_fast_start_with_one_byte_changed_is_never_used(
    browser_page: Page, damaged: Callable[[str, Damage], str], name: str
) -> None:
    page, site = browser_page, damaged(name, changed)
    page.route("**/pyodide.asm.wasm", lambda route: route.abort())  # the ordinary start is tried in test_start.py
    describe(page, site + "en/check/", TEXT)
    told(page, "could not be loaded")
    kept(page)


@pytest.mark.parametrize("damage", [changed, cut], ids=["changed", "truncated"])
@pytest.mark.parametrize("name", ["pyodide.asm.wasm", "python_stdlib.zip"])
def test_a_file_of_the_ordinary_start_that_is_damaged_is_never_used(
    browser_page: Page, damaged: Callable[[str, Damage], str], name: str, damage: Damage
) -> None:
    page, site = browser_page, damaged(name, damage)
    page.route("**/start.snapshot", lambda route: route.fulfill(status=404, body=""))
    describe(page, site + "en/check/", TEXT)
    told(page, "could not be loaded")
    kept(page)


@pytest.mark.parametrize("name", ["pyodide.mjs", "worker.js", GLUE])
def test_a_script_that_is_cut_is_told(browser_page: Page, damaged: Callable[[str, Damage], str], name: str) -> None:
    page, site = browser_page, damaged(name, lambda content: content[: len(content) // 2])
    describe(page, site + "en/check/", TEXT)
    told(page, "could not be loaded")
    kept(page)


def test_a_script_that_is_missing_is_told(browser_page: Page, site: str) -> None:
    page = browser_page
    page.route("**/worker.js", lambda route: route.fulfill(status=404, body=""))
    describe(page, site + "en/check/", TEXT)
    told(page, "could not be loaded")
    kept(page)


def test_the_instruments_own_data_missing_is_told_and_tried_again(browser_page: Page, site: str) -> None:
    page = browser_page
    page.route("**/panjin-2015-142.json", lambda route: route.fulfill(status=503, body=""))
    describe(page, site + "en/check/", TEXT)
    told(page, "could not be loaded")
    kept(page)
    page.unroute_all()
    page.get_by_role("button", name="Try again").click()
    answered(page)


def test_on_a_slow_line_what_is_typed_waits_and_is_answered(browser_page: Page, site: str) -> None:
    page = browser_page
    held: list[Route] = []
    page.route("**/start.snapshot", lambda route: held.append(route))  # noqa: PLW0108 - Playwright takes no built-in method
    describe(page, site + "en/check/", TEXT)
    expect(page.locator(".rc-status")).to_contain_text("Loading")
    kept(page)
    while not held:
        page.wait_for_timeout(20)
    for route in held:
        route.continue_()
    answered(page)
    kept(page)


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
    describe(page, site + "en/check/", TEXT)
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
    describe(page, site + "en/check/", TEXT)
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
@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_webassembly_or_workers_the_reader_is_told_what_works(
    browser_page: Page, site: str, lang: str, lacking: str
) -> None:
    page, (path, words) = browser_page, LANGUAGES[lang]
    page.add_init_script(f"delete self.{lacking};")
    describe(page, site + path, TEXT)
    told(page, "WebAssembly")
    told(page, words)
    kept(page)
    assert page.locator(".rc-alert button").count() == 0  # trying again would help nobody


def test_workers_that_a_guard_forbids_are_told_of_too(browser_page: Page, site: str) -> None:
    page = browser_page
    page.add_init_script("self.Worker = class { constructor() { throw new DOMException('no', 'SecurityError'); } };")
    describe(page, site + "en/check/", TEXT)
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
    box.fill(TEXT)
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
    describe(page, site + "en/check/", TEXT)
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
    box.fill(TEXT)
    page.locator(".rc-main").click()
    told(page, "A new version of this site has come out")
    kept(page)
    page.unroute_all()
    page.get_by_role("button", name="Reload").click()
    answered(page)
    kept(page)


def test_a_page_that_has_its_checker_goes_on_with_its_own_build(browser_page: Page, site: str) -> None:
    page = browser_page
    describe(page, site + "en/check/", TEXT)
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
    describe(one, site + "en/check/", TEXT)
    describe(other, site + "en/check/", different)
    expect(other.locator('.rc-card[data-article="7"]')).to_have_attribute("data-outcome", "undetermined", timeout=START)
    answered(one)
    one.reload()
    answered(one)
    kept(one)
    kept(other, different)
    context.close()


def test_back_and_forward_find_the_text_and_the_answers_again(page: Page, site: str) -> None:
    describe(page, site + "en/check/", TEXT)
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
    page.locator("rule-checker[data-live] textarea").fill(TEXT)
    page.reload()
    page.locator("rule-checker").scroll_into_view_if_needed()
    kept(page)
    assert page.evaluate("[localStorage.length, document.cookie]") == [0, ""]


def test_a_link_opened_over_a_text_does_not_lose_it(page: Page, site: str) -> None:
    describe(page, site + "en/check/", TEXT)
    answered(page)
    page.get_by_role("button", name="Copy link").click()
    page.wait_for_function("location.hash.length > 10")
    shared = page.url
    page.goto("about:blank")
    page.goto(site + "en/check/")
    mine = "All county heads attended a meeting."
    page.locator("rule-checker[data-live] textarea").fill(mine)
    page.evaluate("address => { location.href = address; }", shared)
    kept(page)
    page.go_back()
    kept(page, mine)
