"""Explanations: every sentence is whole, in the reader's language, and says what the finding says."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rulecheck
from macros.loading.cases import Case, CasesFile
from macros.loading.sources import read_sources
from rulecheck import Checker
from rulecheck.explaining import Wording, as_markdown, as_text, compare
from rulecheck.model.bundle import LANGUAGES
from tests.rulecheck.bundles import BUNDLE
from tests.rulecheck.test_cases import NEUTRAL, ROOT

CHECKER = Checker(BUNDLE)
CASES = [case for model in read_sources(ROOT).models.values() if isinstance(model, CasesFile) for case in model.cases]
INVITED = "副市長主持協調會，邀請了各縣縣長參加。"
APPROVED = "vice_mayor_event.mayor_approved_before"
PIECES = BUNDLE.explaining["sentences"]


def strings(value: Any) -> list[str]:
    """Every text in a piece of JSON that a reader sees."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for key, item in value.items() if key not in ("fact", "state", "id") for text in strings(item)]
    return [text for item in value for text in strings(item)] if isinstance(value, list) else []


def explained(case: Case, lang: str) -> list[dict[str, Any]]:
    findings: list[dict[str, Any]] = CHECKER.check(NEUTRAL, lang=lang, facts=case.known_facts())["findings"]
    return findings


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_worked_case_is_told_in_whole_sentences_of_one_language(lang: str) -> None:
    for case in CASES:
        for finding in explained(case, lang):
            sentence = finding["sentence"]
            assert sentence.endswith("." if lang == "en" else "。"), sentence
            assert sentence.count("." if lang == "en" else "。") == 1
            assert "{" not in sentence
            assert not re.search(r"[一-鿿]" if lang == "en" else r"[A-Za-z]", sentence), sentence
            told = strings([finding[key] for key in ("tree", "exceptions", "presumed", "advice", "duty")])
            assert not [text for text in told if text in PIECES or "{" in text]


def test_a_sentence_gives_the_verdict_and_what_decided_it() -> None:
    refused = CHECKER.check(INVITED, lang="en", facts={APPROVED: False})["findings"][0]
    assert refused["sentence"] == (
        "A vice mayor chairs a meeting or organises an activity and county or district heads are invited or attend, "
        "but the mayor has not approved their attendance beforehand, contrary to Article 7."
    )
    allowed = CHECKER.check(INVITED, lang="zh-Hant", facts={APPROVED: True})["findings"][0]
    assert allowed["sentence"].endswith("市長事前已批准縣區長參加，屬於第七條允許的例外。")
    (presumed,) = allowed["presumed"]
    assert (presumed["fact"], presumed["otherwise"]) == ("vice_mayor_event.attendance_needed", "violated")


def test_a_planned_action_is_told_as_planned() -> None:
    facts = {"vice_mayor_event.still_ahead": True, APPROVED: False}
    (finding,) = CHECKER.check(INVITED, lang="en", facts=facts)["findings"]
    assert finding["sentence"].startswith("If it goes ahead as described: ")
    assert finding["advice"]["remedies"]
    assert finding["duty"]["state"] == "due"


def test_what_happened_is_told_once_for_norms_about_the_same_event() -> None:
    case = next(case for case in CASES if case.id == "only_a_word_with_the_mayor")
    first, second, third = (finding["sentence"] for finding in explained(case, "en"))
    assert "the province holds a meeting" in first.lower()
    assert "meeting" not in second
    assert third.startswith("The province has not been told")


def test_dont_know_is_not_the_same_as_not_asked() -> None:
    asked = CHECKER.check(INVITED, facts={})["questions"]
    assert [(row["fact"], row["asked"]) for row in asked] == [(APPROVED, False)]
    answered = CHECKER.check(INVITED, facts={APPROVED: None})
    assert [(row["fact"], row["asked"]) for row in answered["questions"]] == [(APPROVED, True)]
    (fact,) = [row for row in answered["facts"] if row["name"] == APPROVED]
    assert (fact["value"], fact["source"]) == (None, "user")


def test_a_question_says_who_could_know_and_what_depends_on_it() -> None:
    (question,) = CHECKER.check(INVITED, lang="en")["questions"]
    assert question["who"]["en"]
    (depends,) = question["depends"]
    assert (depends["norm"], depends["if_true"], depends["if_false"]) == (
        "art_7.no_invitation",
        "satisfied",
        "violated",
    )
    assert question["either_way"] == ["If yes: Article 7 is satisfied", "If no: Article 7 is violated"]


def test_what_an_answer_would_let_presume_is_not_asked_before_it() -> None:
    case = next(case for case in CASES if case.id == "silent_on_plan_and_province")
    facts = {name: value for name, value in case.known_facts().items() if value is not None}
    asked = [row["fact"] for row in CHECKER.check(NEUTRAL, facts=facts)["questions"]]
    assert "provincial_meeting.reported_to_province" in asked
    assert "provincial_meeting.province_report_prompt" not in asked


