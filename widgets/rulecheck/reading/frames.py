"""Frames: cues applied to clauses. What the description shows of each fact, before contradictions are settled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rulecheck.model.logic import Truth, negation
from rulecheck.reading.clauses import Clause
from rulecheck.reading.cues import Cue, Topic
from rulecheck.reading.lexicon import Token
from rulecheck.reading.polarity import Polarity, polarity

_RECIPIENT = "to_whom"
NEARBY = 40
"""Clauses on either side among which the doer of an act, or its event, is looked for: so the work grows as the text does."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One showing of a fact: its value, the span, and the clause, token and cue that gave it."""

    fact: str
    value: Truth
    start: int
    end: int
    clause: int
    anchor: Token
    topic: str
    strong: bool
    weight: int


class Regions:
    """How often each concept stands in the parts of a text that a scope takes in: counted once for each part."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self._clauses = clauses
        self._counted: dict[tuple[str, int], Counter[str]] = {}
        self._sentences: dict[int, list[Clause]] = {}
        for clause in clauses:
            self._sentences.setdefault(clause.sentence, []).append(clause)

    def concepts(self, scope: str, clause: Clause) -> Counter[str]:
        """Count the concepts in a scope around a clause: clause, near (its neighbours in the sentence), sentence,
        around (the sentences beside it too), text.
        """
        place = {"text": 0, "sentence": clause.sentence, "around": clause.sentence}.get(scope, clause.index)
        key = (scope, place)
        if key not in self._counted:
            tokens = (token for part in self._parts(scope, clause) for token in part.tokens)
            self._counted[key] = Counter(concept for token in tokens for concept in token.concepts)
        return self._counted[key]

    def _parts(self, scope: str, clause: Clause) -> Sequence[Clause]:
        if scope == "text":
            return self._clauses
        if scope == "clause":
            return [clause]
        if scope == "near":
            beside = self._clauses[max(0, clause.index - 1) : clause.index + 2]
            return [part for part in beside if part.sentence == clause.sentence]
        reach = (0,) if scope == "sentence" else (-1, 0, 1)
        return [part for step in reach for part in self._sentences.get(clause.sentence + step, ())]


def _entities(clause: Clause, before: Token | None = None) -> list[Token]:
    """Entities of a clause that can be agents: not marked as those to whom something is done."""
    found: list[Token] = []
    marked = False
    for token in clause.tokens:
        if before is not None and token.first >= before.first:
            break
        inside = any(other.first <= token.first and token.last <= other.last for other in found)
        if token.kind == "entity" and not marked and not inside:
            found.append(token)
        marked = _RECIPIENT in token.concepts
    return found


def agent_of(anchor: Token, clause: Clause, clauses: Sequence[Clause]) -> Token | None:
    """Return the likeliest doer of an act: named after 由/經/by, else nearest before it in the clause, else after its colon, else the
    subject of the clauses and sentences before it.
    """
    for mark, following in zip(clause.tokens, clause.tokens[1:], strict=False):
        if "by_whom" in mark.concepts and following.kind == "entity":
            return following
    here = _entities(clause, anchor)
    if here:
        return here[-1]
    if clause.colon and clause.index + 1 < len(clauses):
        named = _entities(clauses[clause.index + 1])
        if named:
            return named[0]
    for earlier in reversed(clauses[max(0, clause.index - NEARBY) : clause.index]):
        if clause.sentence - earlier.sentence > 1:
            break
        if earlier.subjects is None:
            earlier.subjects = _entities(earlier)
        if earlier.subjects:
            return earlier.subjects[0]
    return None


def _agent_fits(cue: Cue, anchor: Token, clause: Clause, clauses: Sequence[Clause]) -> bool:
    if not cue.agent and not cue.not_agent:
        return True
    agent = agent_of(anchor, clause, clauses)
    if agent is None:
        return not cue.agent
    if agent.concepts.intersection(cue.not_agent):
        return False
    return not cue.agent or bool(agent.concepts.intersection(cue.agent))


def _value(rule: str, shown: Polarity) -> Truth:
    if rule in ("true", "false"):
        return rule == "true"
    if rule == "unknown":
        return None
    return shown.value if rule == "polarity" else negation(shown.value)


def _in_order(cue: Cue, anchor: Token, clause: Clause) -> bool:
    place = anchor.last
    for group in cue.see[1:]:
        following = (token for token in clause.tokens if token.first >= place and token.concepts.intersection(group))
        found = next(following, None)
        if found is None:
            return False
        place = found.last
    return True


def _fires(cue: Cue, anchor: Token, clause: Clause, clauses: Sequence[Clause], regions: Regions) -> bool:
    if cue.ordered:
        if not _in_order(cue, anchor, clause):
            return False
    else:
        count = regions.concepts(cue.scope, clause)
        for group in cue.see[1:]:
            beside = any(count[name] > (name in anchor.concepts) for name in group)
            if not beside and not _second_sense(anchor, cue, group):
                return False
    for scope, unwanted in cue.unless.items():
        if unwanted and any(regions.concepts(scope, clause)[name] for name in unwanted):
            return False
    return _agent_fits(cue, anchor, clause, clauses)


def _second_sense(anchor: Token, cue: Cue, group: Sequence[str]) -> bool:
    """A word such as 報市委 carries an act and its recipient: it may fill another group by a concept of its own."""
    return bool(anchor.concepts.intersection(group).difference(cue.see[0]))


def _wanted(cue: Cue, value: Truth) -> bool:
    return not cue.when or cue.when == {True: "positive", False: "negative", None: "open"}[value]


def may_open(topic: Topic, seen: frozenset[str] | set[str]) -> bool:
    """Whether the concepts seen in a text, however it is cut, allow a topic's cues to show each of its opening facts."""
    possible = {
        fact
        for cue in topic.cues
        if not cue.sets.keys().isdisjoint(topic.opens) and not any(seen.isdisjoint(group) for group in cue.see)
        for fact in cue.sets
    }
    return possible.issuperset(topic.opens)


def showings(topic: Topic, clauses: Sequence[Clause], only: Mapping[str, bool] | None = None) -> Iterator[Evidence]:
    """Yield what a topic's cues show, clause by clause. `only` limits it to cues that set one of its facts."""
    said = [(token, clause) for clause in clauses if not clause.has("ought") for token in clause.tokens]
    regions = Regions(clauses)
    for cue in topic.cues:
        if only is not None and only.keys().isdisjoint(cue.sets):
            continue
        anchored = cue.see[0]
        for token, clause in said:
            if token.concepts.isdisjoint(anchored) or not _fires(cue, token, clause, clauses, regions):
                continue
            shown = polarity(token, clauses, clause.index)
            if not _wanted(cue, shown.value):
                continue
            for fact, rule in cue.sets.items():
                value = _value(rule, shown)
                yield Evidence(
                    fact, value, shown.start, shown.end, clause.index, token, topic.name, cue.strong, cue.weight
                )
