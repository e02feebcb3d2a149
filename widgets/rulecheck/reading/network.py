"""The trained part: what a passage is about, and what it says of each fact, weighed from its clauses' features.

A small recurrent network (Cho et al. 2014, "Learning Phrase Representations using RNN Encoder-Decoder": gated
recurrent units, both ways over the clauses), then, for each fact, attention over the clauses (Bahdanau et al. 2015).
It was trained on the corpus in rules_data/reading/corpus by macros/training; here it is only read out, in plain
Python. Weights are whole numbers from -127 to 127 with one scale a matrix.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from operator import add
from typing import Any

from rulecheck.model.facts import Known
from rulecheck.model.logic import Truth
from rulecheck.reading.features import hashed
from rulecheck.reading.weights import Index, Matrix, Rows, Table, Vector, dot, matrix

VALUES = ("unsaid", "true", "false", "open")
"""What a passage can say of a fact: nothing, that it is so, that it is not so, or that it is left open."""
INDEX: Mapping[Truth, int] = {True: 1, False: 2, None: 3}
"""Where a value stands in VALUES."""
SHARPNESS = 2.0
"""How sharply attention tells clauses apart, here as in training."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The chances (0 to 1) of each of VALUES for a fact, and the clause that counted most."""

    chances: tuple[float, float, float, float]
    clause: int


@dataclass(frozen=True, slots=True)
class _Gates:
    """One direction: weights for the input and for the state, each [reset; update; new], with their biases."""

    of_input: Rows
    of_state: Rows
    input_bias: Vector
    state_bias: Vector


def _sigmoid(value: float) -> float:
    return 1.0 / (1.0 + math.exp(-value)) if value >= 0 else 1.0 - 1.0 / (1.0 + math.exp(value))


def _softmax(values: Sequence[float]) -> Vector:
    highest = max(values)
    powers = [math.exp(value - highest) for value in values]
    total = sum(powers)
    return [power / total for power in powers]


def _step(gates: _Gates, inputs: Sequence[float], state: Vector) -> Vector:
    """One step of a gated recurrent unit (as PyTorch computes it: the reset gate acts on the state's product)."""
    size = len(state)
    seen = list(map(add, gates.of_input.times(inputs), gates.input_bias))
    kept = list(map(add, gates.of_state.times(state), gates.state_bias))
    following = []
    for place, before in enumerate(state):
        reset = _sigmoid(seen[place] + kept[place])
        update = _sigmoid(seen[size + place] + kept[size + place])
        new = math.tanh(seen[2 * size + place] + reset * kept[2 * size + place])
        following.append((1.0 - update) * new + update * before)
    return following


class Network:
    """The weights, read once from the bundle's `network`, and what they make of a passage's features."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._index = Index(data["features"])
        self._features = Table(data["table"])
        self._bias = matrix(data["bias"])[0]
        self._ways = [
            _Gates(Rows(way["of_input"]), Rows(way["of_state"]), matrix(way["input_bias"])[0], matrix(way["state_bias"])[0])
            for way in (data["forward"], data["backward"])
        ]  # fmt: skip
        topics, facts = data["topics"], data["facts"]
        self.opens: Mapping[str, Sequence[str]] = topics["opens"]
        """Topic -> the facts that are so if the passage is about it."""
        self._topic_query = Rows(topics["query"])
        self._topic_bias, self._topic_cue = matrix(topics["bias"])[0], matrix(topics["cue"])[0]
        self._facts = {name: place for place, name in enumerate(facts["names"])}
        self._query, self._values, self._fact_bias, self._cue = (
            Table(facts[part]) for part in ("query", "values", "bias", "cue")
        )

    def facts_of(self, topic: str) -> list[str]:
        """Return the names of a topic's facts that the network weighs."""
        return [name for name in self._facts if name.startswith(topic + ".")]

    def encode(self, clauses: Sequence[Collection[str]]) -> Matrix:
        """Return a vector for each clause, made of its own features and of what stands before and after it."""
        own = [self._clause(features) for features in clauses]
        forward = self._run(self._ways[0], own)
        backward = self._run(self._ways[1], own[::-1])[::-1]
        return [[*ahead, *behind, *here] for ahead, behind, here in zip(forward, backward, own, strict=True)]

    def _clause(self, features: Collection[str]) -> Vector:
        places = self._index.places(hashed(features))
        if not places:
            return [math.tanh(bias) for bias in self._bias]
        table = self._features
        scale = table.scale / math.sqrt(len(places))
        return [math.tanh(total * scale + bias) for total, bias in zip(table.sums(places), self._bias, strict=True)]

    @staticmethod
    def _run(gates: _Gates, inputs: Sequence[Vector]) -> Matrix:
        state = [0.0] * (len(gates.state_bias) // 3)
        states = []
        for vector in inputs:
            state = _step(gates, vector, state)
            states.append(state)
        return states

    def topics(self, encoded: Matrix, cued: Collection[str]) -> dict[str, tuple[float, int]]:
        """Return for each topic the chance that the passage is about it, and the clause that says so most.

        `cued` are the topics that the cues find open.
        """
        found = {}
        by_topic = list(zip(*map(self._topic_query.times, encoded), strict=True))
        for place, (name, scores) in enumerate(zip(self.opens, by_topic, strict=True)):
            highest = max(scores)
            total = highest + math.log(sum(math.exp(score - highest) for score in scores))
            logit = total + self._topic_bias[place] + (self._topic_cue[place] if name in cued else 0.0)
            found[name] = _sigmoid(logit), scores.index(highest)
        return found

    def fact(self, name: str, encoded: Matrix, cue: Known | None) -> Weighed:
        """Weigh what the passage says of a fact. `cue` is what the cues show of it, None if nothing."""
        place, count = self._facts[name], len(VALUES)
        attention = _softmax([SHARPNESS * self._query.times(place, vector) for vector in encoded])
        pooled = [dot(attention, column) for column in zip(*encoded, strict=True)]
        shown = self._cue.row(place * count + (INDEX[cue.value] if cue else 0))
        bias = self._fact_bias.row(place)
        one, two, three, four = _softmax(
            [
                self._values.times(place * count + value, pooled)
                + bias[value] * self._fact_bias.scale
                + shown[value] * self._cue.scale
                for value in range(count)
            ]
        )
        return Weighed((one, two, three, four), attention.index(max(attention)))
