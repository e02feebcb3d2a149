"""What others write is text: payloads of many kinds through every entry of the pages, and none of them is ever markup or code."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.web.acts import until

pytestmark = [pytest.mark.browser, pytest.mark.pyodide]
PAYLOADS = [
    line.replace("\\0", "\0")
    for line in Path(__file__).with_name("payloads.txt").read_text(encoding="utf-8").split("\n")
    if line
]
START = 120_000
CARRIER = "A vice mayor chaired a meeting and invited the county heads without the mayor's approval. "
WATCH = """
  self.told = [];
  for (const name of ["alert", "confirm", "prompt"]) self[name] = () => told.push(name);
  document.addEventListener("securitypolicyviolation", (event) => told.push("policy: " + event.violatedDirective + " " + event.blockedURI));
"""
FOREIGN = """() => [
  ...[...document.querySelectorAll("rule-checker *, .search-results *")].filter((one) =>
    ["script", "svg", "img", "iframe", "object", "embed", "style", "link", "meta", "base", "form", "video", "math", "template", "rule-checker", "x", "body"].includes(one.localName)
    || one.getAttributeNames().some((name) => name.startsWith("on")) || /^\\s*(javascript|data):/i.test(one.getAttribute("href") ?? "")).map((one) => one.outerHTML),
  ...told, ...("polluted" in {} ? ["polluted"] : [])]"""
SHOWN = """(text) => {
  const shown = document.querySelector(".rc-understood blockquote")?.cloneNode(true);
  shown?.querySelectorAll("sup").forEach((number) => number.remove());
  return shown?.textContent === text;
}"""


def _dismissing(wrong: list[str]) -> Callable[[Dialog], None]:
    def dismiss(dialog: Dialog) -> None:
        wrong.append(dialog.message)
        dialog.dismiss()

    return dismiss


@pytest.fixture(scope="module")
def desk(browser: Browser, site: str) -> Iterator[Page]:
    """One page whose engine starts once; whatever dialog, error or request elsewhere there is fails the last test."""
    context = browser.new_context()
    context.add_init_script(WATCH)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "console",
        lambda message: wrong.append(f"{message.text} {message.location}") if message.type == "error" else None,
    )
    page.on("request", lambda one: None if one.url.startswith((site, "blob:", "data:")) else wrong.append(one.url))
    page.on("dialog", _dismissing(wrong))
    page.goto(site + "en/check/")
    yield page
    context.close()
    assert wrong == []


def test_there_are_payloads_of_many_kinds() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 40


def test_a_description_is_shown_as_it_was_typed(desk: Page) -> None:
    box = desk.locator("rule-checker[data-live] textarea").first
    for payload in PAYLOADS:
        text = CARRIER + payload
        box.fill(text)
        desk.locator(".rc-main").click()
        until(desk, SHOWN, box.input_value())
        assert desk.evaluate(FOREIGN) == [], payload
        assert box.input_value() == text


def test_a_date_that_is_none_is_refused_in_words(desk: Page) -> None:
    box, day = desk.locator("rule-checker textarea").first, desk.locator("rule-checker input[inputmode]")
    box.fill(CARRIER)
    for payload in PAYLOADS:
        day.fill(payload)
        desk.locator(".rc-main").click()
        expect(desk.locator(".rc-alert")).to_contain_text("is not a date", timeout=START)
        until(
            desk,
            "(part) => document.querySelector('.rc-alert').textContent.includes(part)",
            arg=day.input_value().strip(),
        )
        assert desk.evaluate(FOREIGN) == [], payload
        assert box.input_value() == CARRIER
    day.fill("")


def test_an_address_carries_text_and_nothing_else(desk: Page, site: str) -> None:
    share = desk.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    folder = next(iter(sorted({url.rsplit("/", 1)[0] for url in share if url.endswith("/rule-checker.js")})), None)
    assert folder, share
    fragments = desk.evaluate(
        """async ([folder, texts]) => { const { toFragment } = await import(folder + "/share.js");
          return Promise.all(texts.map((text) => toFragment({ text, on: text, facts: JSON.parse('{"__proto__": true, "constructor": true, "<img src=x>": null}'), edition: text }))); }""",
        [folder, [CARRIER + payload for payload in PAYLOADS]],
    )
    raw = (
        ["#" + payload for payload in PAYLOADS]
        + ["#s2=" + payload for payload in PAYLOADS]
        + ["#s1=" + payload for payload in PAYLOADS]
    )
    for index, fragment in enumerate([*fragments, *raw]):
        told = desk.evaluate(
            """async ([folder, fragment]) => { const { fromFragment } = await import(folder + "/share.js");
              try { return await fromFragment(fragment); } catch (error) { return { refused: String(error) }; } }""",
            [folder, fragment],
        )
        if index < len(fragments) and "\0" not in PAYLOADS[index]:
            assert told["text"] == CARRIER + PAYLOADS[index]
            assert told["on"] == ""
    assert desk.evaluate(FOREIGN) == []
    for fragment in [*fragments[::14], *raw[:: len(PAYLOADS)]]:
        desk.goto("about:blank")
        desk.goto(site + "en/check/" + fragment)
        desk.locator("rule-checker[data-live] textarea").wait_for()
        assert desk.evaluate(FOREIGN) == []


def test_the_search_shows_no_markup(desk: Page, site: str) -> None:
    desk.goto(site + "en/")
    desk.keyboard.press("/")
    field = desk.get_by_role("searchbox")
    for payload in PAYLOADS:
        field.fill(payload)
        desk.wait_for_timeout(30)
        assert desk.evaluate(FOREIGN) == [], payload


@pytest.mark.parametrize("name", ["lang", "article", "date"])
def test_attributes_of_an_embedded_checker_are_text(desk: Page, site: str, name: str) -> None:
    desk.goto(site + "en/check/")
    desk.locator("rule-checker[data-live] textarea").wait_for()
    for payload in PAYLOADS:
        desk.evaluate(
            """([name, payload]) => { document.querySelector("rule-checker.tried")?.remove(); const one = document.createElement("rule-checker");
              one.className = "tried"; one.setAttribute("instrument", "panjin-2015-142"); one.setAttribute(name, payload); document.querySelector("main, body").append(one); }""",
            [name, payload],
        )
        desk.locator("rule-checker.tried[data-live]").wait_for()
        found = [one for one in desk.evaluate(FOREIGN) if "tried" not in json.dumps(one)]
        assert found == [], payload
