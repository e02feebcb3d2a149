"""Nothing is invented: every date and document number on the site stands in the data, where it has its basis."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from lxml import html

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "site"
DATA = ROOT / "rules_data"
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
ISO = re.compile(r"(?<![\d-])((?:19|20)\d\d)-(\d\d)-(\d\d)(?![\d-])")
CHINESE = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日")
ENGLISH = re.compile(rf"(\d{{1,2}}) ({'|'.join(MONTHS)}) ((?:19|20)\d\d)")
NUMBER = re.compile(r"〔(\d{4})〕(\d+)[號号]")
NUMBER_EN = re.compile(r"\[(\d{4})\] No\. (\d+)")
EXPORTS = {".json", ".jsonld", ".xml", ".txt", ".bib", ".ris", ".link", ".atom"}


def dates(text: str) -> set[date]:
    found = [(int(y), int(m), int(d)) for pattern in (ISO, CHINESE) for y, m, d in pattern.findall(text)]
    found += [(int(y), MONTHS.index(m) + 1, int(d)) for d, m, y in ENGLISH.findall(text)]
    return {date(*parts) for parts in found if 1 <= parts[1] <= 12 and 1 <= parts[2] <= 31}


def numbers(text: str) -> set[tuple[str, str]]:
    return set(NUMBER.findall(text)) | set(NUMBER_EN.findall(text))


@cache
def grounded() -> tuple[frozenset[date], frozenset[tuple[str, str]]]:
    """What the data state: the work and its text, witness and apparatus, the notes, the worked cases, the releases."""
    files = [*DATA.rglob("work.yml"), *DATA.rglob("text/*.yml"), *DATA.rglob("witnesses.yml")]
    files += [*DATA.rglob("apparatus.yml"), *DATA.rglob("commentary.yml"), *DATA.rglob("cases.yml")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in [*files, DATA / "editions" / "index.yml"])
    return frozenset(dates(text)), frozenset(numbers(text))


def published() -> list[Path]:
    """Every page and export; the engine's own files are no statement about the world."""
    pages = [path for path in SITE.rglob("*.html") if "assets" not in path.parts]
    exports = [
        path
        for path in SITE.rglob("*")
        if path.suffix in EXPORTS and not {"assets", "search"} & set(path.relative_to(SITE).parts)
    ]
    return [*pages, *exports]


def words_of(path: Path) -> str:
    if path.suffix != ".html":
        return path.read_text(encoding="utf-8")
    tree: html.HtmlElement = html.fromstring(path.read_bytes())
    for element in [*tree.iter("script", "style", "rule-checker")]:
        element.drop_tree()
    return " ".join([str(tree.text_content()), *(str(meta.get("content")) for meta in tree.iter("meta"))])


@pytest.mark.parametrize("path", published(), ids=lambda path: str(path.relative_to(SITE)))
def test_every_date_and_number_is_in_the_data(path: Path) -> None:
    known_dates, known_numbers = grounded()
    text = words_of(path)
    assert dates(text) <= known_dates
    assert numbers(text) <= known_numbers


def test_the_documents_named_are_the_two_that_the_text_names() -> None:
    _, known = grounded()
    assert known == {("2015", "142"), ("2014", "5")}


def test_the_dates_of_the_work_are_only_those_with_a_source() -> None:
    work = (next(DATA.rglob("work.yml"))).read_text(encoding="utf-8")
    assert {day.isoformat() for day in dates(work)} == {
        "2015-12-29",  # the day before signature, for the status
        "2015-12-30",  # colophon
        "2015-12-31",  # metadata table
        "2026-11-21",  # the day before the text was received, for the status
        "2026-11-22",  # the text was received
        "2026-11-25",  # searches
    }
