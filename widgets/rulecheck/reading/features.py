"""Features of a clause: its words, the concepts in it and how they stand to one another. What the network weighs.

Each feature is a string: a family, a colon, and what was seen. Chinese and English share all families but the words.
  g  a word's stem, two neighbouring stems, or one to four Chinese characters      s  two stems a little apart
  c  a concept      p  a concept under the clause's mood (- negated, ? left open, < afterwards, Q asked)
  b  two neighbouring concepts      cc  two concepts in their order      ag  an act's likeliest doer and the act
  tp a concept and whether what is said of it is affirmed (T), denied (F) or left open (U)
  no an operator and the word behind it      oc  an operator and the concept behind it      l  a lapse of time
  #  the clause's place and form
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from zlib import crc32

from rulecheck.reading.clauses import Clause
from rulecheck.reading.frames import agent_of
from rulecheck.reading.lexicon import Token
from rulecheck.reading.passage import Passage
from rulecheck.reading.polarity import polarity

Features = set[str]
_OPERATORS = (
    "neg", "neg_wide", "neg_after", "open", "open_wide", "open_back", "afterwards", "only_then", "later_on",
    "late", "prompt", "planned", "ought",
)  # fmt: skip
_IS_OPERATOR = frozenset(_OPERATORS)
_AFTER = frozenset(("afterwards", "only_then", "later_on"))
_LONGEST = 4
_APART = (2, 3)
_SHORT = 4
_VALUES = {True: "T", False: "F", None: "U"}


def _is_han(key: str) -> bool:
    return "\u3400" <= key[0] <= "\u9fff"


def _words(keys: Sequence[str]) -> Features:
    found: Features = set()
    han = [_is_han(key) for key in keys]
    for place, key in enumerate(keys):
        if han[place]:
            end = place
            while end < len(keys) and end - place < _LONGEST and han[end]:
                end += 1
                found.add("g:" + "".join(keys[place:end]))
            continue
        found.add("g:" + key)
        if place + 1 < len(keys) and not han[place + 1]:
            found.add(f"g:{key} {keys[place + 1]}")
        for step in _APART:
            if place + step < len(keys) and not han[place + step]:
                found.add(f"s:{key}_{keys[place + step]}")
    return found


def _mood(concepts: Sequence[str], clause: Clause) -> str:
    marks = (
        ("-", any(name.startswith("neg") for name in concepts)),
        ("?", any(name.startswith("open") for name in concepts)),
        ("<", not _AFTER.isdisjoint(concepts)),
        ("Q", clause.question),
    )
    return "".join(mark for mark, is_so in marks if is_so)


def _said(token: Token, clauses: Sequence[Clause], clause: Clause) -> Features:
    """What is said of one act or thing, and who does it."""
    value = _VALUES[polarity(token, clauses, clause.index).value]
    found = {f"tp:{concept}{value}" for concept in token.concepts}
    agent = agent_of(token, clause, clauses) if token.kind == "act" else None
    if agent:
        found.update(f"ag:{who}>{concept}" for who in agent.concepts for concept in token.concepts)
    return found


def _operated(token: Token, clause: Clause) -> Features:
    """An operator with what stands behind it."""
    operators = [name for name in token.concepts if name in _IS_OPERATOR]
    place = token.last - clause.first
    if not operators or place >= len(clause.keys):
        return set()
    word = "".join(clause.keys[place : place + 2]) if _is_han(clause.keys[place]) else clause.keys[place]
    found = {f"no:{name}{word}" for name in operators}
    behind = next((other for other in clause.tokens if other.first >= token.last and other.kind != "operator"), None)
    if behind:
        found.update(f"oc:{name}>{concept}" for name in operators for concept in behind.concepts)
    return found


def _form(clause: Clause, mood: str, *, opens: bool) -> Features:
    found = {f"#{mood or 'pos'}"}
    flags = (
        ("#Q", clause.question),
        ("#:", clause.colon),
        ("#first", opens),
        ("#short", clause.last - clause.first <= _SHORT),
    )
    return found | {flag for flag, is_so in flags if is_so}


def _of_clause(passage: Passage, clause: Clause, *, opens: bool) -> Features:
    found = _words(clause.keys)
    sets = [sorted(token.concepts) for token in clause.tokens]
    concepts = list(dict.fromkeys(name for names in sets for name in names))
    mood = _mood(concepts, clause)
    for name in concepts:
        found.add("c:" + name)
        if mood:
            found.add(f"p:{name}{mood}")
    for left, right in pairwise(sets):
        found.update(f"b:{one}>{other}" for one in left for other in right)
    for token in clause.tokens:
        if token.kind == "operator":
            found |= _operated(token, clause)
        elif token.kind in ("act", "object"):
            found |= _said(token, passage.clauses, clause)
    content = [name for name in concepts if name not in _IS_OPERATOR]
    for place, one in enumerate(content):
        found.update(f"cc:{one}>{other}" for other in content[place + 1 :])
    start, end = passage.span(clause)
    found.update(f"l:{lapse.pace}" for lapse in passage.lapses if lapse.start < end and start < lapse.end)
    return found | _form(clause, mood, opens=opens)


def features(passage: Passage) -> list[Features]:
    """Return the features of each clause, in order; one empty clause for a description without any."""
    found: list[Features] = []
    sentence = -1
    for clause in passage.clauses:
        found.append(_of_clause(passage, clause, opens=clause.sentence != sentence))
        sentence = clause.sentence
    return found or [set()]


def hashed(names: Collection[str]) -> set[int]:
    """Return features as the network knows them: by their CRC-32. Two that coincide are one to it."""
    return {crc32(name.encode()) for name in names}
