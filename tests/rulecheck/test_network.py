"""The network in plain Python comes to the numbers that PyTorch comes to (see tests/training/golden_network.py)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rulecheck.model.facts import Known
from rulecheck.model.logic import Truth
from rulecheck.reading.network import Network

GOLDEN: dict[str, Any] = json.loads(Path(__file__).with_name("network.golden.json").read_text(encoding="utf-8"))
NETWORK = Network(GOLDEN["weights"])
FACTS = ("a.two", "b.two", "b.three")
SHOWN: dict[int, Truth] = {1: True, 2: False, 3: None}


@pytest.mark.parametrize("place", range(len(GOLDEN["texts"])))
def test_chances_are_those_of_pytorch(place: int) -> None:
    encoded = NETWORK.encode([set(clause) for clause in GOLDEN["texts"][place]])
    cued = {name for name, is_so in zip(("a", "b"), GOLDEN["cued"][place], strict=True) if is_so}
    topics = NETWORK.topics(encoded, cued)
    assert [topics[name][0] for name in ("a", "b")] == pytest.approx(GOLDEN["topics"][place], abs=1e-5)
    for name, cue, chances in zip(FACTS, GOLDEN["cues"][place], GOLDEN["facts"][place], strict=True):
        known = Known(SHOWN[cue], "text") if cue else None
        assert NETWORK.fact(name, encoded, known).chances == pytest.approx(chances, abs=1e-5)


def test_chances_of_a_fact_add_up_to_one_and_name_a_clause() -> None:
    encoded = NETWORK.encode([{"g:甲"}, {"c:mayor"}])
    weighed = NETWORK.fact("b.two", encoded, None)
    assert sum(weighed.chances) == pytest.approx(1.0)
    assert weighed.clause in (0, 1)


def test_a_topics_facts_are_its_own() -> None:
    assert NETWORK.facts_of("b") == ["b.two", "b.three"]
    assert NETWORK.opens == {"a": ["a.one"], "b": ["b.one"]}
