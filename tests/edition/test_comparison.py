"""Two editions compared: every change is found where it belongs, and nothing else is called one."""

from __future__ import annotations

import copy
import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.edition.alignment import parts, pieces
from macros.edition.apparatus import document
from macros.edition.comparison import Changes, compare, other_parts, runs

RECORD = json.loads(next((Path(__file__).parents[2] / "rules_data" / "editions").glob("*/0.1.json")).read_bytes())


@pytest.fixture
def newer() -> dict[str, Any]:
    made: dict[str, Any] = copy.deepcopy(RECORD)
    return made


def changed(newer: dict[str, Any]) -> dict[str, Changes]:
    return {one.e_id: one for one in compare(RECORD, newer) if one.any}


def words(text_runs: Any) -> list[tuple[str, str]]:
    return [(run.op, run.text) for run in text_runs]


def test_an_edition_does_not_differ_from_itself(newer: dict[str, Any]) -> None:
    assert changed(newer) == {}
    assert other_parts(RECORD, newer) == []


def test_a_changed_word_is_found_in_its_sentence_and_language(newer: dict[str, Any]) -> None:
    old = newer["text"]["art_7__s_1"]["en"]
    newer["text"]["art_7__s_1"]["en"] = old.replace("generally", "as a rule")
    (found,) = changed(newer).values()
    assert found.e_id == "art_7"
    assert ("del", "generally") in words(found.texts["art_7__s_1"]["en"])
    assert {run.op for run in found.texts["art_7__s_1"]["zh-Hant"]} == {""}


def test_notes_norms_and_headings(newer: dict[str, Any]) -> None:
    gone = newer["notes"].pop(0)
    newer["notes"].append({**gone, "id": "new_note", "segment": "art_3__s_1"})
    norm = newer["norms"]["norms"][0]
    norm["modality"] = "permission"
    provision = next(item for item in newer["work"]["structure"] if item["eId"] == "art_2")
    provision["heading"]["text"]["en"] += " again"
    found = changed(newer)
    assert [(one.id, one.op) for one in found["preamble"].notes] == [(gone["id"], "del")]
    assert [(one.id, one.op) for one in found["art_3"].notes] == [("new_note", "ins")]
    (norm_change,) = found[norm["id"].partition(".")[0]].norms
    assert (norm_change.op, norm_change.other) == ("", ("modality",))
    assert ("ins", "again") in [(op, text.strip()) for op, text in words(found["art_2"].heading["en"])]


def test_a_departure_is_found_in_the_provision_where_it_lies(newer: dict[str, Any]) -> None:
    record = next(item for item in newer["apparatus"]["records"] if item["id"] == "r232")
    record["certainty"] = "conjectural"
    (found,) = changed(newer).values()
    assert found.e_id == "art_15"
    (change,) = found.apparatus
    assert change.other == ("certainty",)
    assert record["reading"] in "".join(run.text for run in change.words["en"])


def test_what_belongs_to_no_provision_is_named(newer: dict[str, Any]) -> None:
    newer["work"]["events"][0]["note"]["en"] = "Other"
    newer["cases"].pop()
    assert other_parts(RECORD, newer) == ["work", "cases"]
    assert changed(newer) == {}


@pytest.mark.parametrize("lang", ["zh-Hant", "en"])
@given(older=st.text(max_size=40), newer=st.text(max_size=40))
def test_runs_give_both_texts_back(older: str, newer: str, lang: str) -> None:
    found = runs(older, newer, lang)
    assert "".join(run.text for run in found if run.op != "ins") == older
    assert "".join(run.text for run in found if run.op != "del") == newer


def test_the_pieces_of_the_critical_text_leave_nothing_out() -> None:
    critical = document({name: text["zh-Hant"] for name, text in RECORD["text"].items()}, RECORD["work"])
    among = pieces(RECORD)
    assert (among[0].start, among[-1].end) == (0, len(critical))
    assert all(one.end == other.start for one, other in itertools.pairwise(among))
    assert "".join(part.words for part in parts(RECORD)) == critical
    for piece in among:
        if piece.segment.strip():
            assert critical[piece.start : piece.end] == RECORD["text"][piece.segment]["zh-Hant"]
