"""What a reader does and finds in several tests: a description put to the checker of a page, an answer, words of a fault."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

START = 120_000
"""Milliseconds that a start may take on a busy machine."""
LOOK = 50
"""Milliseconds between two looks."""
INVITED = "A vice mayor chaired a meeting and invited the county heads without the mayor's approval."
"""A description that Article 7 finds violated."""
STILL_HERE = {
    "zh-Hant": ("check/", "你寫的內容還在"),
    "zh-Hans": ("zh-Hans/check/", "你写的内容还在"),
    "en": ("en/check/", "What you wrote is still here"),
}
"""Language -> the checker's page, and the words that say that nothing is lost."""


def describe(page: Page, address: str, text: str) -> None:
    """Open a page with a checker, describe an action in it and ask for the check."""
    page.goto(address)
    page.locator("rule-checker").scroll_into_view_if_needed()
    page.locator("rule-checker[data-live] textarea").fill(text)
    page.locator(".rc-main").click()


def kept(page: Page, text: str = INVITED) -> None:
    """What was typed is still there."""
    expect(page.locator("rule-checker textarea")).to_have_value(text)


def told(page: Page, words: str) -> None:
    """The reader is told of a fault in these words."""
    expect(page.locator(".rc-alert")).to_contain_text(words, timeout=START)


def answered(page: Page) -> None:
    """INVITED has its answer."""
    expect(page.locator('.rc-card[data-article="7"]')).to_have_attribute("data-outcome", "violated", timeout=START)


def until(page: Page, script: str, arg: Any = None) -> None:
    """Wait until a script gives something true; each look is from outside the page.

    Playwright's wait_for_function looks from within, by eval, which the page's own policy refuses at every look but the first.
    """
    for _ in range(START // LOOK):
        if page.evaluate(script, arg):
            return
        page.wait_for_timeout(LOOK)
    raise AssertionError(f"never true: {script}")
