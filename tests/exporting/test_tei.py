"""TEI: both texts come back byte for byte, every departure once, every pointer leads somewhere.

No package on PyPI ships TEI's schema in a form that can be installed here, so what a schema would hold is held by
tests of structure: which elements there are, in what order the header's parts stand, ids and pointers.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from itertools import chain

import pytest

from macros.edition.apparatus import document
from macros.exporting.tei import tei, texts_of
from macros.exporting.tei_header import NAMESPACE
from tests.exporting.subjects import critical, editions, library, subjects, xml

T = f"{{{NAMESPACE}}}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ELEMENTS = {
    "TEI",
    "teiHeader",
    "fileDesc",
    "titleStmt",
    "title",
    "author",
    "editor",
    "orgName",
    "editionStmt",
    "edition",
    "date",
    "publicationStmt",
    "publisher",
    "idno",
    "notesStmt",
    "note",
    "sourceDesc",
    "listWit",
    "witness",
    "encodingDesc",
    "editorialDecl",
    "p",
    "variantEncoding",
    "classDecl",
    "taxonomy",
    "category",
    "catDesc",
    "profileDesc",
    "creation",
    "langUsage",
    "language",
    "text",
    "group",
    "body",
    "ab",
    "num",
    "seg",
    "lb",
    "app",
    "lem",
    "rdg",
    "back",
    "div",
}
FILE_DESCRIPTION = ["titleStmt", "editionStmt", "publicationStmt", "notesStmt", "sourceDesc"]
POINTERS = ("wit", "ana", "corresp", "next", "prev", "target", "resp")


@pytest.mark.parametrize("edition", editions())
def test_both_texts_come_back_byte_for_byte(edition: str) -> None:
    about = editions()[edition]
    read = texts_of(tei(about))
    assert read["critical"] == document(critical(about), about.work)
    (witness,) = about.record["witnesses"]
    assert hashlib.sha256(read["witness"].encode()).hexdigest() == witness["sha256"]
    assert critical(about).items() <= read.items()


def test_the_witness_is_the_file_that_was_received() -> None:
    shelf = library().first
    read = texts_of(tei(editions()["current"]))["witness"]
    (file,) = (shelf.data.root / "instruments" / shelf.id / "witnesses").glob("R.*")
    assert read.encode() == file.read_bytes()


@pytest.mark.parametrize("name", subjects())
def test_a_provision_has_its_text_and_pointers_lead_somewhere(name: str) -> None:
    about = subjects()[name]
    content = tei(about)
    root = xml(content)
    read = texts_of(content)
    assert {segment: read[segment] for segment in about.segments} == critical(about)
    ids = [element.get(ID) for element in root.iter() if element.get(ID)]
    assert len(ids) == len(set(ids))
    pointers = chain.from_iterable((element.get(key) or "").split() for element in root.iter() for key in POINTERS)
    assert {pointer for pointer in pointers if pointer.removeprefix("#") not in ids} == set()


@pytest.mark.parametrize("edition", editions())
def test_every_departure_has_one_entry(edition: str) -> None:
    about = editions()[edition]
    root = xml(tei(about))
    entries = Counter(app.get(ID).removesuffix("_end") for app in root.iter(f"{T}app") if not app.get("prev"))
    assert entries == Counter(item["id"] for item in about.record["apparatus"]["records"])
    for app in root.iter(f"{T}app"):
        assert [child.tag for child in app] == [f"{T}lem", f"{T}rdg"]
        assert [part.split("_")[0] for part in app.get("ana").split()] == ["#kind", "#ground", "#certainty"]


def test_the_structure_is_that_of_a_tei_document() -> None:
    root = xml(tei(editions()["current"]))
    assert {element.tag.removeprefix(T) for element in root.iter()} <= ELEMENTS
    assert [child.tag.removeprefix(T) for child in root] == ["teiHeader", "text"]
    header = root.find(f"{T}teiHeader")
    assert [child.tag.removeprefix(T) for child in header] == ["fileDesc", "encodingDesc", "profileDesc"]
    assert [child.tag.removeprefix(T) for child in header[0]] == FILE_DESCRIPTION
    variants = header.find(f".//{T}variantEncoding")
    assert dict(variants.attrib) == {"method": "parallel-segmentation", "location": "internal"}
    texts = root.findall(f"{T}text/{T}group/{T}text")
    assert [text.get(LANG) for text in texts] == ["zh-Hant", "zh-Hans", "en"]


@pytest.mark.parametrize("edition", editions())
def test_it_says_status_and_edition(edition: str) -> None:
    about = editions()[edition]
    root = xml(tei(about))
    notes = root.findall(f".//{T}note[@type='status']")
    assert [note.text for note in notes] == list(about.standing.status.values())
    assert root.find(f".//{T}edition").get("n") == about.standing.number


def test_other_languages_are_tied_to_the_critical_text() -> None:
    about = editions()["current"]
    root = xml(tei(about))
    for text in root.findall(f"{T}text/{T}group/{T}text")[1:]:
        read = {seg.get("corresp").removeprefix("#"): seg.text for seg in text.iter(f"{T}seg")}
        assert read == {segment: about.record["text"][segment][text.get(LANG)] for segment in about.segments}
