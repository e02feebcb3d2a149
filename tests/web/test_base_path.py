"""The same build works at the root of a host and under a path of it: reading, identifiers, search and checking."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from macros.toolchain.places import SITE
from macros.toolchain.serve import serving
from tests.web.acts import describe

pytestmark = [pytest.mark.browser, pytest.mark.pyodide]


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the built site under /some/path/; nothing else is there."""
    root: Path = tmp_path_factory.mktemp("host")
    (root / "some").mkdir()
    (root / "some" / "path").symlink_to(SITE, target_is_directory=True)
    with serving(root) as address:
        yield f"{address}some/path/"


def test_all_of_it_works_under_a_path_and_asks_for_nothing_outside_it(below: str, browser: Browser) -> None:
    context = browser.new_context(locale="en")
    page = context.new_page()
    outside: list[str] = []
    wrong: list[str] = []
    page.on(
        "request",
        lambda request: None if request.url.startswith((below, "blob:", "data:")) else outside.append(request.url),
    )
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.goto(below)
    expect(page.locator("h1").first).to_be_visible()
    page.goto(f"{below}id/2015-142/art_7.no_invitation/")
    page.wait_for_url("**/some/path/en/2015-142/art_7/#art_7.no_invitation")
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill("interview")
    page.locator(".search-results > li a").first.click()
    page.wait_for_url("**/some/path/en/2015-142/art_14/**")
    describe(
        page,
        f"{below}en/check/",
        "A vice mayor chaired a meeting and invited the county heads without the mayor's approval.",
    )
    expect(page.locator('.rc-card[data-article="7"]')).to_have_attribute("data-outcome", "violated", timeout=120_000)
    context.close()
    assert outside == []
    assert wrong == []
