"""Polarity: whether a clause says that a thing was done, was not done, or leaves it open.

Operators are concepts of kind "operator" in the lexicon:
  neg        negates what follows in the clause (沒有, never, without)
  neg_wide   negates whatever the clause says, on either side (nobody, nothing, 誰也沒)
  neg_after  negates what stands before it (從缺, was skipped)
  open       leaves open what follows (是否, whether)
  open_wide  leaves open whatever the clause says, and the clause before it (不清楚, the file is silent)
  open_before, open_back  leaves open what stands before it in the clause, or in the clause before
  break      ends the reach of a negation (就, 便, instead)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rulecheck.model.logic import Truth
from rulecheck.reading.clauses import Clause
from rulecheck.reading.lexicon import Token

_ANSWERS: dict[str, Truth] = {"open_wide": None, "neg": False, "neg_wide": False, "neg_after": False, "affirm": True}
_SHORT = 4
"""Units in an answer that is nothing but an answer."""


@dataclass(frozen=True, slots=True)
class Polarity:
    """A value, and the span of the words that show it."""

    value: Truth
    start: int
    end: int


def _reach(tokens: Sequence[Token], operator: str) -> list[Token]:
    """Return the tokens with an operator, from the nearest outward, up to the first break."""
    found = []
    for token in tokens:
        if "break" in token.concepts:
            break
        if operator in token.concepts:
            found.append(token)
    return found


def _negators(token: Token, clause: Clause, rest: Iterable[Clause]) -> list[Token]:
    place = clause.tokens.index(token)
    before, after = clause.tokens[:place][::-1], clause.tokens[place + 1 :]
    return (
        _reach(before, "neg")
        or _reach(before, "neg_wide")[:1]
        or _reach(after, "neg_wide")[:1]
        or _behind(token, after, clause)
        or _said_next(token, clause, rest)
    )


def _behind(token: Token, after: Sequence[Token], clause: Clause) -> list[Token]:
    """Negation that follows what it negates: 季度計劃從缺, 年度和季度計劃均未編. It reaches back over a list of things
    (joined by 、 和 and), but not over a thing that has said something of its own.
    """
    wanted = {"neg_after", "neg"} if token.kind == "object" else {"neg_after"}
    last = token.last
    for other in after:
        if not clause.joined(last, other.first):
            return []
        if other.concepts & wanted:
            return [other]
        if other.kind not in ("object", "mask") and "break" not in other.concepts:
            return []
        last = max(last, other.last)
    return []


def _said_next(token: Token, clause: Clause, rest: Iterable[Clause]) -> list[Token]:
    """A topic and its comment: 年度、季度計劃，一份都沒編. The first clause says nothing of its own; of the clauses
    that follow in the sentence, the first that says something says it of the topic.
    """
    if token.kind != "object" or any(other.kind in ("act", "operator") for other in clause.tokens):
        return []
    for part in rest:
        said = [other for other in part.tokens if other.kind not in ("entity", "mask")]
        if said:
            return [said[0]] if said[0].concepts & {"neg", "neg_wide", "neg_after"} else []
    return []


def _open(token: Token, clause: Clause, following: Clause | None, previous: Clause | None) -> Token | None:
    place = clause.tokens.index(token)
    reach = clause.tokens if token.kind == "object" else clause.tokens[:place][::-1]
    for other in reach:
        if "open" in other.concepts:
            return other
    # "whether he asked for approval or filed anything": what "or" and "and" join shares its doubt
    if previous and previous.sentence == clause.sentence and clause.keys[:1] in (("or",), ("and",), ("nor",)):
        found = next((other for other in previous.tokens if "open" in other.concepts), None)
        if found:
            return found
    for other in clause.tokens:
        after = other.first >= token.first
        if "open_wide" in other.concepts or (after and "open_before" in other.concepts) or _around(other, token):
            return other
    return _left_open_after(clause, following)


def _left_open_after(clause: Clause, following: Clause | None) -> Token | None:
    """The next clause says no more than that what was just said is not known (…，不知道)."""
    if not following or following.sentence != clause.sentence or any(t.kind == "act" for t in following.tokens):
        return None
    return next((t for t in following.tokens if t.concepts & {"open_back", "open_wide"}), None)


def _answer(clause: Clause, following: Clause | None) -> Token | None:
    """A short answer after a colon or a question: 會前批准：無 — "Did the mayor approve? No."."""
    if not following or not (clause.colon or clause.question) or following.last - following.first > _SHORT:
        return None
    if not following.tokens or any(token.kind != "operator" for token in following.tokens):
        return None
    return next((token for token in following.tokens if _ANSWERS.keys() & token.concepts), None)


def _around(other: Token, token: Token) -> bool:
    """批沒批 stands around the verb that it asks about."""
    return "open" in other.concepts and other.first < token.last and token.first < other.last


def _rest(clauses: Sequence[Clause], place: int) -> Iterator[Clause]:
    """Yield the clauses behind a place to the end of its sentence."""
    for index in range(place + 1, len(clauses)):
        if clauses[index].sentence != clauses[place].sentence:
            return
        yield clauses[index]


def polarity(token: Token, clauses: Sequence[Clause], place: int) -> Polarity:
    """Return the polarity that the clause at `place` gives to one of its tokens.

    Several negations (neither … nor …) negate once; those that cancel each other (沒有不, "did not fail to") are forms
    of the lexicon.
    """
    clause = clauses[place]
    previous = clauses[place - 1] if place else None
    following = clauses[place + 1] if place + 1 < len(clauses) else None
    rest = _rest(clauses, place)
    answer = _answer(clause, following)
    if answer:
        said = next(value for concept, value in _ANSWERS.items() if concept in answer.concepts)
        return Polarity(said, token.start, answer.end)
    marker = _open(token, clause, following, previous)
    if marker or (clause.question and clause.has("asks")):
        spans = [token] + ([marker] if marker else [])
        return Polarity(None, min(t.start for t in spans), max(t.end for t in spans))
    negators = _negators(token, clause, rest)
    spans = [token, *negators]
    return Polarity(not negators, min(t.start for t in spans), max(t.end for t in spans))
