"""The notes: every article has each kind in three languages, the bearers agree with the norms."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from macros.edition.simplify import simplify
from macros.loading import load

DATA = load(Path(__file__).parents[2] / "rules_data")
INSTRUMENT = next(iter(DATA.instruments.values()))
ARTICLES = [provision.e_id for provision in INSTRUMENT.work.articles]
KINDS = {"term", "explanation", "interpretation", "cross_reference", "textual", "translation"}
NOTES = INSTRUMENT.commentary.notes
STANDINGS = INSTRUMENT.bearers.standings


@pytest.mark.parametrize("article", ARTICLES)
def test_every_article_has_notes_of_every_kind(article: str) -> None:
    kinds = {note.kind for note in NOTES if note.segment.partition("__")[0] == article}
    missing = KINDS - kinds
    assert missing <= {"interpretation"} if article == "art_13" else not missing


def test_a_note_is_the_same_in_both_scripts() -> None:
    """Quoted letters may stay traditional where the note is about them; all else is the same text converted."""
    bare = re.compile("[「」“”『』‘’]")
    words = {"位元組": "字节", "程式": "程序"}  # what each side of the strait calls the same thing
    differing = []
    for note in NOTES:
        for text in filter(None, (note.text, note.reading_rejected)):
            hant, hans = (bare.sub("", value) for value in (text.zh_hant, text.zh_hans))
            for old, new in words.items():
                hant = hant.replace(old, new)
            if simplify(hant) != simplify(hans):
                differing.append(note.id)
    assert differing == []


def test_no_note_is_empty_talk() -> None:
    assert [note.id for note in NOTES if len(note.text.en) < 40 and note.kind != "interpretation"] == []
    assert len({(note.segment, note.text.en) for note in NOTES}) == len(NOTES)


PARTS = {  # which body of bearers.yml answers a bearer of norms.yml
    "attending_official": {"attending_official"},
    "municipal_government": {"municipal_government"},
    "departments_concerned": {"concerned"},
    "delegation_leader": {"leadership", "departments"},
    "general_office": {"general_office"},
    "leadership_member": {"leadership"},
    "department_or_unit": {"departments", "units"},
    "leadership_member_department_or_unit": {"leadership", "departments", "units"},
    "vice_mayor": {"vice_mayor"},
    "organiser": {"organiser"},
    "vice_mayor_in_charge": {"vice_mayor"},
    "legal_department": {"legal_department"},
    "executive_meeting": {"executive_meeting"},
    "responsible_officials": {"leadership", "deputy_secretaries_general", "counties", "departments", "units"},
}


def test_the_bearers_of_the_norms_bear_in_the_table() -> None:
    bears: dict[str, set[str]] = defaultdict(set)
    for standing in STANDINGS:
        if standing.part in {"bears", "decides"}:
            bears[standing.segment.partition("__")[0]].add(standing.body)
    for norm in INSTRUMENT.norms.norms:
        assert PARTS[norm.bearer] <= bears[norm.provision], norm.id


def test_a_body_not_named_is_not_in_the_words_of_the_sentence() -> None:
    words = {"units": "直屬單位", "counties": "縣", "deputy_secretaries_general": "副秘書長", "leadership": "領導班子"}
    words["mayors_office_meeting"] = "市長辦公會議"
    absent = [standing for standing in STANDINGS if standing.part == "not_named"]
    assert absent
    for standing in absent:
        text = "".join(
            INSTRUMENT.critical.root[segment]
            for provision in INSTRUMENT.work.articles
            if standing.segment in provision.segments
            for segment in provision.segments
        )
        assert words[standing.body] not in text, standing


def test_every_body_has_a_place() -> None:
    assert {body.id for body in INSTRUMENT.bearers.bodies} == {standing.body for standing in STANDINGS}


def test_regional_forms_stand_where_they_are_said_to() -> None:
    for item in INSTRUMENT.work.orthography.regional:
        assert item.taiwan or item.hong_kong
        assert set(item.places) == {name for name, text in INSTRUMENT.critical.root.items() if item.form in text}
