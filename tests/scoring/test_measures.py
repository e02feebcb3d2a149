"""The measures count what they say, and their intervals are Wilson's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.scoring.__main__ import main
from macros.scoring.judged import OWN, STEPS, moved
from macros.scoring.measuring import Rate, figures, rows_of
from rulecheck.reading.weighing import Sureness

SURE = Sureness(topic=0.6, true=0.6, false=0.85, presumed=0.5, together=0.8)


def test_each_measure_counts_what_it_says() -> None:
    rows = [
        *rows_of("a", "en", {"2": "violated", "7": "satisfied"}, {"2": "violated", "7": "undetermined"}),
        *rows_of("b", "en", {"2": "satisfied", "9": "undetermined"}, {"2": "violated", "9": "satisfied"}),
        *rows_of("c", "en", {"14": "violated"}, {"6": "violated"}),
    ]
    assert {name: (rate.hits, rate.total) for name, rate in figures(rows).items()} == {
        "recall": (4, 5),
        "precision": (4, 5),
        "decided": (1, 4),  # 2 and 7 of a, 2 of b and 14 of c are settled; only 2 of a was given so
        "wrong": (3, 4),  # 2 and 9 of b, 6 of c
        "flips": (1, 4),  # 2 of b
        "exact": (1, 6),
    }


def test_articles_stand_in_the_order_of_their_numbers() -> None:
    assert [row.article for row in rows_of("a", "en", {"10": "violated"}, {"9": "violated"})] == ["9", "10"]


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605)],
)
def test_intervals_are_those_published(hits: int, total: int, low: float, high: float) -> None:
    """The last two: Newcombe 1998, Statistics in Medicine 17, 857-872, table I, method 3."""
    assert Rate(hits, total).interval == pytest.approx((low, high), abs=5e-5)


def test_of_nothing_nothing_is_known() -> None:
    assert Rate(0, 0).interval == (0.0, 1.0)


@given(st.integers(1, 400).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total))))
def test_an_interval_holds_its_share(counts: tuple[int, int]) -> None:
    rate = Rate(*counts)
    low, high = rate.interval
    assert 0 <= low <= rate.share + 1e-12
    assert rate.share - 1e-12 <= high <= 1


def test_sureness_moves_from_lax_to_strict_through_the_readers_own() -> None:
    assert list(STEPS) == sorted(STEPS)
    along = [moved(SURE, step) for step in STEPS]
    assert along[STEPS.index(OWN)] == SURE
    for name in ("false", "together"):
        values = [getattr(sure, name) for sure in along]
        assert values == sorted(values)
        assert values[0] > 0
        assert values[-1] < 1
    assert {(sure.topic, sure.true, sure.presumed) for sure in along} == {(SURE.topic, SURE.true, SURE.presumed)}


@pytest.mark.parametrize("part", ["locked", "validation", "tests/corpus/locked/lin.jsonl"])
def test_only_the_development_part_is_printed(part: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([part, "--article", "14"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines
    assert {line.split()[0] for line in lines} <= {"all", "en", "zh-Hans", "zh-Hant", "article"}


def test_a_part_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["elsewhere"])
    assert "dev, validation, locked" in capsys.readouterr().err
