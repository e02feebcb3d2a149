"""The translation keeps to the glossary, and says 須, 要 and 方可 as what they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.edition.terms import forms, mark, stem
from macros.edition.wording import wordings
from macros.loading import LANGUAGES, load

DATA = load(Path(__file__).parents[2] / "rules_data")
INSTRUMENT = next(iter(DATA.instruments.values()))
WORDS = wordings(INSTRUMENT.critical.root, INSTRUMENT.overrides.root, INSTRUMENT.english.root)
TERMS = [term.model_dump(mode="json", by_alias=True) for term in DATA.glossary.terms]
FORMS = {lang: forms(TERMS, lang) for lang in LANGUAGES}


def found(segment: str, lang: str) -> set[str]:
    return {term for _, term in mark(WORDS[segment][lang], lang, FORMS[lang]) if term}


@pytest.mark.parametrize("segment", WORDS)
def test_every_term_of_a_sentence_is_in_its_translation_as_the_glossary_has_it(segment: str) -> None:
    assert found(segment, "zh-Hant") <= found(segment, "en")
    assert found(segment, "zh-Hant") == found(segment, "zh-Hans")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("segment", WORDS)
def test_marking_terms_changes_no_letter(segment: str, lang: str) -> None:
    assert "".join(run for run, _ in mark(WORDS[segment][lang], lang, FORMS[lang])) == WORDS[segment][lang]


def test_the_longest_term_is_taken() -> None:
    assert [term for _, term in mark("報副市長", "zh-Hant", FORMS["zh-Hant"]) if term] == ["vice_mayor"]
    assert [term for _, term in mark("市長辦公會議", "zh-Hant", FORMS["zh-Hant"])] == ["mayors_office_meeting"]


def test_stems() -> None:
    assert stem("approved") == stem("approval") == stem("approve")
    assert stem("deliberation") == stem("deliberated")


MODAL = (
    ("須", r"\bmust\b"),
    ("一般不", r"\bgenerally not\b"),
    ("方可", r"\bmay be \w+ (\w+ )?only after\b"),
    ("後再予", r"\bonly then\b"),
    ("要", r"\bshall\b"),
)
NOT_MODAL = re.compile("重要|主要|要求|需要")


@pytest.mark.parametrize(("chinese", "english"), MODAL)
def test_modality_is_kept(chinese: str, english: str) -> None:
    with_it = [name for name, words in WORDS.items() if re.search(chinese, NOT_MODAL.sub("", words["zh-Hant"]))]
    assert with_it
    assert [name for name in with_it if not re.search(english, WORDS[name]["en"])] == []


def test_must_and_shall_have_their_ground_in_the_chinese() -> None:
    must = [name for name, words in WORDS.items() if re.search(r"\bmust\b", words["en"])]
    assert all("須" in WORDS[name]["zh-Hant"] for name in must)
    shall = [name for name, words in WORDS.items() if re.search(r"\bshall\b", words["en"])]
    # Articles 9 and 10 have no modal word: a note on the translation says why they are read as duties.
    assert {name for name in shall if "要" not in NOT_MODAL.sub("", WORDS[name]["zh-Hant"])} == {
        "art_9__s_1",
        "art_10__s_1",
    }
