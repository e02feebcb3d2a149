"""Citations: golden ones in three languages, and what each must carry."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from macros.citing import cite, provision_sha256, provision_words
from macros.citing.citations import date_signed, day_in_words
from macros.pages.library import Library

STATUS = {"zh-Hant": "已廢止", "zh-Hans": "已废止", "en": "repealed"}
EDITION = {"zh-Hant": "第 0.1 版", "zh-Hans": "第 0.1 版", "en": "edition 0.1"}
GOLDEN = {
    "zh-Hant": "盤錦市人民政府辦公室：《盤錦市人民政府工作規則補充規定》"
    "（盤政辦發〔2015〕142號，2015年12月30日，已廢止）第七條，第 0.1 版。",
    "zh-Hans": "盘锦市人民政府办公室：《盘锦市人民政府工作规则补充规定》"
    "（盘政办发〔2015〕142号，2015年12月30日，已废止）第七条，第 0.1 版。",
    "en": "General Office of the Panjin Municipal People’s Government, Supplementary Provisions to the Work Rules of "
    "the Panjin Municipal People’s Government (Pan Zheng Ban Fa [2015] No. 142, 30 December 2015, repealed), "
    "Article 7, edition 0.1, unofficial translation.",
}


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    return Library().first.current


def provision(record: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(item for item in record["work"]["structure"] if item["eId"] == name)
    return found


@pytest.mark.parametrize("lang", list(GOLDEN))
def test_golden_citations(record: dict[str, Any], lang: str) -> None:
    made = cite(record, provision(record, "art_7"), lang, STATUS[lang], EDITION[lang])
    assert made.citation == GOLDEN[lang]
    assert made.quotation == record["text"]["art_7__s_1"][lang]
    assert made.path == "id/2015-142/art_7/"


def test_a_work_without_a_known_day_is_cited_without_one(record: dict[str, Any]) -> None:
    events = [{**event, "date": "unknown"} for event in record["work"]["events"]]
    undated = {**record, "work": {**record["work"], "events": events}}
    assert date_signed(undated["work"]) is None
    assert "2015, repealed" not in cite(undated, provision(record, "art_7"), "en", "repealed", "edition 0.1").citation


def test_sentences_are_joined_as_the_language_joins_them(record: dict[str, Any]) -> None:
    two = provision(record, "art_2")
    assert provision_words(record, two, "en").count(". Where circumstances") == 1
    assert "。情況特殊" in provision_words(record, two, "zh-Hant")
    assert "\n" in provision_words(record, provision(record, "colophon"), "zh-Hant")


def test_the_hash_is_of_the_critical_text(record: dict[str, Any]) -> None:
    text = record["text"]["art_7__s_1"]["zh-Hant"]
    assert provision_sha256(record, provision(record, "art_7")) == hashlib.sha256(text.encode()).hexdigest()


def test_days_in_words() -> None:
    assert [day_in_words("2015-12-30", lang) for lang in GOLDEN] == [
        "2015年12月30日",
        "2015年12月30日",
        "30 December 2015",
    ]
