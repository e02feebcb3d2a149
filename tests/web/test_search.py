"""The search in the browser: by mouse and by keys, in three scripts, loaded on first use only."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.web.acts import until

pytestmark = pytest.mark.browser


def search(page: Page, typed: str) -> None:
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill(typed)


def test_nothing_of_it_is_loaded_before_its_use(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site)))
    page.goto(f"{site}2015-142/art_7/")
    page.wait_for_load_state("networkidle")
    assert [url.rpartition("/")[2] for url in asked if "search" in url] == ["search.js"]


@pytest.mark.parametrize(
    ("start", "typed", "shown", "mark"),
    [
        ("", "约谈", "第十四條", "約談"),
        ("zh-Hans/", "約談", "第十四条", "约谈"),
        ("en/", "约谈", "Article 14", "约谈"),
        ("", "interview", "第十四條", "interview"),
        ("zh-Hans/", "county", "第七条", "County"),
        ("en/glossary/", "mayor's office meeting", "Article", "office"),
    ],
)
def test_any_script_finds_the_provision(page: Page, site: str, start: str, typed: str, shown: str, mark: str) -> None:
    page.goto(site + start)
    search(page, typed)
    first = page.locator(".search-results > li").first
    expect(first.locator(".search-name")).to_contain_text(shown)
    expect(first.locator("mark", has_text=mark).first).to_be_visible()


def test_by_keys_alone(page: Page, site: str) -> None:
    page.goto(f"{site}en/check/")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("no time for deliberation")
    expect(page.locator(".search-results > li").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/2015-142/art_2/#*")
    assert page.evaluate("document.getElementById(location.hash.slice(1)) !== null")


def test_what_is_typed_before_it_is_loaded_counts(page: Page, site: str) -> None:
    """The panel's code and the passages are held back: the keys, the one taken back and Enter are not lost."""
    held: list[Route] = []
    page.route("**/panel.js", lambda route: held.append(route))  # noqa: PLW0108 -- Playwright takes functions only
    late: list[Route] = []
    page.route("**/passages.json", lambda route: late.append(route))  # noqa: PLW0108 -- as above
    page.goto(f"{site}en/")
    page.keyboard.press("/")
    until(page, "performance.getEntriesByType('resource').some(one => one.name.endsWith('search.js'))")
    page.keyboard.type("intervx")
    page.keyboard.press("Backspace")
    held[0].continue_()
    box = page.get_by_role("searchbox")
    expect(box).to_have_value("interv")
    page.keyboard.type("iew")
    page.keyboard.press("Enter")
    late[0].continue_()
    page.wait_for_url("**/en/2015-142/art_14/**")


def test_an_articles_number_and_enter(page: Page, site: str) -> None:
    page.goto(f"{site}zh-Hans/")
    search(page, "7")
    expect(page.locator(".search-results > li").first).to_contain_text("第七条")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zh-Hans/2015-142/art_7/")


def test_escape_closes_and_gives_the_focus_back(page: Page, site: str) -> None:
    page.goto(f"{site}en/")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator(".search-open")).to_be_focused()


def test_nothing_found_says_so(page: Page, site: str) -> None:
    page.goto(f"{site}en/")
    search(page, "chromodynamics")
    expect(page.locator(".search-status")).to_contain_text("Nothing found")


def test_a_slash_in_a_field_is_a_slash(page: Page, site: str) -> None:
    page.goto(f"{site}en/check/")
    page.locator("rule-checker textarea").first.press("/")
    expect(page.locator("rule-checker textarea").first).to_have_value("/")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_failed_load_can_be_tried_again(browser_page: Page, site: str) -> None:
    browser_page.route("**/passages.json", lambda route: route.abort())
    browser_page.goto(f"{site}en/")
    search(browser_page, "interview")
    browser_page.get_by_role("button", name="Try again").wait_for()
    browser_page.unroute("**/passages.json")
    browser_page.get_by_role("button", name="Try again").click()
    expect(browser_page.locator(".search-results > li").first).to_contain_text("Article 14")
