"""The page on speed says what the figures say: goals kept and missed, and wherever something else was faster."""

from __future__ import annotations

from typing import Any

import pytest

from macros.benching.figures import figure, percentile
from macros.pages.environment import render
from macros.pages.languages import LANGUAGES
from macros.pages.views.speed import goals, speed_view


def figures(**changed: float) -> dict[str, Any]:
    """Figures of a made-up run in which the checker loses nothing, but for what is changed."""
    of = {"snapshot": 300.0, "ordinary": 500.0, "bare": 1000.0, "naive": 1500.0, "peer": 2000.0, **changed}
    fast = {way: {"cold": figure([of[way]]), "warm": figure([of[way]]), "bytes": 4e6} for way in of if way in OF_STARTS}
    slow = {way: {"cold": kinds["cold"]} for way, kinds in fast.items() if way != "peer"}
    judged = {"rulecheck": 10.0, "rulecheck, every norm": of.get("every", 50.0), "other": 100.0}
    return {
        "date": "2026-11-25",
        "rounds": 7,
        "machine": {"processor": "Made-up", "cores": 2, "system": "Linux", "python": "3.11"},
        "versions": {"Pyodide": "0"},
        "left_out": [],
        "checks": {"texts": 3, "p50": figure([5.0]), "p95": figure([of.get("p95", 9.0)])},
        "starts": {"fast": fast, "slow_line": slow, "slow_processor": slow},
        "judging": {
            "norms": 2,
            "texts": 3,
            "versions": {"other": "1"},
            "microseconds": {name: figure([time], 1) for name, time in judged.items()},
        },
        "building": {
            "real": {"pages": 10, "ours": figure([1.2], 2), "alone": figure([1.0], 2)},
            "scaling": [
                {"instruments": 1, "pages": 10, "seconds": figure([1.0], 2), "a_page": 100.0},
                {"instruments": 10, "pages": 100, "seconds": figure([10.0], 2), "a_page": of.get("a_page", 100.0)},
            ],
        },
    }


OF_STARTS = ("snapshot", "ordinary", "bare", "naive", "peer")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_nothing_is_lost_the_page_says_so(lang: str) -> None:
    view = speed_view(lang, figures())
    assert all(goal["met"] for goal in view["goals"])
    assert view["losses"] == []
    assert view["w"]["speed_no_losses"] in render("speed.html", 1, **view)


@pytest.mark.parametrize(
    ("changed", "goal", "losses"),
    [
        ({"snapshot": 400.0}, "bare_cold", 0),
        ({"snapshot": 600.0}, "peer_cold", 4),  # the ordinary start is faster then, in each kind of visit
        ({"p95": 20.0}, "check", 0),
        ({"every": 200.0}, None, 1),
        ({"a_page": 130.0}, None, 1),
    ],
)
def test_what_is_missed_or_lost_is_told(changed: dict[str, float], goal: str | None, losses: int) -> None:
    found = figures(**changed)
    missed = [name for name, aim, measured in goals(found) if measured > aim]
    assert goal in missed if goal else missed == []
    assert len(speed_view("en", found)["losses"]) == losses


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_start_is_shown_as_a_bar_and_in_a_table(lang: str) -> None:
    page = render("speed.html", 1, **speed_view(lang, figures()))
    assert page.count("<svg") == 4 + 3
    assert page.count("<details>") == 4
    assert "Made-up" in page


def test_figures_are_medians_with_quartiles() -> None:
    assert figure([3, 1, 2, 5, 4]) == {"median": 3, "quartiles": [2, 4], "n": 5}
    assert figure([1.25], 2) == {"median": 1.25, "quartiles": [1.25, 1.25], "n": 1}
    assert percentile(range(1, 101), 0.95) == 95
    assert percentile([7.0], 0.95) == 7.0
    with pytest.raises(ValueError, match="no times"):
        figure([])
