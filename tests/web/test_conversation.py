"""The conversation with the checker: what was understood, questions, explanation, keeping and comparing. Real Pyodide."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.web.acts import until

pytestmark = [pytest.mark.browser, pytest.mark.pyodide]
START = 120_000
WEB = Path(__file__).parents[2] / "widgets" / "web"
REFUSED = "A vice mayor chaired a meeting and invited the county heads without the mayor's approval. It rained all day."
OPEN = "A vice mayor chaired a meeting that all county heads attended."
APPROVED = "vice_mayor_event.mayor_approved_before"
NOTHING = "The weather was fine and we had tea."
WRITTEN = """(text) => {
  const shown = document.querySelector(".rc-understood blockquote")?.cloneNode(true);
  shown?.querySelectorAll("sup").forEach((number) => number.remove());
  return shown?.textContent === text;
}"""
LEAST = 24  # CSS pixels, WCAG 2.2 target size


@pytest.fixture(scope="module")
def desk(browser: Browser, site: str) -> Iterator[Page]:
    """One page on which the engine starts once, for all tests here; console errors fail the last of them."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"], accept_downloads=True)
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(site + "en/check/")
    yield page
    context.close()
    assert wrong == []


def describe(desk: Page, text: str) -> Locator:
    """Describe an action afresh and wait for its result."""
    box = desk.locator("rule-checker[data-live] textarea").first
    box.fill("")
    box.fill(text)
    desk.get_by_role("button", name="Check", exact=True).click()
    until(desk, WRITTEN, text)
    expect(desk.locator(".rc-status")).to_have_text("")
    return desk.locator(".rc-output")


def answer(output: Locator, where: str, fact: str, value: str) -> None:
    output.locator(f'{where} input[name$="{fact}"][value="{value}"]').first.click(force=True)


def test_what_was_understood_is_shown_with_its_words_and_what_was_not_read(desk: Page) -> None:
    output = describe(desk, REFUSED)
    expect(output.locator(".rc-headline")).to_have_text("Article 7 is violated.")
    marks = output.locator("mark").all_inner_texts()
    assert any("without the mayor" in mark for mark in marks)
    assert "It rained all day" in "".join(output.locator(".rc-unread").all_inner_texts())
    facts = output.locator(".rc-understood ol .rc-fact")
    assert facts.count() == 3
    expect(facts.locator(".rc-origin").first).to_contain_text("your words")


def test_a_mark_leads_to_its_fact(desk: Page) -> None:
    output = describe(desk, REFUSED)
    output.locator("mark a").first.click()
    assert desk.evaluate("document.activeElement.closest('.rc-fact')?.id.endsWith('fact-1')")
    assert "fact" not in desk.evaluate("location.hash")


def test_one_click_corrects_a_fact_and_another_takes_it_back(desk: Page) -> None:
    output = describe(desk, REFUSED)
    answer(output, ".rc-facts", APPROVED, "true")
    expect(output.locator(".rc-headline")).to_have_text("Article 7 is satisfied.")
    row = output.locator(f'[data-fact="{APPROVED}"]')
    expect(row).to_contain_text("read as “no” at first")
    row.get_by_role("button", name="undo").click()
    expect(output.locator(".rc-headline")).to_have_text("Article 7 is violated.")


def test_a_question_says_what_depends_on_it_and_who_could_know(desk: Page) -> None:
    output = describe(desk, OPEN)
    question = output.locator(".rc-question")
    assert question.count() == 1
    expect(question).to_contain_text("If yes: Article 7 is satisfied")
    expect(question).to_contain_text("If no: Article 7 is violated")
    expect(question).to_contain_text("Who could know")


def test_dont_know_is_kept_apart_from_not_asked(desk: Page) -> None:
    output = describe(desk, OPEN)
    expect(output.locator(".rc-left-open")).to_have_count(0)
    answer(output, ".rc-questions", APPROVED, "null")
    expect(output.locator(".rc-left-open")).to_contain_text("If no: Article 7 is violated")
    expect(output.locator(".rc-questions > ol")).to_have_count(0)
    expect(output.locator(".rc-understood")).to_contain_text("you answered “don’t know”")
    expect(output.locator(".rc-headline")).to_have_text("Article 7 cannot be decided yet.")


