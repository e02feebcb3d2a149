"""Copying and downloading in the browser; without scripts the same is there to read and to select."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


@pytest.fixture
def article(page: Page, site: str) -> Page:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site}en/2015-142/art_5/")
    return page


def test_a_sentence_is_copied_as_link_and_as_quotation(article: Page, site: str) -> None:
    card = article.locator("#art_5__s_2 details.cite-this")
    card.locator("summary").click()
    card.get_by_role("button", name="Copy link").click()
    assert clipboard(article) == f"{site}id/2015-142/art_5__s_2/"
    card.get_by_role("button", name="Copy quotation and source").click()
    quotation, source = clipboard(article).split("\n\n")
    assert quotation.startswith("The general office of the municipal government")
    assert "Article 5 sentence 2" in source
    assert "repealed" in source
    assert source.endswith(f"{site}id/2015-142/art_5__s_2/")


def test_a_norm_is_copied_too(article: Page, site: str) -> None:
    card = article.locator("[id='art_5.department_plans'] details.cite-this")
    card.locator("summary").click()
    card.get_by_role("button", name="Copy link").click()
    assert clipboard(article) == f"{site}id/2015-142/art_5.department_plans/"


def test_a_style_is_copied_with_its_address(article: Page, site: str) -> None:
    article.locator(".cite summary").filter(has_text="OSCOLA").click()
    article.locator(".styles dd").last.get_by_role("button").click()
    text = clipboard(article)
    assert text.startswith("Supplementary Provisions")
    assert text.endswith(f"<{site}id/2015-142/art_5/>")


def test_a_downloaded_reference_has_the_whole_address(article: Page, site: str) -> None:
    with article.expect_download() as waiting:
        article.locator(".cite").get_by_role("link", name="RIS").click()
    assert waiting.value.suggested_filename == "art_5.en.ris"
    assert f"UR  - {site}id/2015-142/art_5/" in Path(waiting.value.path()).read_text(encoding="utf-8")


def test_reference_managers_find_the_permalink(article: Page, site: str) -> None:
    found = article.locator("meta[name=citation_public_url]").get_attribute("content")
    assert found == f"{site}id/2015-142/art_5/"


def test_without_scripts_all_is_text_and_links(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}2015-142/art_5/")
    card = page.locator("#art_5__s_2 details.cite-this")
    card.locator("summary").click()
    assert "第五條第2句" in card.inner_text()
    assert card.locator("a.address").first.get_attribute("href") == "../../id/2015-142/art_5__s_2/"
    page.locator(".cite summary").filter(has_text="OSCOLA").click()
    assert "《盤錦市人民政府工作規則補充規定》（已廢止）第5條" in page.locator(".styles").inner_text()
    assert page.locator("button.copy").count() == 0
    context.close()
