"""A negation put into a description flips its fact: minimal pairs in three languages (tests/corpus/negations.yml)."""

from __future__ import annotations

from collections import Counter

import pytest

from macros.scoring.account import read_right
from macros.scoring.judged import Judge
from macros.scoring.scenarios import Pair, pairs
from tests.rulecheck.bundles import BUNDLE

JUDGE = Judge(BUNDLE)
PAIRS = pairs()
READ = [pair for pair in PAIRS if not pair.missed]
MISSED = [pair for pair in PAIRS if pair.missed]


@pytest.mark.parametrize("pair", READ, ids=lambda pair: f"{pair.lang}-{pair.fact}")
def test_with_the_negation_the_fact_is_not_so_and_without_it_is(pair: Pair) -> None:
    given = [JUDGE.values(text).get(pair.fact) for text in (pair.affirmed, pair.negated)]
    assert given == [True, False], (pair.affirmed, pair.negated)


@pytest.mark.parametrize("pair", MISSED, ids=lambda pair: f"{pair.lang}-{pair.fact}")
def test_a_known_miss_is_still_missed(pair: Pair) -> None:
    assert not read_right(JUDGE, pair), "It is read now: move it up to `read` in tests/corpus/negations.yml."


def test_there_are_at_least_thirty_that_are_read_and_ten_in_each_language() -> None:
    counts = Counter(pair.lang for pair in READ)
    assert sum(counts.values()) >= 30
    assert min(counts[lang] for lang in ("zh-Hant", "zh-Hans", "en")) >= 10


def test_each_pair_is_about_a_fact_there_is_and_stands_once() -> None:
    assert {pair.fact for pair in PAIRS} <= set(BUNDLE.facts)
    texts = [text for pair in PAIRS for text in (pair.affirmed, pair.negated)]
    assert len(set(texts)) == len(texts)
