"""The checker on a page of another origin: two lines, its attributes, and nothing taken from the page around it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from macros.toolchain.serve import serving
from tests.web.acts import INVITED

pytestmark = [pytest.mark.browser, pytest.mark.pyodide]
POLICY = (
    "default-src 'none'; script-src {site} 'wasm-unsafe-eval'; worker-src blob: {site}; "
    "connect-src {site}; style-src {site}; img-src data:"
)


@pytest.fixture(scope="module")
def other(site: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Another site, whose policy allows what the page on embedding says and no more."""
    folder: Path = tmp_path_factory.mktemp("other")
    policy = POLICY.format(site=site.rstrip("/"))
    (folder / "index.html").write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<link rel="icon" href="data:,"><h1>Another site</h1><script type="module" src="{site}embed/rule-checker.js"></script>'
        '<rule-checker lang="en" article="7" date="2016-03-01"></rule-checker>',
        encoding="utf-8",
    )
    with serving(folder) as address:
        yield address.replace("127.0.0.1", "localhost")


def test_another_site_embeds_the_checker_with_two_lines(other: str, site: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    elsewhere: list[str] = []
    allowed = (site, other, "blob:", "data:")
    page.on("request", lambda request: None if request.url.startswith(allowed) else elsewhere.append(request.url))
    page.goto(f"{other}#theirs")
    page.locator("rule-checker[data-live] textarea").fill(INVITED)
    page.locator(".rc-main").click()
    card = page.locator('.rc-card[data-article="7"]')
    expect(card).to_have_attribute("data-outcome", "violated", timeout=120_000)
    links = card.locator("a").evaluate_all("links => links.map(link => link.href)")
    assert links
    assert all(link.startswith(site) for link in links)
    assert page.url == f"{other}#theirs"
    context.close()
    assert elsewhere == []
    assert wrong == []
