"""The built site as `make serve` serves it, and one headless Chromium for all browser tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from macros.toolchain.browser import executable_path
from macros.toolchain.places import SITE
from macros.toolchain.serve import serving

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    with serving(SITE) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=executable_path(), args=FLAGS)
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A page of its own context; a console error or a request to another origin fails the test."""
    context = browser.new_context()
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on(
        "request",
        lambda request: None if request.url.startswith((site, "blob:", "data:")) else wrong.append(request.url),
    )
    yield opened
    # a route may still be answering for a page that has moved on; its end is of no interest
    opened.unroute_all(behavior="ignoreErrors")
    context.close()

    assert wrong == []


@pytest.fixture
def browser_page(browser: Browser) -> Iterator[Page]:
    """A page whose console errors are expected: for tests that break something."""
    context = browser.new_context()
    opened = context.new_page()
    yield opened
    opened.unroute_all(behavior="ignoreErrors")
    context.close()