def test_at_most_three_questions_at_once(desk: Page) -> None:
    output = describe(desk, "A major decision was submitted to the executive meeting for discussion.")
    assert output.locator(".rc-questions > ol > .rc-question").count() == 3
    expect(output.locator(".rc-questions")).to_contain_text("2 more")


def test_nothing_engaged_shows_what_the_rules_cover(desk: Page) -> None:
    output = describe(desk, NOTHING)
    expect(output.locator(".rc-headline")).to_have_text("Nothing described engages any article.")
    assert output.locator(".rc-covered li").count() == 13
    output.locator(".rc-none button").first.click()
    expect(output.locator(".rc-card")).to_be_visible()


def test_the_explanation_gives_sentence_quotation_exception_advice_duty_and_trace(desk: Page) -> None:
    output = describe(desk, REFUSED)
    norm = output.locator(".rc-norm")
    expect(norm.locator(".rc-sentence")).to_contain_text("but the mayor has not approved their attendance beforehand")
    expect(norm.locator("q")).to_have_attribute("lang", "zh-Hant")
    expect(norm.locator(".rc-exceptions")).to_contain_text("The exception does not hold")
    expect(norm.locator(".rc-remedies")).to_contain_text("Nothing can put it right now")
    expect(norm.locator(".rc-duty")).to_contain_text("the mayor")
    norm.locator("summary").click()
    expect(norm.locator(".rc-trace")).to_contain_text("your words: “without the mayor")
    expect(output.locator(".rc-effects li")).to_have_count(1)


def test_answers_outlive_a_small_edit_but_not_a_new_description(desk: Page) -> None:
    output = describe(desk, OPEN)
    answer(output, ".rc-questions", APPROVED, "true")
    expect(output.locator(".rc-headline")).to_have_text("Article 7 is satisfied.")
    box = desk.locator("rule-checker textarea").first
    box.press("End")
    box.type(" Tea.")
    expect(output.locator("blockquote")).to_contain_text("Tea")
    expect(output.locator(".rc-headline")).to_have_text("Article 7 is satisfied.")
    describe(desk, REFUSED)
    expect(output.locator(".rc-headline")).to_have_text("Article 7 is violated.")


def test_copies_carry_the_citation(desk: Page) -> None:
    output = describe(desk, REFUSED)
    live = desk.locator(".rc-live")
    for name, opening in (("Copy as text", "Finding\n"), ("Copy as Markdown", "# Finding\n")):
        output.get_by_role("button", name=name).click()
        expect(live).to_have_text("Copied")
        copy = desk.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")
        assert copy.startswith(opening)
        assert "/id/2015-142/art_7.no_invitation/" in copy
        assert "盤政辦發〔2015〕142號" in copy
        desk.evaluate("document.querySelector('.rc-live').textContent = ''")


def test_the_result_is_downloaded_as_json(desk: Page) -> None:
    output = describe(desk, REFUSED)
    with desk.expect_download() as waiting:
        output.get_by_role("button", name="Download JSON").click()
    saved = json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))
    assert saved["text"] == REFUSED
    assert saved["articles"] == {"7": "violated"}


def test_a_finding_prints_on_one_page(desk: Page) -> None:
    describe(desk, REFUSED)
    paper = desk.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", paper)) == 1


def test_two_variants_stand_side_by_side(desk: Page) -> None:
    output = describe(desk, REFUSED)
    output.get_by_role("button", name="Compare a variant").click()
    pane = output.locator(".rc-compare")
    expect(pane).to_contain_text("Both variants come out the same.")
    assert desk.evaluate("document.activeElement.closest('.rc-compare') !== null")
    pane.locator(".rc-what-if button").filter(has_text="approved").click()
    expect(pane.locator(".rc-differences")).to_contain_text("Article 7: from “violated” to “satisfied”")
    expect(pane.locator(".rc-side-headline").first).to_have_text("Article 7 is violated.")
    expect(pane.locator(".rc-side-headline").last).to_have_text("Article 7 is satisfied.")
    expect(output.locator(".rc-headline")).to_have_text("Article 7 is violated.")
    pane.get_by_role("button", name="End comparison").click()
    expect(pane).to_have_count(0)


