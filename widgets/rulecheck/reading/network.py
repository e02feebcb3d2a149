"""The trained part: what a passage is about, and what it says of each fact, weighed from its clauses' features.

A small recurrent network (Cho et al. 2014, "Learning Phrase Representations using RNN Encoder-Decoder": gated
recurrent units, both ways over the clauses), then, for each fact, attention over the clauses (Bahdanau et al. 2015).
It was trained on the corpus in rules_data/reading/corpus by macros/training; here it is only read out, in plain
Python. Weights are whole numbers from -127 to 127 with one scale a matrix.
"""

from __future__ import annotations

import math
from array import array
from base64 import b64decode
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import mul
from typing import Any

from rulecheck.model.facts import Known
from rulecheck.model.logic import Truth
from rulecheck.reading.features import hashed

Vector = list[float]
Matrix = list[Vector]
VALUES = ("unsaid", "true", "false", "open")
"""What a passage can say of a fact: nothing, that it is so, that it is not so, or that it is left open."""
INDEX: Mapping[Truth, int] = {True: 1, False: 2, None: 3}
"""Where a value stands in VALUES."""
_REST = 20
"""Bits of a key beyond those by which an index is divided."""
SHARPNESS = 2.0
"""How sharply attention tells clauses apart, here as in training."""


def _sum_of_products(left: Sequence[float], right: Sequence[float]) -> float:
    total: float = sum(map(mul, left, right))
    return total


# Python 3.12 has it in C; 3.11 does not.
_dot: Callable[[Sequence[float], Sequence[float]], float] = getattr(math, "sumprod", _sum_of_products)


@dataclass(frozen=True, slots=True)
class Weighed:
    """The chances (0 to 1) of each of VALUES for a fact, and the clause that counted most."""

    chances: tuple[float, float, float, float]
    clause: int


class _Table:
    """A matrix kept as the signed bytes it comes in, a row taken out when it is wanted: small in a browser's memory."""

    __slots__ = ("_numbers", "scale", "width")

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.width, self.scale = int(data["width"]), float(data["scale"])
        self._numbers = memoryview(b64decode(data["data"])).cast("b")

    @property
    def height(self) -> int:
        """The number of rows."""
        return len(self._numbers) // self.width

    def row(self, place: int) -> list[int]:
        """Return a row's whole numbers; times `scale` they are the weights."""
        return self._numbers[place * self.width : (place + 1) * self.width].tolist()

    def sums(self, places: Iterable[int]) -> list[int]:
        """Return the sum of some rows, column by column."""
        numbers, width = self._numbers, self.width
        rows = memoryview(b"".join([numbers[place * width : (place + 1) * width] for place in places])).cast("b")
        return [sum(rows[column::width].tolist()) for column in range(width)]

    def times(self, place: int, vector: Sequence[float]) -> float:
        """Return the product of a row and a vector."""
        return _dot(self.row(place), vector) * self.scale


class _Index:
    """Sorted 32-bit keys and where each stands. Not a dict: that takes twenty times the memory, which a browser is sent."""

    __slots__ = ("_begins", "_keys")

    def __init__(self, data: str) -> None:
        self._keys = memoryview(b64decode(data)).cast("I")
        # where the keys with the same first bits begin: a few are left to search
        self._begins = array("I", (bisect_left(self._keys, first << _REST) for first in range((1 << 32 - _REST) + 1)))

    def places(self, keys: Iterable[int]) -> list[int]:
        """Return the places of those keys that are there."""
        own, begins = self._keys, self._begins
        found = []
        for key in keys:
            first = key >> _REST
            end = begins[first + 1]
            place = bisect_left(own, key, begins[first], end)
            if place < end and own[place] == key:
                found.append(place)
        return found


@dataclass(frozen=True, slots=True)
class _Gates:
    """One direction: weights for the input and for the state, each [reset; update; new], with their biases."""

    of_input: Matrix
    of_state: Matrix
    input_bias: Vector
    state_bias: Vector


def _matrix(data: Mapping[str, Any]) -> Matrix:
    """Return a matrix as floats, from {"width", "scale", "data": base64 of signed bytes, row by row}."""
    table = _Table(data)
    return [[number * table.scale for number in table.row(place)] for place in range(table.height)]


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
    seen = [_dot(row, inputs) + bias for row, bias in zip(gates.of_input, gates.input_bias, strict=True)]
    kept = [_dot(row, state) + bias for row, bias in zip(gates.of_state, gates.state_bias, strict=True)]
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
        self._index = _Index(data["features"])
        self._features = _Table(data["table"])
        self._bias = _matrix(data["bias"])[0]
        self._ways = [
            _Gates(_matrix(way["of_input"]), _matrix(way["of_state"]), _matrix(way["input_bias"])[0], _matrix(way["state_bias"])[0])
            for way in (data["forward"], data["backward"])
        ]  # fmt: skip
        topics, facts = data["topics"], data["facts"]
        self.opens: Mapping[str, Sequence[str]] = topics["opens"]
        """Topic -> the facts that are so if the passage is about it."""
        self._topic_query = _Table(topics["query"])
        self._topic_bias, self._topic_cue = _matrix(topics["bias"])[0], _matrix(topics["cue"])[0]
        self._facts = {name: place for place, name in enumerate(facts["names"])}
        self._query, self._values, self._fact_bias, self._cue = (
            _Table(facts[part]) for part in ("query", "values", "bias", "cue")
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
        state = [0.0] * (len(gates.of_state) // 3)
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
        for place, name in enumerate(self.opens):
            scores = [self._topic_query.times(place, vector) for vector in encoded]
            highest = max(scores)
            total = highest + math.log(sum(math.exp(score - highest) for score in scores))
            logit = total + self._topic_bias[place] + (self._topic_cue[place] if name in cued else 0.0)
            found[name] = _sigmoid(logit), scores.index(highest)
        return found

    def fact(self, name: str, encoded: Matrix, cue: Known | None) -> Weighed:
        """Weigh what the passage says of a fact. `cue` is what the cues show of it, None if nothing."""
        place, count = self._facts[name], len(VALUES)
        attention = _softmax([SHARPNESS * self._query.times(place, vector) for vector in encoded])
        pooled = [_dot(attention, column) for column in zip(*encoded, strict=True)]
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
