"""What the cues show: facts with their words. Contradictions become unknown, never a guess."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rulecheck.model.bundle import Bundle
from rulecheck.model.facts import Known
from rulecheck.model.logic import Truth
from rulecheck.reading.clauses import Clause, within
from rulecheck.reading.cues import Topic, concepts_of, topic_from_json
from rulecheck.reading.frames import Evidence, may_open, showings
from rulecheck.reading.intervals import Lapse, Pace, pace_of
from rulecheck.reading.lexicon import Lexicon
from rulecheck.reading.order import came_afterwards, days_after, events_of
from rulecheck.reading.passage import Passage
from rulecheck.reading.questions_in_text import with_open_forms

_SENTENCE_DISTANCE = 2.0
_BACKWARD = 1.5
Texts = Mapping[str, list[Clause]]
"""Topic -> the description's clauses, with the tokens of that topic's vocabulary."""
PACES: dict[Pace, Truth] = {"prompt": True, "late": False, "interval": None}
"""How a duty of promptness takes a lapse of time."""


class CueReader:
    """Reads passages by one bundle's topics. Build once, use often; holds no state between texts."""

    def __init__(self, bundle: Bundle, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._topics = [topic_from_json(topic) for topic in bundle.reading["topics"]]
        own = {name: entry.get("topic", "") for name, entry in bundle.reading["concepts"].items()}
        shared = frozenset(name for name, topic in own.items() if not topic)
        self._words = {
            topic.name: shared
            | {name for name, owner in own.items() if owner == topic.name}
            | self._lexicon.narrower(concepts_of(topic))
            for topic in self._topics
        }
        self._before = {name for name, fact in bundle.facts.items() if fact.mend == "before"}
        self._timeliness = {
            fact.presumed_given.fact: name
            for name, fact in bundle.facts.items()
            if fact.kind == "timeliness" and fact.presumed_given and fact.presumed_given.op == "fact"
        }

    def read(self, passage: Passage) -> dict[str, Known]:
        """Return the facts that the cues show, each with the words that show it."""
        seen = self._lexicon.seen(passage.candidates).union(*(token.concepts for token in passage.asked))
        topics = [topic for topic in self._topics if may_open(topic, seen)]
        texts = {topic.name: self._cut(topic, passage) for topic in topics}
        evidence = self._evidence(topics, texts)
        found = self._settle(evidence)
        found |= self._pace(evidence, texts, passage.lapses)
        return found | {name: known for name, known in self._ahead(evidence, texts).items() if name not in found}

    def opened(self, shown: Mapping[str, Known]) -> set[str]:
        """Return the topics that the cues find open: all their opening facts are shown to be so."""
        return {
            topic.name
            for topic in self._topics
            if all(name in shown and shown[name].value is True for name in topic.opens)
        }

    def _cut(self, topic: Topic, passage: Passage) -> list[Clause]:
        """Return the clauses with the tokens that a topic's own vocabulary cuts out of them.

        Each topic has its own, so that another topic's longer word does not hide a shorter one of its own.
        """
        cut = self._lexicon.cut(passage.units, passage.candidates, self._words[topic.name])
        tokens = with_open_forms(passage.units, cut, passage.asked)
        return [clause.holding(list(within(tokens, clause.first, clause.last))) for clause in passage.clauses]

    def _evidence(self, topics: Sequence[Topic], texts: Texts) -> list[Evidence]:
        """Find the open topics, then what belongs to each; an act that fits several goes to the nearest."""
        opened: dict[str, list[int]] = {}
        kept: list[Evidence] = []
        for topic in topics:
            opening = list(showings(topic, texts[topic.name], dict.fromkeys(topic.opens, True)))
            opening = [item for item in opening if item.fact in topic.opens]
            shown = {item.fact for item in opening if item.value is True}
            if shown.issuperset(topic.opens):
                opened[topic.name] = sorted(item.clause for item in opening)
                kept += opening
        for topic in topics:
            if topic.name in opened and not opened.keys().isdisjoint(topic.yields_to):
                del opened[topic.name]
        kept = [item for item in kept if item.topic in opened]
        slots = [
            replace(item, value=self._ordered(item, texts[topic.name], topic))
            for topic in topics
            if topic.name in opened
            for item in showings(topic, texts[topic.name])
            if item.fact not in topic.opens
        ]
        return kept + list(self._nearest(slots, opened, next(iter(texts.values()), [])))

    def _ordered(self, item: Evidence, clauses: Sequence[Clause], topic: Topic) -> Truth:
        """An act that had to come before and came afterwards was not done before."""
        if item.value is True and item.fact in self._before and topic.event:
            return not came_afterwards(item.anchor, clauses[item.clause], clauses, topic)
        return item.value

    def _nearest(
        self, slots: list[Evidence], opened: dict[str, list[int]], clauses: Sequence[Clause]
    ) -> Iterable[Evidence]:
        shares = {topic.name: set(topic.shares_with) for topic in self._topics}
        by_anchor: dict[tuple[int, int], list[Evidence]] = {}
        for item in slots:
            by_anchor.setdefault((item.anchor.first, item.anchor.last), []).append(item)
        for items in by_anchor.values():
            strong = [item for item in items if item.strong]
            rivals = strong or items
            distance = {item.topic: _distance(item.clause, opened[item.topic], clauses) for item in rivals}
            best = min(distance, key=lambda name: distance[name])
            for item in rivals:
                if distance[item.topic] == distance[best] or item.topic in shares[best]:
                    yield item

    def _settle(self, evidence: Sequence[Evidence]) -> dict[str, Known]:
        """Settle each fact from what shows it: the weightier prevails; of equals, true and false together are unknown,
        and so is what is said and then left open; a question that is answered later is not.
        """
        by_fact: dict[str, list[Evidence]] = {}
        for item in evidence:
            by_fact.setdefault(item.fact, []).append(item)
        return {fact: _settled(items) for fact, items in by_fact.items()}

    def _pace(self, evidence: Sequence[Evidence], texts: Texts, spans: Sequence[Lapse]) -> dict[str, Known]:
        """Read whether what was done was done promptly, late, or after an interval that is left to judgment."""
        anchored: dict[int, set[str]] = {}
        for item in evidence:
            if item.fact in self._timeliness:
                anchored.setdefault(item.clause, set()).add(item.fact)
        found: dict[str, Known] = {}
        for item in evidence:
            name = self._timeliness.get(item.fact)
            if name is None or item.value is not True:
                continue
            clauses = texts[item.topic]
            places = [item.clause, item.clause - 1, item.clause + 1]
            for place in places:
                if not 0 <= place < len(clauses) or clauses[place].sentence != clauses[item.clause].sentence:
                    continue
                if place != item.clause and anchored.get(place, set()) - {item.fact}:
                    continue
                known = _marked_pace(clauses[place], spans)
                if known:
                    found.setdefault(name, known)
                    break
            else:
                known = self._dated_pace(item, clauses)
                if known:
                    found.setdefault(name, known)
        return found

    def _dated_pace(self, item: Evidence, clauses: Sequence[Clause]) -> Known | None:
        """Read the pace from the days said of the act and of its topic's main event."""
        topic = next(topic for topic in self._topics if topic.name == item.topic)
        clause = clauses[item.clause]
        for part, token in events_of(topic, item.anchor, clause, clauses):
            days = days_after(item.anchor, clause, token, part)
            if days is not None and days >= 0:
                day = clause.days[0]
                start = day.start if day.start < item.end else item.start
                return Known(PACES[pace_of(days)], "text", start, item.end)
        return None

    def _ahead(self, evidence: Sequence[Evidence], texts: Texts) -> dict[str, Known]:
        found: dict[str, Known] = {}
        for topic in self._topics:
            clauses = texts.get(topic.name, [])
            places = {item.clause for item in evidence if item.topic == topic.name and item.fact in topic.opens}
            sentences = {clauses[place].sentence for place in places}
            for clause in clauses:
                if topic.ahead and clause.sentence in sentences:
                    for token in clause.tokens:
                        if "planned" in token.concepts:
                            found.setdefault(topic.ahead, Known(True, "text", token.start, token.end))
        return found


def _settled(items: Sequence[Evidence]) -> Known:
    weight = max(item.weight for item in items)
    heaviest = sorted((item for item in items if item.weight == weight), key=lambda item: item.start)
    definite = [item for item in heaviest if item.value is not None]
    left_open = [item for item in heaviest if item.value is None]
    if len({item.value for item in definite}) > 1:
        return Known(None, "text", definite[0].start, max(item.end for item in definite))
    if not definite or (left_open and left_open[-1].start >= definite[-1].start):
        return Known(None, "text", left_open[-1].start, left_open[-1].end)
    return Known(definite[0].value, "text", definite[0].start, definite[0].end)


def _distance(place: int, openings: Sequence[int], clauses: Sequence[Clause]) -> float:
    def one(opening: int) -> float:
        steps = place - opening if opening <= place else (opening - place) * _BACKWARD
        return steps + _SENTENCE_DISTANCE * abs(clauses[place].sentence - clauses[opening].sentence)

    # the openings stand in order, and the farther one is on either side, the greater its distance
    here = bisect_right(openings, place)
    return min(one(opening) for opening in openings[max(0, here - 1) : here + 1])


def _marked_pace(clause: Clause, spans: Sequence[Lapse]) -> Known | None:
    for concept, value in (("late", False), ("prompt", True)):
        for token in clause.tokens:
            if concept in token.concepts:
                return Known(value, "text", token.start, token.end)
    if not clause.tokens:
        return None
    low, high = clause.tokens[0].start, clause.tokens[-1].end
    for span in spans:
        if low - 12 <= span.start and span.end <= high + 12:
            return Known(PACES[span.pace], "text", span.start, span.end)
    return None
