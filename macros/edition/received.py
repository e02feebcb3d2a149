"""The witness as it was received, cut to the segments of the critical text, each departure marked.

The critical document and the apparatus suffice: undoing the records gives the witness, so a frozen
edition shows it from its record alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from macros.edition.apparatus import Record, Span, document, spans, undo


@dataclass(frozen=True)
class Piece:
    """A stretch of the witness (its reading) and what the critical text has for it (the lemma).

    `record` is None where the two agree. A departure that runs over the end of a segment has its whole
    reading in the first piece; the pieces after it carry the rest of the lemma and an empty reading.
    """

    reading: str
    lemma: str
    record: Record | None = None


def blocks(segments: Mapping[str, str], work: Mapping[str, Any], language: str) -> Iterator[tuple[str, int, int]]:
    """Yield (segment, start, end) over the critical document; an article's number goes with its first segment.

    The blocks leave nothing out: the line feed that ends a line belongs to the segment before it.
    """
    here = 0
    for provision in work["structure"]:
        paragraph = provision["layout"] == "paragraph"
        num = (provision.get("num") or {}).get(language, "") if paragraph else ""
        last = len(provision["segments"]) - 1
        for place, name in enumerate(provision["segments"]):
            length = len(segments[name]) + (len(num) if place == 0 else 0)
            length += 0 if paragraph and place < last else 1
            yield name, here, here + length
            here += length


def _cut(span: Span, witness: str, critical: str, start: int, end: int) -> Piece | None:
    """Return the part of a span that lies in a block of the critical document, if any."""
    low, high = max(span.critical_start, start), min(span.critical_end, end)
    if span.critical_start == span.critical_end:
        return Piece(witness[span.start : span.end], "", span.record) if start <= span.critical_start < end else None
    if low >= high:
        return None
    lemma = critical[low:high]
    if span.record is None:
        return Piece(lemma, lemma)
    return Piece(span.record.reading if low == span.critical_start else "", lemma, span.record)


def received(
    segments: Mapping[str, str], work: Mapping[str, Any], records: list[Record], language: str = "zh-Hant"
) -> dict[str, list[Piece]]:
    """Return segment -> its pieces. All readings joined are the witness, all lemmas the critical document.

    Raises ApparatusError where the records do not fit the text.
    """
    critical = document(segments, work, language)
    witness = undo(critical, records)
    whole = list(spans(witness, records))
    return {
        name: [piece for span in whole if (piece := _cut(span, witness, critical, start, end))]
        for name, start, end in blocks(segments, work, language)
    }


def lines(witness: str, records: list[Record]) -> list[list[Piece]]:
    """Return the witness line by line (its own lines, without the line feeds), each departure marked."""
    found: list[list[Piece]] = [[]]
    for span in spans(witness, records):
        if span.record:
            found[-1].append(Piece(span.record.reading, span.record.lemma, span.record))
            continue
        for place, part in enumerate(witness[span.start : span.end].split("\n")):
            if place:
                found.append([])
            if part:
                found[-1].append(Piece(part, part))
    return found
