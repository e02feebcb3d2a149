"""The apparatus of the edition: every departure of the critical text from its witness.

A record replaces one stretch of the witness (its reading) by the wording of the critical
text (its lemma). Offsets count Unicode code points of the witness decoded as UTF-8 and are
half open. `apply` goes from witness to critical document, `undo` goes back, `document`
builds the same critical document from its segments, and `spans` lines the two up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any


class ApparatusError(ValueError):
    """A record that does not fit the text it is applied to."""


@dataclass(frozen=True, order=True)
class Record:
    """One departure from the witness, in the order of the witness."""

    start: int
    end: int
    reading: str
    lemma: str
    id: str = ""
    witness: str = "R"
    kind: str = ""
    certainty: str = ""
    ground: str = ""


@dataclass(frozen=True)
class Span:
    """A stretch of the witness and of the critical document that answer each other.

    `record` is None where the two agree.
    """

    start: int
    end: int
    critical_start: int
    critical_end: int
    record: Record | None


def records_from(data: Iterable[Mapping[str, Any]]) -> list[Record]:
    """The records of an apparatus as it is read from YAML, in the order of the witness."""
    return sorted(Record(**dict(entry)) for entry in data)


def problems(witness: str, records: Iterable[Record]) -> Iterator[tuple[str, str]]:
    """What is wrong with the records, as pairs of record id and message."""
    seen: set[str] = set()
    last_end = 0
    for record in records:
        if record.id in seen:
            yield record.id, "this id is used twice; give each record its own"
        seen.add(record.id)
        if not 0 <= record.start <= record.end <= len(witness):
            yield record.id, f"offsets {record.start}-{record.end} lie outside the witness"
        elif witness[record.start : record.end] != record.reading:
            found = witness[record.start : record.end]
            yield record.id, f"the witness has {found!r} there, not {record.reading!r}"
        if record.start < last_end:
            yield record.id, "overlaps the record before it, or is out of order"
        last_end = max(last_end, record.end)
        if record.reading == record.lemma:
            yield record.id, "changes nothing; remove it"


def spans(witness: str, records: Iterable[Record]) -> Iterator[Span]:
    """Witness and critical document side by side, agreeing and departing stretches in turn."""
    here = there = 0
    for record in records:
        if record.start < here or witness[record.start : record.end] != record.reading:
            raise ApparatusError(f"{record.id}: {record.reading!r} is not at {record.start} in the witness")
        if record.start > here:
            length = record.start - here
            yield Span(here, record.start, there, there + length, None)
            there += length
        yield Span(record.start, record.end, there, there + len(record.lemma), record)
        here, there = record.end, there + len(record.lemma)
    if here < len(witness):
        yield Span(here, len(witness), there, there + len(witness) - here, None)


def apply(witness: str, records: Iterable[Record]) -> str:
    """The critical document: the witness with every reading replaced by its lemma."""
    return "".join(
        span.record.lemma if span.record else witness[span.start : span.end] for span in spans(witness, records)
    )


def undo(critical: str, records: Iterable[Record]) -> str:
    """The witness: the critical document with every lemma put back to its reading."""
    parts: list[str] = []
    here = 0  # in the critical document
    shift = 0  # offset in the critical document less offset in the witness
    for record in records:
        at = record.start + shift
        after = at + len(record.lemma)
        if at < here or critical[at:after] != record.lemma:
            raise ApparatusError(f"{record.id}: {record.lemma!r} is not at {at} in the critical text")
        parts += critical[here:at], record.reading
        here = after
        shift += len(record.lemma) - len(record.reading)
    return "".join([*parts, critical[here:]])


def document(segments: Mapping[str, str], work: Mapping[str, Any], language: str = "zh-Hant") -> str:
    """The whole document, joined from its segments by the rule stated in `work.yml`.

    Provisions come in the order of `work["structure"]`. One with the layout `lines` has a
    line for each segment; one with the layout `paragraph` has a single line: its number, if
    it has one, then its segments without a break. Lines are joined by one line feed.
    """
    lines: list[str] = []
    for provision in work["structure"]:
        texts = [segments[name] for name in provision["segments"]]
        if provision["layout"] == "lines":
            lines += texts
        else:
            number = (provision.get("num") or {}).get(language, "")
            lines.append(number + "".join(texts))
    return "\n".join(lines)


def cut_and_decode(text: str, encoding: str, cut_after: int, replacement: str = "?") -> str:
    """What becomes of a text whose bytes are cut in two and decoded each half by itself.

    Bytes that no longer make a character become `replacement`. This is how the garbled
    place in Article 15 comes about; see `derivations` in `apparatus.yml`.
    """
    raw = text.encode(encoding)
    halves = raw[:cut_after], raw[cut_after:]
    decoded = "".join(half.decode(encoding, errors="replace") for half in halves)
    return decoded.replace("\ufffd", replacement)
