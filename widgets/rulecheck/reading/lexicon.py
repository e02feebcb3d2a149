"""The lexicon: forms of words to concepts, matched longest first over units by a trie."""

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


_Meaning = tuple[frozenset[str], str]


@dataclass(slots=True)
class _Node:
    next: dict[str, _Node] = field(default_factory=dict)
    form: _Meaning | None = None
    tails: list[tuple[tuple[str, ...], _Meaning]] = field(default_factory=list)


class Lexicon:
    """Matches units against forms. Built once from the bundle's reading data.

    `data` is {"irregular": {word: stem word}, "concepts": {id: {"kind", "is": [ids]}}, "forms": {folded form: [ids]}}.
    A form may have one gap "…": up to eight units, none of them a mark that ends a clause.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.irregular: Mapping[str, str] = data["irregular"]
        self._concepts: Mapping[str, Mapping[str, Any]] = data["concepts"]
        self._root = _Node()
        for form, ids in data["forms"].items():
            self._add(form, ids)

    def _closure(self, ids: Iterable[str]) -> frozenset[str]:
        seen: set[str] = set()
        waiting = list(ids)
        while waiting:
            concept = waiting.pop()
            if concept not in seen:
                seen.add(concept)
                waiting += self._concepts[concept].get("is", ())
        return frozenset(seen)

    def _add(self, form: str, ids: Sequence[str]) -> None:
        meaning = (self._closure(ids), str(self._concepts[ids[0]]["kind"]))
        head, _, tail = form.partition(GAP)
        node = self._root
        for unit in split_units(head, self.irregular):
            node = node.next.setdefault(unit.key, _Node())
        if tail:
            node.tails.append((tuple(unit.key for unit in split_units(tail, self.irregular)), meaning))
        elif node.form:
            # two forms with one stem ("did", "done") mean what either means
            node.form = (node.form[0] | meaning[0], node.form[1])
        else:
            node.form = meaning

    def match(self, units: Sequence[Unit]) -> list[Token]:
        """Return the tokens of a text in order.

        Of the forms that could be cut out of it, those are taken that together cover most, longer ones first (the
        squares of their lengths are summed), so that 副市長 is not read as 市長, nor 十六日常務會議 as 日常. A form with a
        gap leaves room for the tokens inside it.
        """
        found = [self._forms_at(units, place) for place in range(len(units))]
        best = [0] * (len(units) + 1)
        choice: list[tuple[int, _Meaning] | None] = [None] * len(units)
        for place in reversed(range(len(units))):
            best[place] = best[place + 1]
            for end, meaning in found[place][0]:
                worth = (end - place) ** 2 + best[end]
                if worth >= best[place]:
                    best[place], choice[place] = worth, (end, meaning)
        tokens: list[Token] = []
        place = 0
        while place < len(units):
            chosen = choice[place]
            if chosen:
                tokens.append(_token(units, place, *chosen))
            tokens += [_token(units, place, *gapped) for gapped in found[place][1]]
            place = chosen[0] if chosen else place + 1
        return sorted(tokens, key=lambda token: (token.first, token.last))

    def _forms_at(
        self, units: Sequence[Unit], place: int
    ) -> tuple[list[tuple[int, _Meaning]], list[tuple[int, _Meaning]]]:
        """Return the plain and the gapped forms that begin at a place, each with its end and meaning."""
        node = self._root
        plain: list[tuple[int, _Meaning]] = []
        gapped: list[tuple[int, _Meaning]] = []
        for index in range(place, len(units)):
            step = node.next.get(units[index].key)
            if step is None:
                break
            node = step
            if node.form:
                plain.append((index + 1, node.form))
            for tail, meaning in node.tails:
                stop = _find_tail(units, index + 1, tail)
                if stop > 0:
                    gapped.append((stop, meaning))
        return plain, gapped


def _token(units: Sequence[Unit], first: int, last: int, meaning: _Meaning) -> Token:
    return Token(meaning[0], meaning[1], first, last, units[first].start, units[last - 1].end)


def _find_tail(units: Sequence[Unit], start: int, tail: tuple[str, ...]) -> int:
    """Return the end of the first occurrence of a form's second part within the gap's reach, or -1."""
    for begin in range(start, min(start + _WIDEST_GAP + 1, len(units) - len(tail) + 1)):
        if all(units[begin + offset].key == key for offset, key in enumerate(tail)):
            return begin + len(tail)
        if units[begin].key in _STOPS:
            return -1
    return -1
