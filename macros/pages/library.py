"""What the pages draw on: the checked data, the current record of each instrument, and the frozen ones."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from macros.citing import identifiers
from macros.citing.addresses import provision_of
from macros.compiling import compile_bundle
from macros.edition.apparatus import records_from
from macros.edition.index import Release, current_edition, releases
from macros.edition.received import Piece, received
from macros.edition.records import make_record, read_record
from macros.edition.terms import Forms, forms
from macros.loading import LANGUAGES, RulesData, load
from rulecheck import Bundle, bundle_from_json

ROOT = Path(__file__).resolve().parents[2]
Record = dict[str, Any]


@dataclass
class Shelf:
    """One instrument: its record as the data now stand, its bundle, and the editions released."""

    data: RulesData
    id: str
    address: str = ""
    """Where the site is served, if that is known when it is built."""

    @property
    def slug(self) -> str:
        """The first part of the instrument's URLs."""
        return self.data.instruments[self.id].work.slug

    @cached_property
    def edition(self) -> str:
        """The number of the latest release, or "draft" before the first."""
        return current_edition(self.data.root, self.id) or "draft"

    @cached_property
    def current(self) -> Record:
        """The record as it would be released now."""
        instrument = self.data.instruments[self.id]
        return make_record(self.data, instrument, self.edition, date.min)

    @cached_property
    def changed(self) -> bool:
        """Whether the data differ from the latest release: its number alone would then not identify the words."""
        if self.edition not in self.frozen:
            return True
        return {**self.current, "date": ""} != {**self.frozen[self.edition], "date": ""}

    @cached_property
    def status(self) -> list[Record]:
        """The periods of status, today's on top of every edition's pages: {"from", "to", "state", "reason"}."""
        work = self.data.instruments[self.id].work
        return list(work.model_dump(mode="json", by_alias=True)["status"])

    @property
    def state(self) -> str:
        """The state that the last period gives: what holds now."""
        return str(self.status[-1]["state"])

    @property
    def end_is_dated(self) -> bool:
        """Whether the source gives the day of repeal."""
        events = self.data.instruments[self.id].work.events
        return any(event.kind == "repeal" and event.date != "unknown" for event in events)

    @cached_property
    def bundle(self) -> Bundle:
        """The engine's view of the instrument."""
        return bundle_from_json(compile_bundle(self.data, self.data.instruments[self.id]))

    @cached_property
    def frozen(self) -> dict[str, Record]:
        """Released records by number. Raises ValueError if one has changed."""
        return {release.number: read_record(self.data.root, release) for release in self.releases}

    def received(self, edition: str | None) -> dict[str, list[Piece]]:
        """Return segment -> the witness in pieces, for a frozen edition or the current text."""
        if edition not in self._received:
            record = self.record(edition)
            segments = {name: wording[LANGUAGES[0]] for name, wording in record["text"].items()}
            records = records_from(record["apparatus"]["records"])
            self._received[edition] = received(segments, record["work"], records, LANGUAGES[0])
        return self._received[edition]

    @cached_property
    def _received(self) -> dict[str | None, dict[str, list[Piece]]]:
        return {}

    @cached_property
    def term_forms(self) -> dict[str, Forms]:
        """Language -> what the glossary's terms look like in it."""
        return _term_forms(self.data)

    @cached_property
    def releases(self) -> list[Release]:
        """The editions released, in order."""
        return [release for release in releases(self.data.root) if release.instrument == self.id]

    def withdrawn(self, e_id: str) -> dict[str, str]:
        """Return what an earlier edition names in a provision and the current text does not: name -> last edition."""
        kept = set(identifiers(self.current))
        return {
            name: number
            for number, record in self.frozen.items()
            for name in identifiers(record)
            if name not in kept and provision_of(name) == e_id
        }

    def record(self, edition: str | None) -> Record:
        """Return a frozen record, or the current one."""
        return self.frozen[edition] if edition else self.current


_forms: list[tuple[RulesData, dict[str, Forms]]] = []
"""Of the data that are held: all instruments share one glossary."""


def _term_forms(data: RulesData) -> dict[str, Forms]:
    if not _forms or _forms[0][0] is not data:
        terms = [term.model_dump(mode="json", by_alias=True) for term in data.glossary.terms]
        _forms[:] = [(data, {lang: forms(terms, lang) for lang in LANGUAGES})]
    return _forms[0][1]


class Library:
    """All instruments, loaded once for a build, from `root`, or what the variable RULES_DATA names, or rules_data/."""

    def __init__(self, root: Path | None = None) -> None:
        self.data = load(root or Path(os.environ.get("RULES_DATA") or ROOT / "rules_data"))
        self.shelves = {name: Shelf(self.data, name) for name in self.data.instruments}

    @property
    def first(self) -> Shelf:
        """The instrument that the home page is about."""
        return next(iter(self.shelves.values()))


_held: list[Library] = []


def library() -> Library:
    """Return the build's library, loading it if need be."""
    if not _held:
        _held.append(Library())
    return _held[0]


def forget() -> None:
    """Drop the library, so that a rebuild reads the data again."""
    _held.clear()
