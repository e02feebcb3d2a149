"""The apparatus accounts for every character of the critical text against its witness."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from macros.edition import apparatus
from macros.edition.apparatus import ApparatusError, Record

INSTRUMENT = Path(__file__).resolve().parents[2] / "rules_data" / "instruments" / "panjin-2015-142"
KINDS = {
    "pinyin_interpolation",
    "over_conversion",
    "under_conversion",
    "folded_punctuation",
    "garbled",
    "spacing",
    "layout",
}


def load(name: str) -> Any:
    """One YAML file of the instrument."""
    return YAML(typ="safe").load((INSTRUMENT / name).read_text(encoding="utf-8"))


WITNESS_BYTES = (INSTRUMENT / "witnesses" / "R.received.txt").read_bytes()
WITNESS = WITNESS_BYTES.decode("utf-8")
APPARATUS = load("apparatus.yml")
RECORDS = apparatus.records_from(APPARATUS["records"])
SEGMENTS = load("text/zh-Hant.yml")
WORK = load("work.yml")
CRITICAL = apparatus.document(SEGMENTS, WORK)


def test_witness_is_the_file_that_was_received() -> None:
    (witness,) = load("witnesses.yml")
    assert hashlib.sha256(WITNESS_BYTES).hexdigest() == witness["sha256"]
    assert witness["sha256"] == "7e9e7015a2e6ad5401795e0e0fa08413836f2463332275e0df3d9db2204a66fc"


def test_every_segment_is_in_the_structure_once_and_in_order() -> None:
    assert [name for provision in WORK["structure"] for name in provision["segments"]] == list(SEGMENTS)


def test_records_are_in_order_and_sound() -> None:
    assert [record.id for record in RECORDS] == [entry["id"] for entry in APPARATUS["records"]]
    assert list(apparatus.problems(WITNESS, RECORDS)) == []


def test_applying_the_records_gives_the_critical_document() -> None:
    assert apparatus.apply(WITNESS, RECORDS) == CRITICAL


def test_undoing_the_records_gives_the_witness_byte_for_byte() -> None:
    assert apparatus.undo(CRITICAL, RECORDS).encode("utf-8") == WITNESS_BYTES


def test_every_record_is_minimal_and_needed() -> None:
    for number, record in enumerate(RECORDS):
        assert record.reading != record.lemma
        if record.reading and record.lemma:
            assert record.reading[0] != record.lemma[0], record.id
            assert record.reading[-1] != record.lemma[-1], record.id
        without = RECORDS[:number] + RECORDS[number + 1 :]
        assert apparatus.apply(WITNESS, without) != CRITICAL, record.id


def test_spans_cover_both_texts_without_gap() -> None:
    here = there = 0
    for span in apparatus.spans(WITNESS, RECORDS):
        assert (span.start, span.critical_start) == (here, there)
        if span.record is None:
            agreeing = CRITICAL[span.critical_start : span.critical_end]
            assert WITNESS[span.start : span.end] == agreeing
        here, there = span.end, span.critical_end
    assert (here, there) == (len(WITNESS), len(CRITICAL))


def test_grounds_kinds_and_certainties_are_all_declared_and_all_used() -> None:
    assert {record.ground for record in RECORDS} == set(APPARATUS["grounds"])
    assert {record.kind for record in RECORDS} == {kind["id"] for kind in APPARATUS["kinds"]} == KINDS
    declared = {certainty["id"] for certainty in APPARATUS["certainties"]}
    assert {record.certainty for record in RECORDS} <= declared
    for ground in APPARATUS["grounds"].values():
        assert set(ground) == {"zh-Hant", "zh-Hans", "en"}


def test_nothing_foreign_is_left_in_the_critical_text() -> None:
    assert not set("后于并范,:;()?!|") & set(CRITICAL)
    assert CRITICAL.count("準") == 1
    assert "以本規定為準。" in CRITICAL
    assert CRITICAL.count("批准") == 3
    assert not any("LATIN" in __import__("unicodedata").name(ch, "") for ch in CRITICAL)


def derivation() -> dict[str, Any]:
    """How the garbled place came about."""
    (entry,) = APPARATUS["derivations"]
    return dict(entry)


def test_the_garbled_place_is_reproduced_from_the_restored_words() -> None:
    entry = derivation()
    assert entry["original"].encode(entry["encoding"]).hex(" ") == entry["bytes"]
    decoded = apparatus.cut_and_decode(entry["original"], entry["encoding"], entry["cut_after"], entry["replacement"])
    assert decoded == entry["decoded"]
    folded = decoded.translate(str.maketrans(entry["fold"]))
    assert folded == entry["result"]
    (record,) = [record for record in RECORDS if record.id == entry["record"]]
    assert WITNESS[record.start - 1 : record.end + 1] == entry["result"]
    assert entry["original"] == "準" + record.lemma + "錦"


def test_the_same_derivation_in_gb18030() -> None:
    entry = derivation()
    assert apparatus.cut_and_decode(entry["original"], "gb18030", entry["cut_after"]) == entry["decoded"]


def test_the_simplified_words_would_not_give_it() -> None:
    entry = derivation()
    (rejected,) = entry["rejected"]
    assert rejected["original"].encode(entry["encoding"]).hex(" ") == rejected["bytes"]
    decoded = apparatus.cut_and_decode(rejected["original"], entry["encoding"], entry["cut_after"])
    assert decoded == rejected["decoded"] != entry["decoded"]


def test_only_the_full_stop_fits_the_lost_byte() -> None:
    entry = derivation()
    second = bytes.fromhex(entry["lead_byte"]["second_byte"])
    fitting = []
    for lead in range(0x81, 0xFF):
        try:
            character = (bytes([lead]) + second).decode(entry["encoding"])
        except UnicodeDecodeError:
            continue
        if character in "。！？；：，、…":
            fitting.append(character)
    assert fitting == [entry["lead_byte"]["only_stop"]]


def test_no_other_cut_gives_the_garbled_place() -> None:
    entry = derivation()
    length = len(entry["original"].encode(entry["encoding"]))
    cuts = [
        cut
        for cut in range(length + 1)
        if apparatus.cut_and_decode(entry["original"], entry["encoding"], cut) == entry["decoded"]
    ]
    assert cuts == [entry["cut_after"]]


def test_position_of_the_cut_is_counted_as_stated() -> None:
    entry = derivation()
    garbled = next(record for record in RECORDS if record.id == entry["record"])
    widths = [record for record in RECORDS if record.kind == "folded_punctuation" and record.end <= garbled.start]
    before = apparatus.apply(WITNESS[: garbled.start], widths)
    assert len(before.encode("gbk")) + 1 == entry["position"]["gbk_bytes_before_cut"]


def test_apply_and_undo_refuse_what_does_not_fit() -> None:
    record = Record(0, 1, "x", "y", "wrong")
    with pytest.raises(ApparatusError, match="wrong"):
        apparatus.apply("abc", [record])
    with pytest.raises(ApparatusError, match="wrong"):
        apparatus.undo("abc", [record])


def test_problems_names_each_fault() -> None:
    faulty = [
        Record(0, 1, "a", "a", "same"),
        Record(0, 2, "ab", "", "overlap"),
        Record(2, 3, "z", "y", "misread"),
        Record(9, 10, "z", "y", "outside"),
        Record(10, 10, "", "y", "outside"),
    ]
    found = list(apparatus.problems("abc", faulty))
    messages = " | ".join(f"{name}: {message}" for name, message in found)
    for part in (
        "same: changes nothing",
        "overlap: overlaps",
        "misread: the witness has 'c'",
        "outside: offsets",
        "outside: this id",
    ):
        assert part in messages


def test_insertion_and_deletion_go_there_and_back() -> None:
    records = [Record(0, 0, "", "<", "in"), Record(1, 3, "bc", "", "out"), Record(4, 4, "", ">", "end")]
    assert apparatus.apply("abcd", records) == "<ad>"
    assert apparatus.undo("<ad>", records) == "abcd"
