"""Examples: a description as the network meets it, made by the engine's own reading, with what it should say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from macros.training.corpus import Description
from rulecheck.model.bundle import Bundle
from rulecheck.reading.cue_reader import CueReader
from rulecheck.reading.features import features, hashed
from rulecheck.reading.folding import FoldTable
from rulecheck.reading.lexicon import Lexicon
from rulecheck.reading.network import INDEX, VALUES
from rulecheck.reading.passage import cut

Numbers: TypeAlias = Any
"""A numpy.ndarray; numpy is not there when types are checked."""
ASIDE = "aside"
"""The hand whose lines are asides: they may stand beside anything and change nothing."""
MOST_TOPICS, HALF = 3, 0.5
UNSAID = VALUES.index("unsaid")


@dataclass(frozen=True, slots=True)
class Labels:
    """What the network can say: topics with the facts that open them, and the facts it weighs, topic by topic."""

    opens: Mapping[str, Sequence[str]]
    facts: tuple[str, ...]

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics' names, in order."""
        return tuple(self.opens)


@dataclass(slots=True)
class Example:
    """A description in numbers: each clause's features (hashes, then rows), cues shown, topics, and facts said.

    `cues` and `said` hold an index of VALUES for each fact; `counts` is 1 where the fact's topic is engaged.
    """

    clauses: list[Numbers]
    cues: Numbers
    cued: Numbers
    about: Numbers
    said: Numbers
    counts: Numbers


class ExampleMaker:
    """Makes examples with a bundle's lexicon and cues."""

    def __init__(self, bundle: Bundle, labels: Labels) -> None:
        self.labels = labels
        self._lexicon = Lexicon(bundle.reading)
        self._table = FoldTable(bundle.reading["fold"])
        self._cues = CueReader(bundle, self._lexicon)

    def make(self, text: str, facts: Mapping[str, bool | None]) -> Example:
        """Return one example."""
        passage = cut(text, self._lexicon, self._table)
        shown = self._cues.read(passage)
        cued, engaged = self._cues.opened(shown), {name.partition(".")[0] for name in facts}
        labels = self.labels
        return Example(
            [np.array(sorted(hashed(clause)), dtype=np.int64) for clause in features(passage)],
            np.array([INDEX[shown[name].value] if name in shown else UNSAID for name in labels.facts]),
            np.array([name in cued for name in labels.topics], dtype=np.float32),
            np.array([name in engaged for name in labels.topics], dtype=np.float32),
            np.array([INDEX[facts[name]] if name in facts else UNSAID for name in labels.facts]),
            np.array([name.partition(".")[0] in engaged for name in labels.facts], dtype=np.float32),
        )


def vocabulary(examples: Iterable[Example], least: int) -> Numbers:
    """Return, sorted, the hashes of the features that at least `least` descriptions have."""
    seen: Counter[int] = Counter()
    for example in examples:
        seen.update({int(key) for clause in example.clauses for key in clause})
    return np.array(sorted(key for key, count in seen.items() if count >= least), dtype=np.int64)


def in_rows(example: Example, words: Numbers) -> Example:
    """Return the example with rows of the vocabulary for hashes; features outside it are dropped."""
    rows = []
    for clause in example.clauses:
        place = np.searchsorted(words, clause)
        place[place == len(words)] = 0
        rows.append(place[words[place] == clause] if len(words) else place[:0])
    return Example(rows, example.cues, example.cued, example.about, example.said, example.counts)


def joined(one: Example, other: Example) -> Example:
    """Return the two told one after the other: what each says of its own topics holds."""
    return Example(
        one.clauses + other.clauses,
        np.where(one.cues != UNSAID, one.cues, other.cues),
        np.maximum(one.cued, other.cued),
        np.maximum(one.about, other.about),
        np.where(one.counts > 0, one.said, other.said),
        np.maximum(one.counts, other.counts),
    )


def with_companions(
    examples: Sequence[Example], descriptions: Sequence[Description], share: float, random: np.random.Generator
) -> list[Example]:
    """Return the examples and, for a share of them each, pairs told in one breath (one language, other topics), and
    the same with an aside that has nothing to do with it before or after.
    """
    by_language: dict[str, list[int]] = {}
    asides: dict[str, list[int]] = {}
    for place, description in enumerate(descriptions):
        by_language.setdefault(description.lang, []).append(place)
        if description.hand == ASIDE:
            asides.setdefault(description.lang, []).append(place)

    def one_of(places: Sequence[int]) -> int:
        return places[int(random.integers(len(places)))]

    found = list(examples)
    for _ in range(int(share * len(examples))):
        one = int(random.integers(len(examples)))
        same = descriptions[one].lang
        other = one_of(by_language[same])
        topics, others = descriptions[one].topics, descriptions[other].topics
        if topics.isdisjoint(others) and len(topics | others) <= MOST_TOPICS:
            found.append(joined(examples[one], examples[other]))
        if same in asides:
            aside = examples[one_of(asides[same])]
            first = random.random() < HALF
            found.append(joined(aside, examples[one]) if first else joined(examples[one], aside))
    return found
