"""The model of an instrument's apparatus.yml: every departure of the critical text from a witness."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from macros.loading.base import Identifier, Languages, Line, Model

Offset = Annotated[int, Field(ge=0)]


class Named(Model):
    """A kind of departure, or a degree of certainty, with its name."""

    id: Identifier
    name: Languages


class Rejected(Model):
    """A restoration that does not give what the witness has."""

    original: str
    bytes: Line
    decoded: str
    why: Languages


class LeadByte(Model):
    """Which first byte can have been lost before a second byte that is left."""

    second_byte: Line
    only_stop: Line
    note: Languages


class Parallel(Model):
    """The same damage seen elsewhere: words whose bytes, read from another start, give what stands there."""

    url: Line
    original: str
    cut_after: Offset
    encoding: Line
    seen: Line
    note: Languages


class Position(Model):
    """Where in the file the damage lies, counted in bytes."""

    gbk_bytes_before_cut: Offset
    note: Languages


class Derivation(Model):
    """How a garbled place came about, in steps that can be repeated: encode, cut, decode, fold."""

    id: Identifier
    record: Identifier
    status: Identifier
    encoding: Line
    original: str
    bytes: Line
    cut_after: Offset
    replacement: str
    decoded: str
    fold: Mapping[str, str]
    result: str
    rejected: tuple[Rejected, ...]
    lead_byte: LeadByte
    parallels: tuple[Parallel, ...] = ()
    position: Position
    note: Languages


class Departure(Model):
    """One place (code points of the witness, half open): its reading, and the critical text's lemma."""

    id: Identifier
    witness: str
    start: Offset
    end: Offset
    reading: str
    lemma: str
    kind: Identifier
    certainty: Identifier
    ground: Identifier


class ApparatusFile(Model):
    """All of apparatus.yml."""

    kinds: tuple[Named, ...]
    certainties: tuple[Named, ...]
    grounds: Mapping[Identifier, Languages]
    derivations: tuple[Derivation, ...] = ()
    records: tuple[Departure, ...]