def test_a_corrected_fact_keeps_its_words_and_how_they_were_read() -> None:
    text = "副市長主持協調會，未經市長批准就邀請了縣長參加。"
    corrected = CHECKER.check(text, facts={APPROVED: True})
    (fact,) = [row for row in corrected["facts"] if row["name"] == APPROVED]
    assert fact["source"] == "user"
    assert fact["read"] is False
    assert text[fact["start"] : fact["end"]] == fact["quote"]


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (("party_submission.made", "portfolio_matter.in_portfolio", "portfolio_matter.important"), "two_and_nine"),
        (
            ("vice_mayor_event.held", "vice_mayor_event.county_heads_invited", "government_event.held"),
            "eight_and_seven",
        ),
        (("major_decision.to_executive_meeting",), "ten_instead_of_nine"),
        (
            (
                "major_decision.to_executive_meeting",
                "portfolio_matter.in_portfolio",
                "portfolio_matter.important",
            ),
            "ten_and_nine",
        ),
    ],
)
def test_cross_effects_are_told_once(facts: tuple[str, ...], told: str) -> None:
    effects = [row["id"] for row in CHECKER.check(NEUTRAL, facts=dict.fromkeys(facts, True))["cross_effects"]]
    assert effects.count(told) == 1


def test_an_unmet_duty_alone_does_not_call_for_an_interview() -> None:
    facts = {"absence.taken": True, "absence.approved_and_filed": False}
    unmet = CHECKER.check(NEUTRAL, facts=facts)
    assert "unmet_without_fourteen" in [row["id"] for row in unmet["cross_effects"]]
    overdue = CHECKER.check(NEUTRAL, facts={**facts, "poor_task.occurred": True})
    assert "unmet_without_fourteen" not in [row["id"] for row in overdue["cross_effects"]]


@settings(max_examples=40)
@given(st.text(min_size=1, max_size=60).filter(lambda text: re.search(r"\w", text)), st.sampled_from(LANGUAGES))
def test_a_description_stays_text_in_markdown(text: str, lang: str) -> None:
    result = CHECKER.check(text, lang=lang)
    wording = Wording(BUNDLE, lang)
    markdown = as_markdown(text, result, wording)
    assert not re.search(r"(?<!\\)<(?!/id/|https:)", markdown)
    assert as_text(text, result, wording).endswith("\n")


def test_copies_carry_quotation_citation_and_permalink() -> None:
    result = CHECKER.check(INVITED, lang="en", facts={APPROVED: False})
    for made in (as_text, as_markdown):
        copy = made(INVITED, result, Wording(BUNDLE, "en"), "https://example.org/")
        assert "一般不邀請各縣區長參加" in copy
        assert "https://example.org/id/2015-142/art_7.no_invitation/" in copy
        assert "盤政辦發〔2015〕142號" in copy
        assert "headed “This document is repealed”" in copy


def test_two_variants_are_compared() -> None:
    refused = CHECKER.check(INVITED, lang="en", facts={APPROVED: False})
    allowed = CHECKER.check(INVITED, lang="en", facts={APPROVED: True})
    compared = compare(refused, allowed, Wording(BUNDLE, "en"))
    assert compared["articles"] == [{"article": "7", "first": "violated", "second": "satisfied"}]
    assert compared["sentences"] == ["Article 7: from “violated” to “satisfied”"]
    assert APPROVED in [fact["name"] for fact in compared["facts"]]
    assert compare(refused, refused, Wording(BUNDLE, "en"))["sentences"] == ["Both variants come out the same."]


def test_nothing_engaged_says_so() -> None:
    assert CHECKER.check(NEUTRAL, lang="en")["headline"] == "Nothing described engages any article."


def test_every_piece_of_wording_is_used() -> None:
    room = Path(rulecheck.__file__).parent / "explaining"
    code = "\n".join(file.read_text(encoding="utf-8") for file in room.glob("*.py"))
    families = re.findall(r'f"([a-z]+_)\{', code)
    known = (*families, "violated_", "satisfied_", "undetermined_")  # with _end and _point: sentences._ending
    unused = [n for n in PIECES if not re.search(rf"[\"']{n}[\"']", code) and not n.startswith(known)]
    assert unused == []


def test_a_bundle_without_wording_still_explains() -> None:
    plain = Checker(replace(BUNDLE, explaining={}))
    (finding,) = plain.check(INVITED, lang="en", facts={APPROVED: False})["findings"]
    assert "The mayor approved the county or district heads’ attendance beforehand" in finding["sentence"]
