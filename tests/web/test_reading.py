"""Reading in Chromium: columns, counterparts, the text as received and its reasons; without scripts nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

TEXT = "2015-142/"
ARTICLE = "en/2015-142/art_2/"


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("hidden", ["zh-Hans", "en"])
def test_two_columns_or_one(plain: Page, site: str, hidden: str) -> None:
    plain.goto(site + TEXT)
    row = plain.locator("#art_5__s_1")
    widths = row.locator(".words:visible").count()
    plain.locator(f".show-{hidden}").first.uncheck()
    assert (widths, row.locator(".words:visible").count()) == (3, 2)
    expect(row.locator(f".col-{hidden}")).to_be_hidden()


def test_a_sentence_and_its_counterparts_light_up_by_style_alone(plain: Page, site: str) -> None:
    plain.goto(site + TEXT)
    row = plain.locator("#art_5__s_2")
    colour = "element => getComputedStyle(element).backgroundColor"
    before = row.locator(".words").nth(2).evaluate(colour)
    row.locator(".words").first.hover()
    lit = [row.locator(".words").nth(n).evaluate(colour) for n in range(3)]
    assert len(set(lit)) == 1
    assert lit[2] != before
    plain.mouse.move(0, 0)
    row.locator(".permalink").focus()
    assert row.locator(".words").nth(1).evaluate(colour) == lit[0]


def test_a_term_lights_up_in_each_language(page: Page, site: str) -> None:
    page.goto(site + ARTICLE)
    row = page.locator(".rows .row").first
    row.locator(".col-en .t[data-t='mayors_office_meeting']").hover()
    lit = row.locator(".t.lit").all_text_contents()
    assert lit == ["mayor’s office meeting", "市長辦公會議", "市长办公会议"]


def test_a_note_lights_up_its_sentence(page: Page, site: str) -> None:
    page.goto(site + ARTICLE)
    page.locator("#note-a2_exception").hover()
    expect(page.locator("#art_2__s_2")).to_have_class(re.compile("lit"))


def test_the_text_as_received_with_its_marks_and_key(plain: Page, site: str) -> None:
    plain.goto(site + ARTICLE)
    expect(plain.locator(".received").first).to_be_hidden()
    plain.locator(".show-received").check()
    expect(plain.locator(".received").nth(1)).to_contain_text("須經(jīng)市長批準后呈報。")
    expect(plain.locator(".key .kinds li")).to_have_count(4)
    mark = plain.locator(".received .dep-over_conversion")
    expect(mark).to_have_text("準")
    mark.click()
    expect(plain).to_have_url(re.compile(r"/en/2015-142/apparatus/#r\d+$"))
    expect(plain.locator("tr:target")).to_contain_text("准")


def test_the_reason_is_shown_beside_the_mark(page: Page, site: str) -> None:
    page.goto(site + ARTICLE)
    page.locator(".show-received").check()
    mark = page.locator(".received .dep-over_conversion")
    mark.focus()
    page.keyboard.press("Enter")
    reason = page.locator(".reason")
    expect(reason).to_be_visible()
    expect(reason).to_contain_text("準 → 准")
    expect(reason).to_contain_text("to permit")
    page.keyboard.press("Escape")
    expect(reason).to_be_hidden()
    assert page.evaluate("document.activeElement.className").startswith("dep ")


def test_without_scripts_everything_is_there(plain: Page, site: str) -> None:
    plain.goto(site + ARTICLE)
    for part in (".status-banner", "#text .row", "#notes", "#norms", "#cases", "#cite", ".cite blockquote"):
        expect(plain.locator(part).first).to_be_visible()
    assert plain.locator(".note").count() >= 8
    for name, picture in (
        ("status", "svg.line"),
        ("bearers", "svg.grid"),
        ("diff", "ol.diff"),
        ("apparatus", "#garbled"),
    ):
        plain.goto(f"{site}en/2015-142/{name}/")
        expect(plain.locator(picture).first).to_be_visible()


def test_pictures_have_a_title_and_the_same_in_words(plain: Page, site: str) -> None:
    plain.goto(f"{site}en/2015-142/status/")
    described = plain.locator("svg.line")
    assert described.get_attribute("role") == "img"
    for name in (described.get_attribute("aria-labelledby") or "").split():
        assert (plain.locator(f"#{name}").text_content() or "").strip()
    assert plain.locator("ol.timeline > li").count() == 7
    expect(plain.locator("#event-repealed .when")).to_contain_text("date unknown")


def test_nothing_of_the_reading_pages_needs_inline_script_or_style(plain: Page, site: str) -> None:
    for name in ("", "art_15/", "status/", "bearers/", "diff/", "apparatus/", "relations/"):
        plain.goto(f"{site}en/2015-142/{name}")
        assert plain.locator(".edition-page [style], .edition-page script, .edition-page [onclick]").count() == 0


@pytest.mark.parametrize("name", ["", "art_15/", "status/", "bearers/", "diff/", "apparatus/"])
def test_no_page_is_wider_than_a_phone(browser: Browser, site: str, name: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    narrow = context.new_page()
    narrow.goto(f"{site}en/2015-142/{name}")
    if narrow.locator(".show-received").count():
        narrow.locator(".show-received").first.check()
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


def test_in_print_the_pictures_and_marks_remain(page: Page, site: str) -> None:
    page.goto(site + ARTICLE)
    page.locator(".show-received").check()
    page.emulate_media(media="print")
    expect(page.locator(".received").first).to_be_visible()
    expect(page.locator(".columns")).to_be_hidden()
    expect(page.locator(".status-banner").first).to_be_visible()
