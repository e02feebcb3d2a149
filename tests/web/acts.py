"""What a reader does in several tests: puts a description to the checker of a page."""

from __future__ import annotations

from playwright.sync_api import Page


def describe(page: Page, address: str, text: str) -> None:
    """Open a page with a checker, describe an action in it and ask for the check."""
    page.goto(address)
    page.locator("rule-checker").scroll_into_view_if_needed()
    page.locator("rule-checker[data-live] textarea").fill(text)
    page.locator(".rc-main").click()
