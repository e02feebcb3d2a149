"""Two editions side by side: what changed in each provision, in its words, notes, norms and apparatus."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from macros.citing.addresses import provision_of
from macros.edition.alignment import parts
from macros.loading import LANGUAGES

Json = Mapping[str, Any]
_TOKENS = {"en": re.compile(r"\s+|\w+|[^\w\s]")}


@dataclass(frozen=True)
class Run:
    """A run of words: the same in both (`op` ""), only in the older ("del") or only in the newer ("ins")."""

    op: str
    text: str


@dataclass(frozen=True)
class Change:
    """A note, norm or departure that was added, removed or changed, with its words in each language."""

    id: str
    op: str
    words: Mapping[str, list[Run]]
    other: tuple[str, ...] = ()
    """Parts that changed besides the words."""


@dataclass
class Changes:
    """What changed in one provision; `texts` are its sentences by id and language, where any word differs."""

    e_id: str
    texts: dict[str, dict[str, list[Run]]] = field(default_factory=dict)
    heading: dict[str, list[Run]] = field(default_factory=dict)
    notes: list[Change] = field(default_factory=list)
    norms: list[Change] = field(default_factory=list)
    apparatus: list[Change] = field(default_factory=list)

    @property
    def any(self) -> bool:
        """Whether anything changed."""
        return bool(self.texts or self.heading or self.notes or self.norms or self.apparatus)


def runs(older: str, newer: str, lang: str) -> list[Run]:
    """Return the difference of two texts: by character in Chinese, by word in English. Empty texts give one run."""
    pattern = _TOKENS.get(lang)
    before, after = (pattern.findall(text) if pattern else list(text) for text in (older, newer))
    found: list[Run] = []
    for op, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if op == "equal":
            found.append(Run("", "".join(before[start:end])))
            continue
        if end > start:
            found.append(Run("del", "".join(before[start:end])))
        if new_end > new_start:
            found.append(Run("ins", "".join(after[new_start:new_end])))
    return found


def _words(older: Json | None, newer: Json | None) -> dict[str, list[Run]]:
    """Return the difference of two sets of words in every language; one that is missing has none."""
    return {lang: runs((older or {}).get(lang) or "", (newer or {}).get(lang) or "", lang) for lang in LANGUAGES}


def _changed(older: Iterable[Json], newer: Iterable[Json], key: str, words: str) -> list[Change]:
    """Return the changes between two lists of records, matched by `key`; `words` is the part shown as text."""
    before, after = ({item[key]: item for item in items} for items in (older, newer))
    found = []
    for name in dict.fromkeys([*before, *after]):
        old, new = before.get(name), after.get(name)
        if old is None or new is None:
            op = "ins" if old is None else "del"
            found.append(Change(str(name), op, _words((old or {}).get(words), (new or {}).get(words))))
            continue
        other = tuple(sorted(part for part in {*old, *new} - {words} if old.get(part) != new.get(part)))
        if other or old.get(words) != new.get(words):
            found.append(Change(str(name), "", _words(old.get(words), new.get(words)), other))
    return found


def _departures(record: Json) -> dict[str, list[dict[str, Any]]]:
    """Return provision -> the departures that lie in it, each with its place in the witness as its key."""
    found: dict[str, list[dict[str, Any]]] = {}
    for part in parts(record):
        item = part.record
        if item and part.first:
            shown = f"{item.reading or '∅'} → {item.lemma or '∅'}"
            words = {lang: shown.replace("\n", "⏎") for lang in LANGUAGES}
            facts = {"place": f"{item.start}–{item.end}", "words": words}
            facts |= {"kind": item.kind, "ground": item.ground, "certainty": item.certainty}
            found.setdefault(part.piece.provision, []).append(facts)
    return found


def _of(items: Iterable[Json], e_id: str) -> list[Json]:
    return [item for item in items if provision_of(item["segment"]) == e_id]


def other_parts(older: Json, newer: Json) -> list[str]:
    """Return which parts of a record differ that belong to no provision: work, witnesses, bearers, vocabulary, cases."""

    def facts(record: Json) -> dict[str, Any]:
        work = {key: value for key, value in record["work"].items() if key != "structure"}
        return {"work": work, **{part: record.get(part) for part in ("witnesses", "bearers", "vocabulary", "cases")}}

    before, after = facts(older), facts(newer)
    return [part for part in before if before[part] != after[part]]


def compare(older: Json, newer: Json) -> list[Changes]:
    """Return the changes between two records, one entry for every provision of either, in order."""
    structures = [{item["eId"]: item for item in record["work"]["structure"]} for record in (older, newer)]
    departures = [_departures(record) for record in (older, newer)]
    found = []
    for e_id in dict.fromkeys([*structures[0], *structures[1]]):
        old, new = (structure.get(e_id) for structure in structures)
        changes = Changes(e_id)
        headings = [((item or {}).get("heading") or {}).get("text") for item in (old, new)]
        if headings[0] != headings[1]:
            changes.heading = _words(*headings)
        for segment in dict.fromkeys([*(old or {}).get("segments", ()), *(new or {}).get("segments", ())]):
            before, after = older["text"].get(segment), newer["text"].get(segment)
            if before != after:
                changes.texts[segment] = _words(before, after)
        changes.notes = _changed(_of(older["notes"], e_id), _of(newer["notes"], e_id), "id", "text")
        norms = [_of(record["norms"]["norms"], e_id) for record in (older, newer)]
        changes.norms = _changed(norms[0], norms[1], "id", "label")
        changes.apparatus = _changed(departures[0].get(e_id, ()), departures[1].get(e_id, ()), "place", "words")
        found.append(changes)
    return found
