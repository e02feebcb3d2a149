"""The page on speed says what the figures say: goals kept and missed, and wherever something else was faster."""

from __future__ import annotations

from typing import Any

import pytest

from macros.benching.__main__ import PARTS, chosen, merged
from macros.benching.figures import exponent, figure, percentile
from macros.benching.scaling import summed
from macros.pages.environment import render
from macros.pages.languages import LANGUAGES
from macros.pages.views.speed import goals, speed_view


def figures(**changed: float) -> dict[str, Any]:
    """Figures of a made-up run in which the checker loses nothing, but for what is changed."""
    of = {"snapshot": 300.0, "ordinary": 500.0, "bare": 1000.0, "naive": 1500.0, "peer": 2000.0, **changed}
    fast = {way: {"cold": figure([of[way]]), "warm": figure([of[way]]), "bytes": 4e6} for way in of if way in OF_STARTS}
    slow = {way: {"cold": kinds["cold"]} for way, kinds in fast.items() if way != "peer"}
    judged = {"rulecheck": 10.0, "rulecheck, every norm": of.get("every", 50.0), "other": 100.0}
    how = {
        "date": "2026-11-25",
        "rounds": 7,
        "machine": {"processor": "Made-up", "cores": 2, "system": "Linux", "python": "3.11"},
        "pyodide": "0",
    }
    found: dict[str, Any] = {
        "starts": {
            "lines": {"fast": fast, "slow_line": slow, "slow_processor": slow},
            "left_out": [],
            "versions": {"Chromium": "0"},
        },
        "checks": {"texts": 3, "p50": figure([5.0]), "p95": figure([of.get("p95", 9.0)])},
        "pages": {"pages": [{"page": "home", "ours": of.get("weight", 70_000), "alone": 71_000}]},
        "judging": {
            "norms": 2,
            "texts": 3,
            "versions": {"other": "1"},
            "microseconds": {name: figure([time], 1) for name, time in judged.items()},
        },
        "building": {"pages": 10, "ours": figure([1.2], 2), "alone": figure([1.0], 2)},
        "scaling": {
            "articles": 15,
            **summed([_size(1, 100.0), _size(10, of.get("a_page", 100.0)), _size(100, of.get("a_page", 100.0))]),
        },
    }
    return {**found, "taken": dict.fromkeys(found, how)}


def _size(instruments: int, a_page: float) -> dict[str, Any]:
    seconds = figure([instruments * a_page / 100], 2)
    return {
        "instruments": instruments,
        "pages": 10 * instruments,
        "seconds": seconds,
        "a_page": a_page,
        "megabytes": 80 + instruments,
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
        ({"weight": 101_000}, "weight", 1),
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


def test_the_exponent_is_that_of_the_power_law() -> None:
    assert exponent([(x, 3 * x) for x in (1, 10, 1000)]) == 1
    assert exponent([(x, 0.5 * x**2) for x in (2, 20, 300)]) == 2
    of_made_up = figures()["scaling"]
    assert (of_made_up["exponent"], of_made_up["memory"]) == (1, 1)


def test_each_part_can_be_run_by_itself_and_keeps_the_others() -> None:
    assert chosen("") == [part for part in PARTS if part != "scaling"]
    assert chosen("judging, checks") == ["checks", "judging"]
    with pytest.raises(SystemExit, match="PARTS may name"):
        chosen("nothing")
    kept = {"checks": 1, "judging": 2, "taken": {"checks": "then", "judging": "then"}}
    found = merged(kept, {"checks": 3}, {"date": "now"})
    assert found == {"checks": 3, "judging": 2, "taken": {"checks": {"date": "now"}, "judging": "then"}}


@pytest.mark.parametrize("part", sorted(set(PARTS)))
def test_a_part_that_was_not_measured_is_not_shown(part: str) -> None:
    found = figures()
    del found[part], found["taken"][part]
    page = render("speed.html", 1, **speed_view("en", found))
    assert f'id="{"weights" if part == "pages" else part}"' not in page


def test_a_part_measured_on_another_day_says_so() -> None:
    found = figures()
    found["taken"]["scaling"] = {**found["taken"]["scaling"], "date": "2026-11-24", "rounds": 8}
    page = render("speed.html", 1, **speed_view("en", found))
    assert "building with more instruments: on 2026-11-24, 8 rounds" in page
