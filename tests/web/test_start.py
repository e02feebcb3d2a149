"""How the engine starts: from the snapshot, and by itself the ordinary way wherever that fails; early, but never uninvited."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from macros.toolchain.places import DIST, ROOT, read_json
from tests.web.acts import INVITED, until

pytestmark = [pytest.mark.browser, pytest.mark.pyodide]
START = 120_000
FAST = read_json(DIST / "files.json")["fast"] if DIST.is_dir() else False
ENGINE = """async () => {
  const intent = [...document.scripts].find((script) => script.src.endsWith("/intent.js")).src;
  const { engine } = await import(intent.replace("intent.js", "engine.js"));
  return [engine.way, engine.state, engine.reason ?? ""];
}"""


def ask(page: Page, site: str) -> None:
    page.goto(site + "en/check/")
    page.locator("rule-checker[data-live] textarea").fill(INVITED)
    page.locator(".rc-main").click()
    expect(page.locator('.rc-card[data-article="7"]')).to_have_attribute("data-outcome", "violated", timeout=START)


def truncated(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.body()[: -(1 << 20)])


def of_another_build(route: Route) -> None:
    answer = route.fetch()
    body = bytearray(answer.body())
    body[16:48] = bytes(32)
    route.fulfill(response=answer, body=bytes(body))


def stubbed(route: Route) -> None:
    """A WebAssembly file that lacks everything: each call traps."""
    from macros.toolchain import wasm

    route.fulfill(body=wasm.lean((DIST / "start.wasm").read_bytes(), []), content_type="application/wasm")


BREAKAGES: dict[str, tuple[str, Callable[[Route], None]]] = {
    "missing snapshot": ("**/start.snapshot", lambda route: route.fulfill(status=404, body="")),
    "truncated snapshot": ("**/start.snapshot", truncated),
    "another build's snapshot": ("**/start.snapshot", of_another_build),
    "missing wasm": ("**/start.wasm", lambda route: route.fulfill(status=404, body="")),
    "wasm of the wrong type": ("**/start.wasm", lambda route: route.fulfill(body=b"\0asm", content_type="text/plain")),
    "wasm that traps": ("**/start.wasm", stubbed),
}


def test_the_build_has_made_the_fast_start() -> None:
    assert FAST, "build/pyodide/ holds no snapshot: `make build` says why"


def test_the_first_verdict_comes_from_the_snapshot(page: Page, site: str) -> None:
    ask(page, site)
    assert page.evaluate(ENGINE)[0] == "fast"


@pytest.mark.parametrize("breakage", BREAKAGES)
def test_whatever_is_wrong_with_it_the_ordinary_start_answers(browser_page: Page, site: str, breakage: str) -> None:
    pattern, act = BREAKAGES[breakage]
    browser_page.route(pattern, act)
    ask(browser_page, site)
    way, state, reason = browser_page.evaluate(ENGINE)
    assert (way, state) == ("ordinary", "ready")
    assert reason
    # it is not tried again in this tab
    ask(browser_page, site)
    assert browser_page.evaluate(ENGINE) == ["ordinary", "ready", ""]


def test_the_fast_start_answers_all_the_dev_scenarios_as_it_is(page: Page, site: str) -> None:
    """No scenario calls a function that the fast start's WebAssembly lacks; and the answers need no second start."""
    lines = [
        line for path in sorted((ROOT / "tests/corpus/dev").glob("*.jsonl")) for line in path.read_text().splitlines()
    ]
    page.goto(site + "en/check/")
    script = """async (lines) => {
      const intent = [...document.scripts].find((script) => script.src.endsWith("/intent.js")).src;
      const { engine } = await import(intent.replace("intent.js", "engine.js"));
      const instrument = "panjin-2015-142";
      let answered = 0;
      for (const line of lines) answered += "result" in (await engine.ask({ instrument, text: JSON.parse(line).text }));
      return [answered, engine.way];
    }"""
    assert page.evaluate(script, lines) == [len(lines), "fast"]


def test_nothing_heavy_comes_to_a_reader_of_an_article_until_a_check_is_wanted(page: Page, site: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(site + "2015-142/art_7/", wait_until="networkidle")
    assert not [url for url in fetched if "/pyodide-" in url or "worker.js" in url]
    page.locator("rule-checker").scroll_into_view_if_needed()
    page.locator("rule-checker[data-live] textarea").focus()
    until(page, f"async () => (await ({ENGINE})())[1] === 'ready'")
    assert [url for url in fetched if "/pyodide-" in url]


@pytest.mark.parametrize(("saves", "state"), [(True, "idle"), (False, "ready")])
def test_the_checkers_page_starts_it_in_idle_time_but_not_where_data_are_saved(
    browser: Browser, site: str, saves: bool, state: str
) -> None:
    context = browser.new_context()
    context.add_init_script(
        f"navigator.connection && Object.defineProperty(navigator.connection, 'saveData', {{ get: () => {str(saves).lower()} }});"
    )
    page = context.new_page()
    page.goto(site + "en/check/", wait_until="networkidle")
    page.locator("rule-checker[data-live] textarea").focus()
    if not saves:
        until(page, f"async () => (await ({ENGINE})())[1] === 'ready'")
    assert page.evaluate(ENGINE)[1] == state
    if saves:
        page.locator("textarea").fill(INVITED)
        page.locator(".rc-main").click()
        expect(page.locator('.rc-card[data-article="7"]')).to_have_attribute("data-outcome", "violated", timeout=START)
    context.close()
