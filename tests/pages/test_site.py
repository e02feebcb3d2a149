"""The built site, page by page: language of every run of text, status, links and anchors, permalinks."""

from __future__ import annotations

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
        for name in ("preamble", *(f"art_{number}" for number in range(1, 16)), "status"):
            assert f"{prefix}2015-142/{name}/" in found
        for name in ("", "check/", "glossary/", "method/", "architecture/", "2015-142/"):
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
    main = tree(path).xpath("//article") or tree(path).xpath("//main")
    wrong = [(tag, text[:40]) for lang, text, tag in runs(main[0], "en") if lang == "en" and HAN.search(text)]
    assert wrong == []


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
