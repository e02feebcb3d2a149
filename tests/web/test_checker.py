"""The checker as a reader uses it: real Chromium, real Pyodide."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.web.acts import describe, until

pytestmark = [pytest.mark.browser, pytest.mark.pyodide]
START = 120_000
VIOLATIONS = [
    ("check/", "副市長主持協調會，未經市長批准就邀請了縣長參加。"),
    ("zh-Hans/check/", "副市长主持协调会，未经市长批准就邀请了县长参加。"),
    ("en/check/", "A vice mayor chaired a meeting and invited the county heads without the mayor's approval."),
]


@pytest.mark.parametrize(("path", "text"), VIOLATIONS)
def test_a_description_gets_its_verdict_in_each_script(page: Page, site: str, path: str, text: str) -> None:
    describe(page, site + path, text)
    expect(page.locator('.rc-card[data-article="7"]')).to_have_attribute("data-outcome", "violated", timeout=START)
    assert page.locator(".rc-understood mark").count() >= 1


def test_a_corrected_fact_changes_the_verdict_and_the_permalink_leads_to_the_norm(page: Page, site: str) -> None:
    describe(page, site + VIOLATIONS[2][0], VIOLATIONS[2][1])
    card = page.locator('.rc-card[data-article="7"]')
    expect(card).to_have_attribute("data-outcome", "violated", timeout=START)
    page.locator('input[name$="-vice_mayor_event.mayor_approved_before"][value="true"]').first.check()
    expect(card).to_have_attribute("data-outcome", "satisfied")
    page.locator(".rc-permalink").first.click()
    page.wait_for_url("**/2015-142/art_7/#art_7.no_invitation")
    expect(page.locator('[id="art_7.no_invitation"]')).to_be_visible()


def test_an_open_question_is_asked_and_its_answer_settles_it(page: Page, site: str) -> None:
    describe(page, site + "en/check/", "A vice mayor chaired a meeting that all county heads attended.")
    card = page.locator('.rc-card[data-article="7"]')
    expect(card).to_have_attribute("data-outcome", "undetermined", timeout=START)
    page.locator('.rc-questions input[name$="mayor_approved_before"][value="false"]').click()
    expect(card).to_have_attribute("data-outcome", "violated")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no text"),
        ("🙂🙂🙂", "no words"),
        ("x" * 100_000, "100000"),
    ],
)
def test_bad_input_is_told_and_kept(page: Page, site: str, text: str, says: str) -> None:
    describe(page, site + "en/check/", text)
    expect(page.locator(".rc-alert")).to_contain_text(says, timeout=START)
    assert page.locator("textarea").input_value() == text


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script><img src=x onerror=alert(1)>", "\u202eabc\u200f county heads"]
)
def test_markup_and_direction_marks_are_only_text(page: Page, site: str, text: str) -> None:
    describe(page, site + "en/check/", text)
    expect(page.locator(".rc-understood blockquote")).to_have_text(text, timeout=START)
    assert page.locator("rule-checker script, rule-checker img").count() == 0


def test_an_impossible_date_is_told(page: Page, site: str) -> None:
    page.goto(site + "en/check/")
    page.locator("rule-checker[data-live] input[inputmode]").fill("2016-02-30")
    page.locator("textarea").fill(VIOLATIONS[2][1])
    page.locator(".rc-main").click()
    expect(page.locator(".rc-alert")).to_contain_text("2016-02-30", timeout=START)


def test_a_shared_link_restores_everything(page: Page, site: str) -> None:
    describe(page, site + "en/check/", VIOLATIONS[2][1])
    expect(page.locator(".rc-card")).to_be_visible(timeout=START)
    page.locator("rule-checker input[inputmode]").fill("2016-03-01")
    page.get_by_role("button", name="Copy link").click()
    until(page, "location.hash.length > 10")
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator("textarea")).to_have_value(VIOLATIONS[2][1])
    expect(page.locator(".rc-law")).to_contain_text("31 December 2015", timeout=START)


def test_a_damaged_link_says_so(page: Page, site: str) -> None:
    page.goto(site + "en/check/#s1=AAAA")
    expect(page.locator(".rc-alert")).to_contain_text("damaged")


def test_an_article_has_its_own_small_checker(page: Page, site: str) -> None:
    describe(page, site + "2015-142/art_7/", VIOLATIONS[0][1])
    expect(page.locator('.rc-card[data-article="7"]')).to_have_attribute("data-outcome", "violated", timeout=START)
    assert page.locator(".rc-card").count() == 1


def test_requests_that_come_while_it_starts_do_not_start_it_again(page: Page, site: str) -> None:
    # after its first use the checker is kept for offline use, which asks for the same files: here there are none to keep
    page.route("**/offline.json", lambda route: route.fulfill(json={"build": "none", "files": []}))
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.rsplit("/", 1)[-1]))
    page.goto(site + "en/check/")
    box = page.locator("rule-checker[data-live] textarea")
    for text in ("A vice mayor", VIOLATIONS[2][1]):
        box.fill(text)
        page.locator(".rc-main").click()
    expect(page.locator('.rc-card[data-article="7"]')).to_have_attribute("data-outcome", "violated", timeout=START)
    for name in ("pyodide.mjs", "worker.js"):
        assert fetched.count(name) == 1, name
    assert max(fetched.count(name) for name in ("start.snapshot", "start.wasm", "python_stdlib.zip")) == 1


def test_without_the_engines_files_the_reader_is_told_and_keeps_the_text(browser_page: Page, site: str) -> None:
    browser_page.route("**/assets/pyodide-*/**", lambda route: route.abort())
    describe(browser_page, site + "en/check/", VIOLATIONS[2][1])
    expect(browser_page.locator(".rc-alert")).to_contain_text("could not be loaded", timeout=START)
    assert browser_page.locator("textarea").input_value() == VIOLATIONS[2][1]


@pytest.mark.parametrize("path", ["", "en/", "zh-Hans/2015-142/", "en/2015-142/art_5/", "glossary/", "en/method/"])
def test_reading_pages_load_without_error_or_foreign_request(page: Page, site: str, path: str) -> None:
    page.goto(site + path)
    expect(page.locator("h1").first).to_be_visible()
