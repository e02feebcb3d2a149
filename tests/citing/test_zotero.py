"""A page of the built site is picked up by Zotero as a statute, with its fields."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from macros.pages.library import Library
from tests.citing.zotero import STATUTE_FIELDS, read

SITE = Path(__file__).resolve().parents[2] / "site"
NAMES = {
    "zh-Hant": ("盤錦市人民政府工作規則補充規定", "盤政辦發〔2015〕142號", "已廢止", "盤錦市人民政府辦公室", "第七條"),
    "zh-Hans": ("盘锦市人民政府工作规则补充规定", "盘政办发〔2015〕142号", "已废止", "盘锦市人民政府办公室", "第七条"),
    "en": (
        "Supplementary Provisions to the Work Rules of the Panjin Municipal People’s Government",
        "Pan Zheng Ban Fa [2015] No. 142",
        "repealed",
        "General Office of the Panjin Municipal People’s Government",
        "Article 7",
    ),
}


def page(path: str) -> html.HtmlElement:
    return html.fromstring((SITE / path / "index.html").read_bytes())


@pytest.mark.parametrize("edition", ["", "ed/0.1/"])
@pytest.mark.parametrize("lang", NAMES)
def test_a_provision_is_a_statute(lang: str, edition: str) -> None:
    prefix = "" if lang == "zh-Hant" else f"{lang}/"
    item = read(page(f"{edition}{prefix}2015-142/art_7/"))
    title, number, status, issuer, label = NAMES[lang]
    assert item.type == "statute"
    assert item.fields["title"] == title
    assert item.fields["publicLawNumber"] == number
    assert item.fields["history"] == status
    assert item.fields["section"] == label
    assert item.fields["date"] == "2015-12-30"
    assert item.fields["language"] == {"zh-Hant": "zh-TW", "zh-Hans": "zh-CN", "en": "en-GB"}[lang]
    number_of_edition = edition.split("/")[1] if edition else Library().first.edition
    assert number_of_edition in item.fields["extra"]
    assert status.lower() in item.fields["abstractNote"].lower()
    assert item.authors == [(issuer, "")]
    assert set(item.fields) <= STATUTE_FIELDS


@pytest.mark.parametrize("lang", NAMES)
def test_so_is_the_whole_without_a_section(lang: str) -> None:
    prefix = "" if lang == "zh-Hant" else f"{lang}/"
    for path in (f"{prefix}2015-142/", f"{prefix}2015-142/cite/"):
        item = read(page(path))
        assert item.type == "statute"
        assert item.fields["title"] == NAMES[lang][0]
        assert "section" not in item.fields


def test_nothing_makes_a_report_or_an_article_of_it() -> None:
    names = [meta.get("name") or "" for meta in page("2015-142/art_7/").iter("meta")]
    assert not [name for name in names if name.startswith("citation_technical_report")]
    assert not [name for name in names if name in {"citation_journal_title", "citation_conference_title"}]


def test_the_model_takes_an_article_for_an_article() -> None:
    """The model can fail: without z:itemType a title alone is a journal article, and a plain name is cut."""
    found = read(
        html.fromstring('<meta name="citation_title" content="T"><meta name="citation_author" content="A B C">')
    )
    assert found.type == "journalArticle"
    assert found.authors == [("C", "A B")]


def test_a_page_of_prose_is_none() -> None:
    assert read(page("method/")).type != "statute"