def test_the_keyboard_is_enough_and_the_result_is_announced(desk: Page) -> None:
    describe(desk, NOTHING)
    box = desk.locator("rule-checker textarea").first
    box.fill(OPEN)
    box.press("Control+Enter")
    expect(desk.locator(".rc-live")).to_have_text("Article 7 cannot be decided yet.")
    expect(desk.locator(".rc-headline")).to_be_focused()
    desk.locator(".rc-questions input").first.focus()
    desk.keyboard.press("ArrowRight")
    expect(desk.locator(".rc-live")).to_have_text("Article 7 is violated.")


def test_nothing_inline_and_targets_large_enough(desk: Page) -> None:
    output = describe(desk, OPEN)
    assert (
        desk.locator("rule-checker [style], rule-checker [onclick], rule-checker style, rule-checker script").count()
        == 0
    )
    sizes = output.locator("button, summary, .rc-choice label, mark a, .rc-permalink").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect()).map((box) => [box.width, box.height])"
    )
    assert len(sizes) > 10
    assert [size for size in sizes if min(size) < LEAST] == []
    used = "\n".join(file.read_text(encoding="utf-8") for file in WEB.glob("*.js"))
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", used)


def shared(desk: Page, output: Locator) -> str:
    output.get_by_role("button", name="Copy link").click()
    expect(desk.locator(".rc-live")).to_contain_text("Link copied")
    return str(desk.evaluate("navigator.clipboard.readText()"))


def reopened(desk: Page, address: str) -> None:
    desk.goto("about:blank")
    desk.goto(address)


def test_links_restore_everything_and_bear_damage(desk: Page, site: str) -> None:
    output = describe(desk, OPEN)
    answer(output, ".rc-questions", APPROVED, "false")
    expect(output.locator(".rc-headline")).to_have_text("Article 7 is violated.")
    link = shared(desk, output)
    assert len(link) - len(site) < 200
    for address in (link, f"{link}).", link.replace("#s2=", "#s2=%20")):
        reopened(desk, address)
        expect(desk.locator("textarea").first).to_have_value(OPEN)
        expect(desk.locator(".rc-headline")).to_have_text("Article 7 is violated.", timeout=START)
        expect(desk.locator(".rc-alert")).to_be_empty()
    reopened(desk, link[:-12])
    expect(desk.locator(".rc-alert")).to_contain_text("damaged. What could be restored", timeout=START)
    assert OPEN.startswith(desk.locator("textarea").first.input_value()[:20])
    expect(desk.locator(f'input[name$="f-{APPROVED}"][value="false"]')).to_be_checked()
    reopened(desk, f"{site}en/check/#s2=AAAAAA")
    expect(desk.locator(".rc-alert")).to_contain_text("cannot be restored")


def test_links_of_edition_0_1_still_open(desk: Page, site: str) -> None:
    old = desk.evaluate(
        """async (text) => {
          const bytes = new TextEncoder().encode(JSON.stringify({ text, on: "2016-03-01", facts: {} }));
          const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
          const raw = new Uint8Array(await new Response(packed).arrayBuffer());
          return btoa(String.fromCharCode(...raw)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
        }""",
        OPEN,
    )
    reopened(desk, f"{site}en/check/#s1={old}")
    expect(desk.locator("textarea").first).to_have_value(OPEN)
    expect(desk.locator(".rc-law")).to_contain_text("31 December 2015", timeout=START)


def test_the_small_checker_leads_to_the_full_one(desk: Page, site: str) -> None:
    desk.goto(f"{site}en/2015-142/art_7/")
    desk.locator("rule-checker").scroll_into_view_if_needed()
    desk.locator("rule-checker[data-live] textarea").fill(REFUSED)
    desk.locator(".rc-main").click()
    expect(desk.locator(".rc-card")).to_be_visible(timeout=START)
    desk.get_by_role("button", name="Open in the full checker").click()
    desk.wait_for_url("**/en/check/#s2=*")
    expect(desk.locator("textarea").first).to_have_value(REFUSED)
