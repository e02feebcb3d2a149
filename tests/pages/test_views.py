"""Views: what the templates are given of the instrument, computed and complete."""

from __future__ import annotations

from typing import Any

import pytest

from macros.pages import views
from macros.pages.environment import tagged
from macros.pages.languages import LANGUAGES
from macros.pages.library import Library


@pytest.fixture(scope="module")
def library() -> Library:
    return Library()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_verdicts_of_cases_are_the_expected_ones(library: Library, lang: str) -> None:
    shelf = library.first
    expected = {case["id"]: case["findings"] for case in shelf.current["cases"]}
    shown: dict[str, dict[str, str]] = {}
    for provision in shelf.current["work"]["structure"]:
        for case in views.article_view(shelf, provision["eId"], lang)["cases"]:
            shown[case["id"]] = {found["norm"]: found["outcome"] for found in case["findings"]}
    assert shown == expected


def test_every_norm_stands_on_its_articles_page(library: Library) -> None:
    shelf = library.first
    shown = [
        norm["id"]
        for provision in shelf.current["work"]["structure"]
        for norm in views.article_view(shelf, provision["eId"], "en")["norms"]
    ]
    assert shown == [norm["id"] for norm in shelf.current["norms"]["norms"]]


def test_a_norm_shows_the_terms_left_to_judgment(library: Library) -> None:
    norms = {norm["id"]: norm for norm in views.article_view(library.first, "art_7", "en")["norms"]}
    assert norms["art_7.no_invitation"]["terms"]
    assert norms["art_7.no_invitation"]["exceptions"][0]["when"]["op"] == "all"


def test_the_pages_own_language_comes_first(library: Library) -> None:
    assert views.text_view(library.first, "en")["order"] == ["en", "zh-Hant", "zh-Hans"]
    assert views.text_view(library.first, "zh-Hans")["order"][0] == "zh-Hans"


def test_unknown_dates_stay_unknown(library: Library) -> None:
    events: dict[str, Any] = {event["id"]: event for event in views.status_view(library.first, "en")["events"]}
    assert events["repealed"]["date"] is None
    assert events["repealed"]["not_before"] is None
    assert events["signed"]["date"] == "30 December 2015"


def test_relations_are_gathered_by_document(library: Library) -> None:
    others = views.relations_view(library.first, "en")["others"]
    ties = {tie["kind"] for tie in others[0]["ties"]}
    assert {"supplements", "prevails_over"} <= ties
    assert any(other["target"] is None for other in others)
    assert all(tie["sources"] for other in others for tie in other["ties"])


def test_chinese_words_in_english_are_tagged_and_escaped() -> None:
    assert tagged("the term 約談 & more", "en") == 'the term <span lang="zh-Hant">約談</span> &amp; more'
    assert tagged("約談 <b>", "zh-Hant") == "約談 &lt;b&gt;"
