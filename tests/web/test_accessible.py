"""WCAG 2.2 AA as far as a tool can judge it: axe-core on every kind of page, light, dark and on a phone; targets; forced colours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from macros.toolchain.places import ROOT
from tests.web.kinds import ALONE, KINDS

pytestmark = [pytest.mark.browser]
AXE = (ROOT / "tests" / "node" / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
WIDE, PHONE = ViewportSize(width=1280, height=900), ViewportSize(width=390, height=844)
WAYS: dict[str, tuple[str, dict[str, Any]]] = {
    "light": ("", {"viewport": WIDE, "color_scheme": "light"}),
    "dark": ("zh-Hans/", {"viewport": WIDE, "color_scheme": "dark"}),
    "phone": ("en/", {"viewport": PHONE, "color_scheme": "light", "has_touch": True}),
}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
START = 120_000
OPEN = "A vice mayor chaired a meeting that all county heads attended. The county is by the sea."


@pytest.fixture(scope="module")
def opened(browser: Browser) -> Iterator[Callable[[str], Page]]:
    """One page a way of looking; axe itself needs the policy out of the way."""
    pages: dict[str, Page] = {}

    def given(way: str) -> Page:
        if way not in pages:
            pages[way] = browser.new_context(bypass_csp=True, reduced_motion="reduce", **WAYS[way][1]).new_page()
        return pages[way]

    yield given
    for page in pages.values():
        page.context.close()


def violations(page: Page) -> list[str]:
    """Each violation that axe-core finds, with the elements concerned."""
    page.add_script_tag(content=AXE)
    found = page.evaluate(
        "(tags) => axe.run(document, { runOnly: tags, resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })",
        RULES,
    )
    return [
        f"{one['id']}: {node['html'][:160]} ({node['failureSummary'].splitlines()[-1].strip()})"
        for one in found["violations"]
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("kind", [*KINDS, *ALONE])
@pytest.mark.parametrize("way", WAYS)
def test_no_page_has_a_violation(opened: Callable[[str], Page], site: str, way: str, kind: str) -> None:
    page = opened(way)
    page.route("**/identifier.js", lambda route: route.abort())  # it would lead on to the article's page
    page.goto(site + (kind if kind in ALONE else WAYS[way][0] + kind))
    assert violations(page) == []


@pytest.mark.pyodide
@pytest.mark.parametrize("way", WAYS)
def test_nor_has_a_result(opened: Callable[[str], Page], site: str, way: str) -> None:
    page = opened(way)
    page.goto(f"{site}{WAYS[way][0]}check/")
    page.locator("rule-checker[data-live] textarea").fill(OPEN)
    page.locator(".rc-main").click()
    expect(page.locator(".rc-card").first).to_be_visible(timeout=START)
    assert violations(page) == []


@pytest.mark.parametrize("way", WAYS)
def test_nor_has_the_search(opened: Callable[[str], Page], site: str, way: str) -> None:
    page = opened(way)
    page.goto(f"{site}{WAYS[way][0]}2015-142/")
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill("7")
    expect(page.locator(".search-results > li").first).to_be_visible()
    assert violations(page) == []


STRANGE_LANG = """() => {
  const han = /\\p{Script=Han}/u, found = [];
  const told = (element, text) => {
    const lang = element.closest("[lang]")?.lang ?? "";
    if (han.test(text) && !lang.startsWith("zh")) found.push(`${lang}: ${text.trim().slice(0, 60)} (${element.localName}.${element.className})`);
  };
  const walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) if (!["SCRIPT", "STYLE"].includes(walk.currentNode.parentElement.tagName)) told(walk.currentNode.parentElement, walk.currentNode.data);
  for (const element of document.querySelectorAll("[title], [aria-label], [alt], [placeholder]"))
    for (const name of ["title", "aria-label", "alt", "placeholder"]) told(element, element.getAttribute(name) ?? "");
  return found;
}"""


@pytest.mark.parametrize("kind", [*KINDS, "404.html"])
def test_han_text_is_never_under_english(opened: Callable[[str], Page], site: str, kind: str) -> None:
    page = opened("phone")
    page.goto(site + (kind if kind in ALONE else f"en/{kind}"))
    assert page.evaluate(STRANGE_LANG) == []


@pytest.mark.pyodide
def test_nor_in_a_result(opened: Callable[[str], Page], site: str) -> None:
    page = opened("phone")
    page.goto(f"{site}en/check/")
    page.locator("rule-checker[data-live] textarea").fill("副市長主持協調會，未經市長批准就邀請了縣長參加。")
    page.locator(".rc-main").click()
    expect(page.locator(".rc-card").first).to_be_visible(timeout=START)
    assert page.evaluate(STRANGE_LANG) == []


@pytest.mark.parametrize("kind", ["", "2015-142/art_7/", "check/"])
def test_the_focus_is_always_to_be_seen_and_the_first_stop_leads_past_the_head(
    opened: Callable[[str], Page], site: str, kind: str
) -> None:
    page = opened("light")
    page.goto(site + kind)
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.getAttribute('href')")
    assert first == "#content"
    for _ in range(40):
        shown = page.evaluate(
            """() => { const a = document.activeElement, e = a.matches(".md-option") ? a.nextElementSibling : a;
              const s = getComputedStyle(e), b = e.getBoundingClientRect();
              return e === document.body || (b.width > 0 && b.bottom > 0 && b.top < innerHeight
                && (parseFloat(s.outlineWidth) > 0 && s.outlineStyle !== "none" || s.boxShadow !== "none")) ? "" : e.outerHTML.slice(0, 200); }"""
        )
        assert shown == ""
        page.keyboard.press("Tab")


@pytest.mark.pyodide
def test_the_checker_by_keyboard_alone_and_told_aloud(browser: Browser, site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site}en/check/")
    page.locator("rule-checker[data-live] textarea").focus()
    page.keyboard.type(OPEN)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".rc-headline")).to_be_focused(timeout=START)
    expect(page.locator("rule-checker [aria-live=polite].rc-live")).to_have_text(
        page.locator(".rc-headline").inner_text()
    )
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.rc-questions ol') !== null"):
            break
    asked = page.evaluate("document.activeElement.name")
    assert asked
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="undo: ").first).to_be_visible()
    assert page.evaluate("document.activeElement !== document.body")
    context.close()


def test_forced_colours_leave_outcomes_and_controls_to_be_told_apart(browser: Browser, site: str) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(f"{site}en/check/")
    expect(page.locator("rule-checker[data-live] .rc-main")).to_be_visible()
    borders = page.locator("rule-checker[data-live] :is(textarea, .rc-main)").evaluate_all(
        "(all) => all.map((one) => parseFloat(getComputedStyle(one).borderTopWidth))"
    )
    assert borders
    assert all(width > 0 for width in borders)
    context.close()


@pytest.mark.parametrize("kind", ["", "2015-142/", "check/"])
def test_nothing_moves_for_who_asks_for_it(opened: Callable[[str], Page], site: str, kind: str) -> None:
    page = opened("light")
    page.goto(site + kind)
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((one) => { const s = getComputedStyle(one);
          return [s.transitionDuration, s.animationDuration].some((times) => times.split(",").some((time) => parseFloat(time) > 0.01)); })
          .map((one) => `${one.localName}.${one.className}`)"""
    )
    assert moving == []
