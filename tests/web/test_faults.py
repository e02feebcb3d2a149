"""What may go wrong with the worker and its files, a test each: nothing typed is lost, and the reader is told in words.

Faults of the fast start alone, which the ordinary start makes good, are in test_start.py; keeping a copy that turns out to be
of another build in test_offline.py; what a browser lacks, the network, releases, tabs and history in test_faults_around.py. Where the engine itself plays no part in a fault, a worker that only behaves so stands in.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from macros.toolchain.places import DIST, SITE, read_json
from macros.toolchain.serve import serving
from tests.web.acts import INVITED, START, STILL_HERE, answered, describe, kept, told

pytestmark = [pytest.mark.browser, pytest.mark.pyodide]
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


def not_loaded(page: Page, site: str) -> None:
    """Ask for a check that cannot be made: the reader is told, and the text stays."""
    describe(page, site + "en/check/", INVITED)
    told(page, "could not be loaded")
    kept(page)


def wait_out(page: Page) -> None:
    """Move the page's clock on until every watch has ended, of the fast start and of the ordinary one."""
    for _ in range(3):
        page.clock.run_for(LONG)


# --- the worker ----------------------------------------------------------------------------


def test_the_worker_ended_in_the_middle_of_a_check_is_started_again_and_answers(browser_page: Page, site: str) -> None:
    page = browser_page
    page.clock.install()
    with page.expect_worker() as begun:
        describe(page, site + "en/check/", INVITED)
    answered(page)
    # it still runs, and takes no request any more: nothing tells a page that a worker was ended
    begun.value.evaluate("() => { self.onmessage = null; setTimeout(() => self.close()); }")
    other = INVITED + " The county heads came."
    page.locator("rule-checker textarea").fill(other)
    page.locator(".rc-main").click()
    expect(page.locator(".rc-status")).to_contain_text("Checking")
    page.clock.fast_forward(21_000)
    kept(page, other)
    expect(page.locator(".rc-understood blockquote")).to_contain_text("The county heads came", timeout=START)
    kept(page, other)


@pytest.mark.parametrize("lang", STILL_HERE)
def test_a_worker_that_never_starts_is_given_up_and_told(browser_page: Page, site: str, lang: str) -> None:
    page, (path, words) = browser_page, STILL_HERE[lang]
    page.clock.install()
    page.route("**/worker.js", worker(MUTE))
    describe(page, site + path, INVITED)
    expect(page.locator("rule-checker")).to_have_attribute("data-engine", "loading")
    wait_out(page)
    told(page, words)
    kept(page)


def test_a_worker_that_hangs_on_a_check_is_given_up_and_told(browser_page: Page, site: str) -> None:
    page = browser_page
    page.clock.install()
    page.route("**/worker.js", worker(READY_BUT_MUTE))
    describe(page, site + "en/check/", INVITED)
    wait_out(page)
    told(page, STILL_HERE["en"][1])
    kept(page)


def test_after_a_failure_the_reader_can_try_again_with_what_is_written(browser_page: Page, site: str) -> None:
    page = browser_page
    page.route("**/assets/pyodide-*/**", lambda route: route.abort())
    describe(page, site + "en/check/", INVITED)
    told(page, "could not be loaded")
    page.unroute_all()
    page.get_by_role("button", name="Try again").click()
    answered(page)
    kept(page)


def test_an_exception_in_the_engine_is_told_and_the_text_kept(browser_page: Page, site: str) -> None:
    page = browser_page
    page.route("**/worker.js", worker(FAILING))
    describe(page, site + "en/check/", INVITED)
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
            return stack.enter_context(serving(copy))

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
    not_loaded(page, site)


@pytest.mark.parametrize("damage", [changed, cut], ids=["changed", "truncated"])
@pytest.mark.parametrize("name", ["pyodide.asm.wasm", "python_stdlib.zip"])
def test_a_file_of_the_ordinary_start_that_is_damaged_is_never_used(
    browser_page: Page, damaged: Callable[[str, Damage], str], name: str, damage: Damage
) -> None:
    page, site = browser_page, damaged(name, damage)
    page.route("**/start.snapshot", lambda route: route.fulfill(status=404, body=""))
    not_loaded(page, site)


@pytest.mark.parametrize("name", ["pyodide.mjs", "worker.js", GLUE])
def test_a_script_that_is_cut_is_told(browser_page: Page, damaged: Callable[[str, Damage], str], name: str) -> None:
    page, site = browser_page, damaged(name, lambda content: content[: len(content) // 2])
    not_loaded(page, site)


def test_a_script_that_is_missing_is_told(browser_page: Page, site: str) -> None:
    page = browser_page
    page.route("**/worker.js", lambda route: route.fulfill(status=404, body=""))
    not_loaded(page, site)


def test_the_instruments_own_data_missing_is_told_and_tried_again(browser_page: Page, site: str) -> None:
    page = browser_page
    page.route("**/panjin-2015-142.json", lambda route: route.fulfill(status=503, body=""))
    not_loaded(page, site)
    page.unroute_all()
    page.get_by_role("button", name="Try again").click()
    answered(page)


def test_on_a_slow_line_what_is_typed_waits_and_is_answered(browser_page: Page, site: str) -> None:
    page = browser_page
    held: list[Route] = []
    page.route("**/start.snapshot", lambda route: held.append(route))  # noqa: PLW0108 - Playwright takes no built-in method
    describe(page, site + "en/check/", INVITED)
    expect(page.locator(".rc-status")).to_contain_text("Loading")
    kept(page)
    while not held:
        page.wait_for_timeout(20)
    for route in held:
        route.continue_()
    answered(page)
    kept(page)
