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
SHORT = {name[:3]: number for number, name in enumerate(MONTHS, start=1)}
ABBREVIATED = re.compile(
    rf"\b({'|'.join(SHORT)})[a-z]*\.? (\d{{1,2}}), ((?:19|20)\d\d)"
)  # Dec. 30, 2015; December 30, 2015
APA = re.compile(rf"\(((?:19|20)\d\d), ({'|'.join(MONTHS)}) (\d{{1,2}})\)")
HTTP = re.compile(rf"\b(\d\d) ({'|'.join(SHORT)}) ((?:19|20)\d\d) \d\d:")
SLASHED = re.compile(r"(?<![\d/])((?:19|20)\d\d)/(\d\d)/(\d\d)(?![\d/])")  # RIS
PARTS = re.compile(r"\[\s*((?:19|20)\d\d),\s*(\d{1,2}),\s*(\d{1,2})\s*\]")  # CSL-JSON
NUMBER = re.compile(r"〔(\d{4})〕(\d+)[號号]")
NUMBER_EN = re.compile(r"\[(\d{4})\] No\.? (\d+)")
EXPORTS = {".json", ".jsonld", ".xml", ".txt", ".bib", ".ris", ".link", ".atom"}


def dates(text: str) -> set[date]:
    found = [
        (int(y), int(m), int(d)) for pattern in (ISO, CHINESE, SLASHED, PARTS) for y, m, d in pattern.findall(text)
    ]
    found += [(int(y), MONTHS.index(m) + 1, int(d)) for d, m, y in ENGLISH.findall(text)]
    found += [(int(y), SHORT[m], int(d)) for m, d, y in ABBREVIATED.findall(text)]
    found += [(int(y), MONTHS.index(m) + 1, int(d)) for y, m, d in APA.findall(text)]
    found += [(int(y), SHORT[m], int(d)) for d, m, y in HTTP.findall(text)]
    return {date(*parts) for parts in found if 1 <= parts[1] <= 12 and 1 <= parts[2] <= 31}


def numbers(text: str) -> set[tuple[str, str]]:
    return set(NUMBER.findall(text)) | set(NUMBER_EN.findall(text))


@cache
def grounded() -> tuple[frozenset[date], frozenset[tuple[str, str]]]:
    """What the data state: the work and its text, witness and apparatus, the notes, the releases; each with its basis."""
    files = [*DATA.rglob("work.yml"), *DATA.rglob("text/*.yml"), *DATA.rglob("witnesses.yml")]
    files += [*DATA.rglob("apparatus.yml"), *DATA.rglob("commentary.yml")]
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
    """The words of a page or file. What is made up to be judged, and shown as an example, states nothing of the world."""
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


@pytest.mark.parametrize(
    "text",
    [
        "2015-12-30",
        "2015年12月30日",
        "30 December 2015",
        "Dec. 30, 2015",
        "(2015, December 30)",
        "Wed, 30 Dec 2015 00:00:00 GMT",
        "DA  - 2015/12/30",
        '"date-parts": [[2015,\n 12,\n 30]]',
    ],
)
def test_dates_are_recognised_however_they_are_written(text: str) -> None:
    assert dates(text) == {date(2015, 12, 30)}


def test_a_date_that_no_record_has_would_be_found() -> None:
    known, numbers_known = grounded()
    assert not dates("廢止於2018年3月1日") <= known
    assert not numbers("盤政發〔2018〕3號") <= numbers_known


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
