"""Clauses and sentences: where a description breaks, and which tokens stand together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rulecheck.reading.dates import Dated
from rulecheck.reading.lexicon import Token
from rulecheck.reading.units import Unit

_SENTENCE_MARKS = frozenset("。!?;\n")
_CLAUSE_MARKS = frozenset(",:()―…")
_SPLITTERS = frozenset(("but", "whereas", "while", "although", "though", "however", "because", "so"))
_JOINERS = frozenset(("and", "then", "or"))
_LIST_WORDS = frozenset("、和与及或以跟同的都也均皆全一则却干脆呢计划工作书面") | {
    "and",
    "or",
    "nor",
    "the",
    "be",
    "have",
    "ha",
    "a",
    "plan",
    "all",
}
LONGEST = 120
"""Units of a clause: what is longer, without any mark, is cut there, so that the work grows as the text does."""
_BOTH_SIDES = frozenset(("act", "operator"))


@dataclass(slots=True)
class Clause:
    """A run of units between breaks. `question` and `colon` tell what mark ends it."""

    index: int
    sentence: int
    first: int
    last: int
    question: bool = False
    colon: bool = False
    keys: tuple[str, ...] = ()
    days: list[Dated] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    subjects: list[Token] | None = field(default=None, init=False, compare=False)
    """Who may be the doer of what the clause says, once that has been asked."""

    def holding(self, tokens: list[Token]) -> Clause:
        """Return the same clause with other tokens."""
        return Clause(
            self.index, self.sentence, self.first, self.last, self.question, self.colon, self.keys, self.days, tokens
        )

    def joined(self, first: int, last: int) -> bool:
        """Whether nothing but words that join a list, or fill, stand between two places of the text's units."""
        return all(key in _LIST_WORDS for key in self.keys[max(0, first - self.first) : last - self.first])

    def has(self, concept: str) -> bool:
        """Whether a token of the clause carries the concept."""
        return any(concept in token.concepts for token in self.tokens)


def _is_stop(units: Sequence[Unit], place: int) -> bool:
    unit = units[place]
    if unit.key != ".":
        return unit.key in _SENTENCE_MARKS
    following = units[place + 1] if place + 1 < len(units) else None
    return following is None or following.start > unit.end


def _joins_two_acts(tokens: Sequence[Token], left: int, place: int, right: int) -> bool:
    """Whether "and" at `place` joins two statements rather than two names: an act stands on either side."""
    near = within(tokens, max(left, place - LONGEST), min(right, place + LONGEST))
    before = any(token.kind == "act" for token in near if token.first < place)
    return before and any(token.kind in _BOTH_SIDES for token in near if place < token.first)


def within(tokens: Sequence[Token], first: int, last: int) -> Sequence[Token]:
    """Return the tokens, given in order, that begin from `first` on and before `last`."""
    start = bisect_left(tokens, first, key=lambda token: token.first)
    return tokens[start : bisect_left(tokens, last, start, key=lambda token: token.first)]


def split_clauses(units: Sequence[Unit], tokens: Sequence[Token], days: Sequence[Dated] = ()) -> list[Clause]:
    """Split a text's units into clauses, and give each its tokens and its dates. Empty clauses are left out."""
    covered = {place for token in tokens for place in range(token.first, token.last) if token.kind != "mask"}
    clauses: list[Clause] = []
    first, sentence = 0, 0
    ends = [place for place, unit in enumerate(units) if unit.key in _CLAUSE_MARKS or _is_stop(units, place)]
    ends.append(len(units))
    for end in ends:
        for start, stop in _pieces(units, tokens, covered, first, end):
            clauses.append(Clause(len(clauses), sentence, start, stop))
        if end < len(units) and clauses and clauses[-1].sentence == sentence:
            clauses[-1].colon = units[end].key == ":"
        if end < len(units) and _is_stop(units, end):
            if clauses and clauses[-1].sentence == sentence:
                clauses[-1].question = units[end].key == "?"
            sentence += 1
        first = end + 1
    days = sorted(days, key=lambda day: day.start)
    for clause in clauses:
        clause.tokens = list(within(tokens, clause.first, clause.last))
        start, end = units[clause.first].start, units[clause.last - 1].end
        clause.keys = tuple(unit.key for unit in units[clause.first : clause.last])
        from_here = bisect_left(days, start, key=lambda day: day.start)
        clause.days = list(days[from_here : bisect_left(days, end, from_here, key=lambda day: day.start)])
    return clauses


def _pieces(
    units: Sequence[Unit], tokens: Sequence[Token], covered: set[int], first: int, end: int
) -> list[tuple[int, int]]:
    """Cut a stretch between marks at English conjunctions that start a new statement."""
    cuts = [first]
    for place in range(first + 1, end):
        raw = units[place].raw
        if place in covered:
            continue
        if raw in _SPLITTERS or (raw in _JOINERS and _joins_two_acts(tokens, cuts[-1], place, end)):
            cuts.append(place)
    cuts.append(end)
    return [piece for start, stop in pairwise(cuts) for piece in _short(start, stop)]


def _short(start: int, stop: int) -> Iterable[tuple[int, int]]:
    """Cut a stretch into pieces of LONGEST units at most."""
    return ((place, min(place + LONGEST, stop)) for place in range(start, stop, LONGEST))
