"""The lexicon: forms of words to concepts, matched longest first over units by tries that grow as texts call for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rulecheck.reading.units import Unit, split_units

GAP = "…"
_WIDEST_GAP = 8
_STOPS = frozenset(',.;:!?。、\n()"')


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of the description that the lexicon knows. `concepts` includes the broader ones."""

    concepts: frozenset[str]
    kind: str
    first: int
    last: int
    start: int
    end: int


_Ids = tuple[str, ...]
Candidates = list[tuple[list[tuple[int, _Ids]], list[tuple[int, _Ids]]]]
"""At each unit, the plain and the gapped forms that begin there: each its end and the concepts it names."""


@dataclass(slots=True)
class _Node:
    next: dict[str, _Node] = field(default_factory=dict)
    form: _Ids = ()
    tails: list[tuple[tuple[str, ...], _Ids]] = field(default_factory=list)

    def add(self, head: Iterable[str], tail: tuple[str, ...], ids: _Ids) -> None:
        """Add a form that begins after this node: the units of its head, then after a gap those of its tail."""
        node = self
        for key in head:
            node = node.next.setdefault(key, _Node())
        if tail:
            node.tails.append((tail, ids))
        else:
            # two forms with one stem ("did", "done") mean what either means
            node.form += tuple(name for name in ids if name not in node.form)


