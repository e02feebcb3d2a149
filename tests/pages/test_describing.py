"""Each page's description: its own, in its own language, of a length that a list of results shows."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from lxml import html

from macros.pages.describing import LONGEST, begins, cut
from macros.toolchain.places import SITE

PAGES = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("index.html"))


def description(path: str) -> str:
    page: Any = html.fromstring((SITE / path).read_bytes())
    (found,) = page.xpath("//meta[@name='description']/@content")
    return str(found)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_one_in_its_own_language(path: str) -> None:
    said = description(path)
    assert 15 <= len(said) <= LONGEST + 130
    assert "<" not in said
    assert "en/" not in f"/{path}" or not re.search(r"[\u3400-\u9fff]", said)


def test_no_two_pages_to_be_found_are_described_alike() -> None:
    found = Counter(description(path) for path in PAGES if not path.startswith(("ed/", "id/")))
    assert [said for said, times in found.items() if times > 1] == []


def test_it_is_how_the_prose_begins() -> None:
    page = '<h1>T</h1><p class="x">status of it all, long enough</p><p><a href="y">Cite and download this text</a></p><p>Read the <em>rules</em> &amp; check an action. <a href="z">More</a></p>'
    assert begins(page, "en") == "Read the rules & check an action."
    assert begins("<p>短</p><p>用自己的話描述一項行為，寫明先後：</p>", "zh-Hant") == "用自己的話描述一項行為，寫明先後"
    assert begins("<p>Terms such as 市長 come in Chinese first.</p>", "en") == ""
    assert begins("<h1>Only a heading</h1>", "en") == ""


def test_it_is_cut_between_words_where_there_are_words() -> None:
    assert cut("word " * 60, "en").endswith("word…")
    assert cut("字" * 200, "zh-Hant") == "字" * LONGEST + "…"
    assert cut("two\nlines", "en") == "two lines"
