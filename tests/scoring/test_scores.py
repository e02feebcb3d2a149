"""The figures that the site shows are those that the reader has now, on the corpora there are now."""

from __future__ import annotations

from typing import Any

import pytest

from macros.scoring.account import account, read, stale
from macros.scoring.measuring import MEASURES
from macros.scoring.scenarios import PARTS
from tests.rulecheck.bundles import BUNDLE

KEPT = read()
MEND = "The kept figures are no longer those of the reader: run `make score`, look at what changed, and commit it."


def test_the_kept_figures_rest_on_these_weights_pairs_and_corpora() -> None:
    assert stale(KEPT) == [], MEND


@pytest.fixture(scope="module")
def now() -> dict[str, Any]:
    return account(BUNDLE)


@pytest.mark.parametrize("part", PARTS)
def test_the_kept_figures_are_what_the_reader_comes_to(part: str, now: dict[str, Any]) -> None:
    assert now["parts"][part] == KEPT["parts"][part], MEND


def test_the_kept_account_is_whole(now: dict[str, Any]) -> None:
    assert now == KEPT, MEND


@pytest.mark.parametrize("part", PARTS)
def test_languages_and_articles_add_up(part: str) -> None:
    kept = KEPT["parts"][part]
    for name in MEASURES:
        for group in ("by_language", "by_article"):
            sums = [sum(row[name][i] for row in kept[group].values()) for i in (0, 1)]
            assert sums == kept["all"][name]


@pytest.mark.parametrize("part", PARTS)
def test_the_curve_passes_through_the_readers_own_figures(part: str) -> None:
    kept = KEPT["parts"][part]
    own = next(point for point in kept["curve"] if point["step"] == 0)
    assert (own["decided"], own["wrong"]) == (kept["all"]["decided"], kept["all"]["wrong"])
