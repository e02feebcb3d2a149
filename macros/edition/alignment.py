"""The critical document cut into pieces that belong to one sentence each, every departure from the witness in its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from macros.citing.citations import CRITICAL
from macros.edition.apparatus import Record, document, records_from, spans, undo

NUMBER, BREAK = "", "\n"
"""What a piece is when it is no sentence: an article's number, a line break."""


@dataclass(frozen=True)
class Piece:
    """A stretch of the critical document in one provision: a sentence (its id), a number or a line break."""

    provision: str
    segment: str
    start: int
    end: int


@dataclass(frozen=True)
class Part:
    """A run of words in one piece: agreeing with the witness (`record` None), or the lemma of a departure.

    A departure that reaches over a piece's end is cut: `first` marks its first part, which has the whole reading,
    `last` its last.
    """

    piece: Piece
    words: str
    record: Record | None = None
    first: bool = True
    last: bool = True


def pieces(record: Mapping[str, Any]) -> list[Piece]:
    """Return the pieces of the critical document, in order and without a gap."""
    found: list[Piece] = []
    here = 0

    def add(provision: str, segment: str, length: int) -> None:
        nonlocal here
        if length:
            found.append(Piece(provision, segment, here, here + length))
            here += length

    structure = record["work"]["structure"]
    for place, provision in enumerate(structure):
        name, lines = provision["eId"], provision["layout"] == "lines"
        if place:
            add(structure[place - 1]["eId"], BREAK, 1)
        add(name, NUMBER, 0 if lines else len((provision["num"] or {}).get(CRITICAL, "")))
        for count, segment in enumerate(provision["segments"]):
            add(name, BREAK, 1 if lines and count else 0)
            add(name, segment, len(record["text"][segment][CRITICAL]))
    return found


def _cut(start: int, end: int, among: list[Piece]) -> list[tuple[Piece, int, int]]:
    """Return the pieces that a stretch lies in, with its bounds in each; an empty one, the piece it ends."""
    if start == end:
        at = next((piece for piece in reversed(among) if piece.start < start <= piece.end), among[0])
        return [(at, start, end)]
    touched = [piece for piece in among if piece.start < end and piece.end > start]
    return [(piece, max(start, piece.start), min(end, piece.end)) for piece in touched]


def parts(record: Mapping[str, Any]) -> Iterator[Part]:
    """Yield the critical document in parts, in order. Raises ApparatusError if the apparatus does not fit."""
    critical = document({name: words[CRITICAL] for name, words in record["text"].items()}, record["work"])
    departures = records_from(record["apparatus"]["records"])
    among = pieces(record)
    for span in spans(undo(critical, departures), departures):
        cut = _cut(span.critical_start, span.critical_end, among)
        for count, (piece, start, end) in enumerate(cut, start=1):
            yield Part(piece, critical[start:end], span.record, count == 1, count == len(cut))
