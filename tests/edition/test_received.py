"""The received text beside the edition: cut to segments without loss, and the garbled place replayed by code."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from macros.edition.apparatus import Record, apply, document, undo
from macros.edition.garbling import pairs, program, reread, shown
from macros.edition.received import blocks, lines, received
from macros.edition.simplify import simplify_segments
from tests.edition.test_apparatus import APPARATUS, CRITICAL, RECORDS, SEGMENTS, WITNESS, WITNESS_BYTES, WORK, load

PIECES = received(SEGMENTS, WORK, RECORDS)
(DERIVATION,) = APPARATUS["derivations"]


def test_the_blocks_of_the_segments_leave_nothing_out() -> None:
    found = list(blocks(SEGMENTS, WORK, "zh-Hant"))
    assert [name for name, _, _ in found] == list(SEGMENTS)
    assert [start for _, start, _ in found] == [0, *(end for _, _, end in found[:-1])]
    assert found[-1][2] == len(CRITICAL) + 1  # the last line has no line feed


def test_all_readings_joined_are_the_witness_byte_for_byte() -> None:
    assert "".join(piece.reading for pieces in PIECES.values() for piece in pieces).encode() == WITNESS_BYTES


def test_all_lemmas_joined_are_the_critical_document() -> None:
    assert "".join(piece.lemma for pieces in PIECES.values() for piece in pieces) == CRITICAL


@pytest.mark.parametrize("segment", SEGMENTS)
def test_the_lemmas_of_a_segment_are_its_wording(segment: str) -> None:
    made = "".join(piece.lemma for piece in PIECES[segment]).rstrip("\n")
    number = next(p["num"]["zh-Hant"] if p["num"] else "" for p in WORK["structure"] if segment in p["segments"])
    assert made in {SEGMENTS[segment], number + SEGMENTS[segment]}


def test_a_departure_over_the_end_of_a_sentence_is_shown_once() -> None:
    before = [piece for piece in PIECES["art_15__s_2"] if piece.record and piece.record.id == DERIVATION["record"]]
    after = [piece for piece in PIECES["art_15__s_3"] if piece.record and piece.record.id == DERIVATION["record"]]
    assert [(piece.reading, piece.lemma) for piece in before] == [("?!侗P", "。")]
    assert [(piece.reading, piece.lemma) for piece in after] == [("", "《盤")]


def test_the_lines_of_the_witness_are_its_own() -> None:
    found = lines(WITNESS, RECORDS)
    assert ["".join(piece.reading for piece in line) for line in found] == WITNESS.split("\n")


@given(st.data())
def test_any_records_go_there_and_back_and_into_pieces(data: st.DataObject) -> None:
    texts = data.draw(st.lists(st.text("甲乙丙", min_size=1, max_size=5), min_size=1, max_size=4))
    work = {
        "structure": [
            {"layout": "paragraph", "num": {"zh-Hant": "一、"}, "segments": [f"s{n}" for n in range(len(texts))]}
        ]
    }
    segments = {f"s{n}": text for n, text in enumerate(texts)}
    critical = document(segments, work)
    places = sorted(data.draw(st.sets(st.integers(0, len(critical)), max_size=6)))
    records, shift = [], 0
    for number, (start, end) in enumerate(zip(places[::2], places[1::2], strict=False)):
        reading = data.draw(st.text("xyz", min_size=1, max_size=3))
        records.append(Record(start + shift, start + shift + len(reading), reading, critical[start:end], f"r{number}"))
        shift += len(reading) - (end - start)
    witness = undo(critical, records)
    assert apply(witness, records) == critical
    pieces = [piece for some in received(segments, work, records).values() for piece in some]
    assert "".join(piece.reading for piece in pieces) == witness
    assert "".join(piece.lemma for piece in pieces) == critical


def test_the_garbled_place_is_replayed_pair_by_pair() -> None:
    before, after = reread(DERIVATION["original"], DERIVATION["encoding"], DERIVATION["cut_after"])
    assert [(raw.hex(" "), character) for raw, character in before + after] == [
        ("9c ca", "準"),
        ("a1", "?"),
        ("a3 a1", "！"),
        ("b6 b1", "侗"),
        ("50", "P"),
        ("e5 5c", "錦"),
    ]
    assert shown(before + after, DERIVATION["fold"]) == DERIVATION["result"]
    assert DERIVATION["result"] in WITNESS


def test_the_program_shown_to_readers_prints_the_garbled_place() -> None:
    source = program(
        DERIVATION["original"],
        DERIVATION["encoding"],
        DERIVATION["cut_after"],
        DERIVATION["replacement"],
        DERIVATION["fold"],
    )
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", source], capture_output=True, check=True)
    assert done.stdout.decode().strip() == DERIVATION["result"]


def test_the_same_slip_gives_what_stands_on_the_other_page() -> None:
    (parallel,) = DERIVATION["parallels"]
    before, after = reread(parallel["original"], parallel["encoding"], parallel["cut_after"])
    assert shown(before + after) == parallel["seen"]
    simplified, rest = reread("\u3000（二）主要目标(", parallel["encoding"], parallel["cut_after"])
    assert shown(simplified + rest) != parallel["seen"]


def test_pairs_of_sound_bytes_are_its_characters() -> None:
    assert [character for _, character in pairs(CRITICAL.encode("gbk"), "gbk")] == list(CRITICAL)


def test_the_simplified_text_is_had_from_the_witness_by_another_route() -> None:
    """Strip the pinyin, convert the damaged letters straight to simplified, widen the marks, mend the one place."""
    rough = re.sub(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǘǚǜü]+\)", "", WITNESS.split("\n", 5)[5])
    rough = rough.replace("準?!侗P錦", "準。《盤錦").replace(") ", ")")
    rough = OpenCC("t2s").convert(rough).translate(str.maketrans(",:;()", "，：；（）"))
    work = {**WORK, "structure": [item for item in WORK["structure"] if item["kind"] != "metadata"]}
    assert rough == document(simplify_segments(SEGMENTS, load("text/zh-Hans.overrides.yml")), work, "zh-Hans")
