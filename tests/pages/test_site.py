"""The built site, page by page: language of every run of text, status, links and anchors, permalinks."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlparse

import pytest
from lxml import html

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "site"
LANGUAGES = ("zh-Hant", "zh-Hans", "en")
HAN = re.compile(r"[\u3400-\u9fff]")
ORIGIN = "http://site/"
NOT_PROSE = {"script", "style", "code"}


def pages() -> list[str]:
    """Every page of the site by its path, the error page apart."""
    found = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("index.html"))
    return [path.removesuffix("index.html") for path in found]


@cache
def tree(path: str) -> html.HtmlElement:
    return html.fromstring((SITE / path / "index.html").read_bytes())


@cache
def anchors(path: str) -> frozenset[str]:
    return frozenset(tree(path).xpath("//@id"))


def runs(element: html.HtmlElement, lang: str) -> Iterator[tuple[str, str, str]]:
    """Yield (language, text, tag) for every run of text below an element."""
    lang = element.get("lang", lang)
    if element.tag in NOT_PROSE or not isinstance(element.tag, str):
        return
    if element.text and element.text.strip():
        yield lang, element.text, element.tag
    for child in element:
        yield from runs(child, lang)
        if child.tail and child.tail.strip():
            yield lang, child.tail, element.tag


def expected_language(path: str) -> str:
    return next((lang for lang in LANGUAGES[1:] if f"/{lang}/" in f"/{path}"), LANGUAGES[0])


def test_the_site_has_a_page_for_every_provision_in_three_languages() -> None:
    found = set(pages())
    for prefix in ("", "zh-Hans/", "en/"):
        frame = (
            "meta",
            "title",
            "addressees",
            "preamble",
            "colophon",
            "status",
            "relations",
            "bearers",
            "apparatus",
            "diff",
        )
        for name in (*frame, *(f"art_{number}" for number in range(1, 16))):
            assert f"{prefix}2015-142/{name}/" in found
        for name in (
            "",
            "check/",
            "glossary/",
            "method/",
            "reading/",
            "architecture/",
            "editions/",
            "privacy/",
            "2015-142/",
        ):
            assert f"{prefix}{name}" in found


@pytest.mark.parametrize("path", [path for path in pages() if not path.startswith("id/")])
def test_page_language_and_status(path: str) -> None:
    page = tree(path)
    lang = expected_language(path)
    assert page.get("lang") == lang
    banner = page.xpath("//p[contains(@class, 'status-banner')]")
    assert banner
    assert {"zh-Hant": "本文件已廢止", "zh-Hans": "本文件已废止", "en": "This document is repealed"}[lang] in banner[
        0
    ].text_content()


@pytest.mark.parametrize("path", [path for path in pages() if "en/" in f"/{path}"])
def test_no_chinese_under_english(path: str) -> None:
    wrong = [(tag, text[:40]) for lang, text, tag in runs(tree(path), "en") if lang == "en" and HAN.search(text)]
    assert wrong == []


SIMPLIFIED_ONLY = re.compile("[这说废规发没员门汇报与过时书长议]")
TRADITIONAL_ONLY = re.compile("[這說廢規發沒員門匯報與過時書長議]")


@pytest.mark.parametrize("path", pages())
def test_each_script_stands_under_its_own_tag(path: str) -> None:
    of_other_script = {"zh-Hant": SIMPLIFIED_ONLY, "zh-Hans": TRADITIONAL_ONLY}
    wrong = [
        (lang, text[:40])
        for lang, text, _ in runs(tree(path), "")
        if lang in of_other_script and of_other_script[lang].search(text)
    ]
    assert wrong == []


@pytest.mark.parametrize("path", [path for path in pages() if path.startswith("id/")])
def test_an_identifiers_page_says_the_status_and_leads_to_three_languages(path: str) -> None:
    page = tree(path)
    for lang, status in (("zh-Hant", "本文件已廢止"), ("zh-Hans", "本文件已废止"), ("en", "This document is repealed")):
        section = page.xpath(f"//section[@lang='{lang}']")[0]
        assert status in section.text_content()
        assert section.xpath(f".//a[@data-lang='{lang}']/@href")
    assert page.xpath("//link[@rel='canonical']/@href")
    assert not page.xpath("//script[not(@src)]")


@pytest.mark.parametrize("path", pages())
def test_no_id_stands_twice_and_there_is_one_main_heading(path: str) -> None:
    found = tree(path).xpath("//@id")
    assert len(found) == len(set(found))
    assert path.startswith("id/") or len(tree(path).xpath("//h1")) == 1


@pytest.mark.parametrize("path", [path for path in pages() if not path.startswith("id/")])
def test_the_counterparts_of_a_page_are_there(path: str) -> None:
    shown = {}
    for link in tree(path).xpath("//ul[@class='language-switch']//a"):
        shown[link.get("hreflang")] = urljoin(ORIGIN + path, link.get("href")).removeprefix(ORIGIN)
    assert list(shown) == list(LANGUAGES)
    assert shown[expected_language(path)] == path
    assert all((SITE / target / "index.html").is_file() for target in shown.values())
    alternates = tree(path).xpath("//link[contains(@rel, 'alternate')][@hreflang]")
    assert {
        link.get("hreflang"): urljoin(ORIGIN + path, link.get("href")).removeprefix(ORIGIN) for link in alternates
    } == shown
    assert len({len(target.split("/")) - (lang in target) for lang, target in shown.items()}) == 1


@pytest.mark.parametrize("path", [path for path in pages() if path.startswith("ed/")])
def test_a_frozen_page_leads_to_the_current_one(path: str) -> None:
    current = path.split("/", 2)[2]
    assert urljoin(ORIGIN + path, tree(path).xpath("//link[@rel='canonical']/@href")[0]) == ORIGIN + current
    assert tree(path).xpath("//p[@class='frozen-note']/a/@href")


def test_sentences_norms_and_verdicts_stand_on_the_page() -> None:
    page = tree("en/2015-142/art_5/")
    assert {f"art_5__s_{number}" for number in range(1, 5)} <= set(page.xpath("//@id"))
    assert "art_5.government_plans" in page.xpath("//@id")
    assert page.xpath("//details[contains(@class, 'case')]//*[contains(@class, 'outcome-violated')]")
    assert page.xpath("//rule-checker[@lang='en'][@article='5']//p")
    assert re.fullmatch("[0-9a-f]{64}", page.xpath("//section[@class='cite']//code")[0].text)


@pytest.mark.parametrize("path", pages())
def test_links_and_anchors_resolve_within_the_site(path: str) -> None:
    broken = []
    for link in tree(path).xpath("//a/@href | //link/@href | //script/@src | //img/@src"):
        whole, fragment = urldefrag(urljoin(ORIGIN + path, str(link)))
        if urlparse(whole).netloc not in ("", "site"):
            continue
        target = unquote(whole.removeprefix(ORIGIN))
        file = SITE / target / "index.html" if target.endswith("/") or not target else SITE / target
        if not file.is_file() or (fragment and target.endswith("/") and fragment not in anchors(target)):
            broken.append(link)
    assert broken == []


def test_nothing_is_loaded_from_another_origin() -> None:
    loaded = set()
    for path in pages():
        loaded |= {str(url) for url in tree(path).xpath("//script/@src | //img/@src | //link[@rel='stylesheet']/@href")}
    assert [url for url in loaded if re.match(r"(https?:)?//", url)] == []


def test_every_permalink_ever_published_resolves() -> None:
    register = ROOT / "rules_data" / "permalinks.txt"
    lines = register.read_text(encoding="utf-8").splitlines()
    assert lines
    for line in lines:
        path, fragment = urldefrag(line.removeprefix("/"))
        assert (SITE / path / "index.html").is_file(), line
        assert not fragment or fragment in anchors(path), line


def test_the_language_switch_stays_on_the_provision() -> None:
    links = tree("en/2015-142/art_7/").xpath("//a[@hreflang]")
    targets = {link.get("hreflang"): urljoin(f"{ORIGIN}en/2015-142/art_7/", link.get("href")) for link in links}
    assert targets["zh-Hant"].rstrip("/") == f"{ORIGIN}2015-142/art_7"
    assert targets["zh-Hans"].rstrip("/") == f"{ORIGIN}zh-Hans/2015-142/art_7"


def test_the_witness_can_be_had_as_it_was_received() -> None:
    page = tree("en/2015-142/apparatus/")
    (address,) = page.xpath("//section[h2[@id='witness']]//a/@href")
    file = SITE / urljoin(f"{ORIGIN}en/2015-142/apparatus/", address).removeprefix(ORIGIN)
    assert hashlib.sha256(file.read_bytes()).hexdigest() == page.xpath("//code[@class='hash']")[0].text


def test_every_departure_in_the_table_leads_to_its_sentence_and_back() -> None:
    rows = tree("2015-142/apparatus/").xpath("//table[@class='apparatus']/tbody/tr")
    shown = {str(mark).rpartition("#")[2] for mark in tree("2015-142/").xpath("//p[@class='received']//a/@href")}
    assert {row.get("id") for row in rows} == shown
    assert all(row.xpath("./td[2]/a/@href") for row in rows)
