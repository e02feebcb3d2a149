"""Plain text: a header that carries status, edition and address, and the text unchanged."""

from __future__ import annotations

import pytest

from macros.edition.apparatus import document
from macros.exporting.plain import plain_text, text_of
from tests.exporting.subjects import LANGUAGES, critical, editions, subjects


@pytest.mark.parametrize("name", subjects())
def test_the_critical_text_comes_back(name: str) -> None:
    about = subjects()[name]
    content = plain_text(about, "zh-Hant")
    work = {**about.work, "structure": about.provisions}
    assert text_of(content) == document(critical(about), work)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", [*(f"{edition}/whole" for edition in editions()), "current/art_7"])
def test_the_header_says_what_it_is(name: str, lang: str) -> None:
    about = subjects()[name]
    header, _, text = plain_text(about, lang).partition("\n\n")
    assert all(line.startswith("# ") for line in header.splitlines())
    for words in (
        about.work["title"][lang],
        about.work["document_number"][lang],
        about.standing.status[lang],
        about.now["reason"][lang],
        about.standing.edition[lang],
        about.url(),
        "2015-12-30",
    ):
        assert words in header
    assert not any(line.startswith("# ") for line in text.splitlines())
    for segment in about.segments:
        assert about.record["text"][segment][lang] in text