class Lexicon:
    """Matches units against forms. Built once from the bundle's reading data.

    `data` is {"irregular": {word: stem word}, "concepts": {id: {"kind", "is": [ids]}}, "forms": {folded form: [ids]}}.
    A form may have one gap "…": up to eight units, none of them a mark that ends a clause.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.irregular: Mapping[str, str] = data["irregular"]
        self._concepts: Mapping[str, Mapping[str, Any]] = data["concepts"]
        self.names = frozenset(self._concepts)
        self._closures: dict[_Ids, frozenset[str]] = {}
        self._kept: dict[frozenset[str], dict[_Ids, _Ids]] = {}
        # A trie of all forms takes six times the bytes of the forms: a browser is sent these, written out.
        self._written: dict[str, str] = {}
        self._grown: dict[str, _Node] = {}
        for form, ids in data["forms"].items():
            self._write(form, ids)

    def closure(self, ids: Iterable[str]) -> frozenset[str]:
        """Return concepts with all broader ones."""
        seen: set[str] = set()
        waiting = list(ids)
        while waiting:
            concept = waiting.pop()
            if concept not in seen:
                seen.add(concept)
                waiting += self._concepts[concept].get("is", ())
        return frozenset(seen)

    def narrower(self, ids: Iterable[str]) -> frozenset[str]:
        """Return the concepts that are, or are a kind of, one of those given."""
        wanted = set(ids)
        return frozenset(name for name in self._concepts if not wanted.isdisjoint(self.closure((name,))))

    def _write(self, form: str, ids: Iterable[str]) -> None:
        """Note a form under its first unit, in a line: the keys of its head, of its tail, and the concepts."""
        head, _, tail = form.partition(GAP)
        first, *others = (unit.key for unit in split_units(head, self.irregular))
        after = (unit.key for unit in split_units(tail, self.irregular))
        line = "\t".join(" ".join(words) for words in (others, after, ids))
        self._written[first] = f"{self._written[first]}\n{line}" if first in self._written else line

    def _beginning(self, key: str) -> _Node | None:
        """Return the trie of the forms that begin with a unit, None if no form does."""
        node = self._grown.get(key)
        if node is None and key in self._written:
            node = self._grown[key] = _Node()
            for line in self._written[key].split("\n"):
                head, tail, ids = (tuple(part.split()) for part in line.split("\t"))
                node.add(head, tail, ids)
        return node

    def candidates(self, units: Sequence[Unit]) -> Candidates:
        """Return every form that could be cut out of the units, by the place where it begins."""
        return [self._forms_at(units, place) for place in range(len(units))]

    def seen(self, candidates: Candidates) -> set[str]:
        """Return every concept, with all broader ones, of the forms that could be cut out of a text."""
        named = {ids for place in candidates for forms in place for _, ids in forms}
        return set().union(*(self._closed(ids) for ids in named))

    def cut(self, units: Sequence[Unit], candidates: Candidates, allowed: frozenset[str]) -> list[Token]:
        """Return the tokens of a text in order, as one topic's vocabulary cuts it.

        Of the forms that name an allowed concept, those are taken that together cover most, longer ones first (the
        squares of their lengths are summed), so that 副市長 is not read as 市長, nor 十六日常務會議 as 日常. A form with
        a gap leaves room for the tokens inside it.
        """
        kept = self._kept.setdefault(allowed, {})
        begun = [place for place, (plain, gapped) in enumerate(candidates) if plain or gapped]
        choice = self._choices(candidates, begun, allowed, kept)
        tokens: list[Token] = []
        reached = 0
        for place in begun:
            if place < reached:
                continue
            chosen = choice.get(place)
            if chosen:
                reached = chosen[0]
                tokens.append(self._token(units, place, reached, kept[chosen[1]]))
            for end, ids in candidates[place][1]:
                if kept[ids] if ids in kept else self._keep(kept, ids, allowed):
                    tokens.append(self._token(units, place, end, kept[ids]))
        return sorted(tokens, key=_place)

    def _choices(
        self, candidates: Candidates, begun: Sequence[int], allowed: frozenset[str], kept: dict[_Ids, _Ids]
    ) -> dict[int, tuple[int, _Ids]]:
        """Return the plain form to take at each place where one is taken. `begun`: the places where forms begin."""
        best = [0] * (len(candidates) + 1)
        choice: dict[int, tuple[int, _Ids]] = {}
        done = len(candidates)
        for place in reversed(begun):
            most = best[done]
            best[place + 1 : done] = [most] * (done - place - 1)
            for end, ids in candidates[place][0]:
                worth = (end - place) ** 2 + best[end]
                if worth >= most and (kept[ids] if ids in kept else self._keep(kept, ids, allowed)):
                    most, choice[place] = worth, (end, ids)
            best[place], done = most, place
        return choice

    @staticmethod
    def _keep(kept: dict[_Ids, _Ids], ids: _Ids, allowed: frozenset[str]) -> _Ids:
        """Return those of a form's concepts that a vocabulary allows, and remember them: forms are few, texts many."""
        found = tuple(name for name in ids if name in allowed)
        return kept.setdefault(ids, found)

    def _token(self, units: Sequence[Unit], first: int, last: int, ids: _Ids) -> Token:
        return Token(
            self._closed(ids), self._concepts[ids[0]]["kind"], first, last, units[first].start, units[last - 1].end
        )

    def _closed(self, ids: _Ids) -> frozenset[str]:
        concepts = self._closures.get(ids)
        return self._closures.setdefault(ids, self.closure(ids)) if concepts is None else concepts

    def _forms_at(self, units: Sequence[Unit], place: int) -> tuple[list[tuple[int, _Ids]], list[tuple[int, _Ids]]]:
        plain: list[tuple[int, _Ids]] = []
        gapped: list[tuple[int, _Ids]] = []
        node = self._beginning(units[place].key)
        index = place + 1
        while node is not None:
            if node.form:
                plain.append((index, node.form))
            for tail, ids in node.tails:
                stop = _find_tail(units, index, tail)
                if stop > 0:
                    gapped.append((stop, ids))
            node = node.next.get(units[index].key) if index < len(units) else None
            index += 1
        return plain, gapped


def _place(token: Token) -> tuple[int, int]:
    return token.first, token.last


def _find_tail(units: Sequence[Unit], start: int, tail: tuple[str, ...]) -> int:
    """Return the end of the first occurrence of a form's second part within the gap's reach, or -1."""
    for begin in range(start, min(start + _WIDEST_GAP + 1, len(units) - len(tail) + 1)):
        if all(units[begin + offset].key == key for offset, key in enumerate(tail)):
            return begin + len(tail)
        if units[begin].key in _STOPS:
            return -1
    return -1
