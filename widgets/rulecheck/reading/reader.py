"""The reader: a description in, facts with their words out. What is not clear enough becomes a question, not a guess."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rulecheck.model.bundle import Bundle
from rulecheck.model.facts import Known
from rulecheck.model.logic import Truth
from rulecheck.reading.cue_reader import CueReader
from rulecheck.reading.features import features
from rulecheck.reading.folding import FoldTable
from rulecheck.reading.lexicon import Lexicon
from rulecheck.reading.network import Network, Weighed
from rulecheck.reading.passage import Passage, cut
from rulecheck.reading.weighing import Sureness, taken


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: facts, and the spans in which nothing was (half open, code points)."""

    facts: dict[str, Known]
    unread: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Weighing:
    """A passage weighed, before anything is taken as said: what cues show, and what the network finds likely.

    `topics`: topic -> its chance, the clause that says so most, and its facts' chances; None without a network.
    """

    passage: Passage
    shown: Mapping[str, Known]
    topics: Mapping[str, tuple[float, int, Mapping[str, Weighed]]] | None


class Reader:
    """Reads descriptions with one bundle's data. Build once, use often; holds no state between texts.

    Two readers work together. Cues show facts by words and their order; a trained network weighs what all clauses
    say, the cues included. A fact is taken as said only where the network is sure enough of it; below that it is left
    open, and becomes a question. A bundle without a network is read by cues alone.
    """

    def __init__(self, bundle: Bundle) -> None:
        data = bundle.reading
        self.script = FoldTable(data["fold"])
        self._lexicon = Lexicon(data)
        self._cues = CueReader(bundle, self._lexicon)
        trained: Mapping[str, Any] | None = data.get("network")
        self._network = Network(trained) if trained else None
        self.sure = Sureness(**trained["sure"]) if trained else Sureness(1, 1, 1, 1, 1)
        self._presumed = {name: fact.presumed_value for name, fact in bundle.facts.items() if fact.presumed_given}

    def read(self, text: str) -> Reading:
        """Read a description. Never raises on any text; what it cannot read it leaves unread."""
        weighing = self.weigh(text)
        found = self.take(weighing, self.sure)
        return Reading(found, _unread(weighing.passage, found.values()))

    def weigh(self, text: str) -> Weighing:
        """Weigh a description: what takes time, and does not depend on how sure one wants to be beyond the topic."""
        passage = cut(text, self._lexicon, self.script)
        shown = self._cues.read(passage)
        return Weighing(passage, shown, self._topics(self._network, passage, shown) if self._network else None)

    def _topics(
        self, network: Network, passage: Passage, shown: Mapping[str, Known]
    ) -> dict[str, tuple[float, int, Mapping[str, Weighed]]]:
        encoded = network.encode(features(passage))
        return {
            topic: (chance, place, {name: network.fact(name, encoded, shown.get(name)) for name in network.facts_of(topic)})
            for topic, (chance, place) in network.topics(encoded, self._cues.opened(shown)).items()
            if chance >= self.sure.topic
        }  # fmt: skip

    def take(self, weighing: Weighing, sure: Sureness) -> dict[str, Known]:
        """Return the facts that are sure enough, and those left open. Topics are those likely enough for `self.sure`."""
        if self._network is None or weighing.topics is None:
            return dict(weighing.shown)
        passage, shown = weighing.passage, weighing.shown
        found: dict[str, Known] = {}
        for topic, (chance, place, weighed) in weighing.topics.items():
            for name in self._network.opens[topic]:
                found[name] = self._known(True, passage, place, shown.get(name))
            for name, value in taken(chance, weighed, self._presumed, sure).items():
                found[name] = self._known(value, passage, weighed[name].clause, shown.get(name))
        return found

    @staticmethod
    def _known(value: Truth, passage: Passage, place: int, cue: Known | None) -> Known:
        """A value with its words: those of a cue that says the same, else the clause that counted most."""
        if cue is not None and cue.value is value:
            return cue
        if not passage.clauses:
            return Known(value, "text")
        start, end = passage.span(passage.clauses[place])
        return Known(value, "text", start, end)


def _unread(passage: Passage, found: Iterable[Known]) -> list[tuple[int, int]]:
    """Return the spans of clauses from which no fact was taken."""
    read = [(known.start, known.end) for known in found if known.start is not None and known.end is not None]
    spans = map(passage.span, passage.clauses)
    return [(start, end) for start, end in spans if not any(low < end and start < high for low, high in read)]
