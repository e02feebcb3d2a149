"""BibTeX, RIS and CSL-JSON, read back by the libraries that reference managers are built on."""

from __future__ import annotations

import json
import warnings

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from citeproc.source.json import CiteProcJSON

from macros.citing.downloads import bibtex, csl_json, ris
from tests.citing.references import reference, undated

LANGUAGES = ("zh-Hant", "zh-Hans", "en")
NAMES = ["", "art_7", "art_5__s_2", "art_7.no_invitation", "colophon__date"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_bibtex(name: str, lang: str) -> None:
    ref = reference(name)
    library = parse_string(bibtex(ref, lang))
    assert not library.failed_blocks
    (entry,) = library.entries
    fields = {field.key: field.value for field in entry.fields}
    assert entry.key == f"2015-142{f'_{name}' if name else ''}"
    assert fields["title"].strip("{}") == ref.work["title"][lang]
    assert fields["author"].strip("{}") == ref.work["issuer"]["name"][lang]
    assert (fields["year"], fields["date"]) == ("2015", "2015-12-30")
    assert fields["number"] == ref.work["document_number"][lang]
    assert fields["url"] == f"https://site.example/id/2015-142/{f'{name}/' if name else ''}"
    assert ref.standing.status[lang] in fields["note"]
    assert ref.standing.edition[lang] in fields["version"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_ris_is_a_statute(name: str, lang: str) -> None:
    """The tags are those that Zotero's RIS translator maps to a statute's fields."""
    ref = reference(name)
    text = ris(ref, lang)
    (entry,) = rispy.loads(text)
    assert entry["type_of_reference"] == "STAT"
    lines = dict(line.split("  - ", 1) for line in text.splitlines() if "  - " in line)
    assert lines["TI"] == ref.work["title"][lang]  # nameOfAct
    assert lines["AU"] == ref.work["issuer"]["name"][lang]
    assert lines["DA"] == "2015/12/30"  # dateEnacted
    assert lines["M1"] == ref.work["document_number"][lang]  # publicLawNumber
    assert lines["OP"] == ref.standing.status[lang]  # history
    assert lines.get("SE", "") == ref.label(lang)  # section
    assert ref.standing.edition[lang] in lines["N1"]
    assert text.startswith("TY  - STAT\r\n")
    assert text.endswith("ER  - \r\n")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_csl_json_is_legislation_that_a_processor_takes(name: str, lang: str) -> None:
    """citeproc-py warns of fields that the CSL schema does not know; warnings are errors here."""
    ref = reference(name)
    (item,) = json.loads(csl_json(ref, lang))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        CiteProcJSON([item])
    assert item["type"] == "legislation"
    assert item["status"] == ref.standing.status[lang]
    assert item["version"] == ref.standing.edition[lang]
    assert item["issued"] == {"date-parts": [[2015, 12, 30]]}
    assert item["author"] == [{"literal": ref.work["issuer"]["name"][lang]}]


def test_without_a_known_day_none_is_given() -> None:
    ref = undated("art_7")
    assert "issued" not in json.loads(csl_json(ref, "en"))[0]
    assert "DA  -" not in ris(ref, "en")
    assert "date =" not in bibtex(ref, "en")
    assert "year =" not in bibtex(ref, "en")


def test_what_tex_would_take_for_a_command_is_escaped() -> None:
    ref = reference("art_7")
    work = {**ref.work, "title": {**ref.work["title"], "en": "50% of A_1 & {B}"}}
    other = type(ref)({**ref.record, "work": work}, "art_7", ref.standing)
    assert r"{{50\% of A\_1 \& \{B\}}}" in bibtex(other, "en")
