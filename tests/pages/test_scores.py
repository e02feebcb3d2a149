"""The page "How well it reads" says what the kept account says, for every part, language and article, and so does its picture."""

from __future__ import annotations

import pytest

from macros.pages import views
from macros.pages.languages import LANGUAGES
from macros.pages.library import Library
from macros.pages.views.scores import cell
from macros.scoring.account import read

KEPT = read()


@pytest.fixture(scope="module")
def library() -> Library:
    return Library()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_figure_of_the_account_is_shown_the_locked_part_first(library: Library, lang: str) -> None:
    view = views.scores_view(library, lang)
    assert [part["id"] for part in view["parts"]] == ["locked", "validation", "dev"]
    for part in view["parts"]:
        kept = KEPT["parts"][part["id"]]
        assert {row["measure"]: row["all"] for row in part["rows"]} == {
            name: cell(name, counts) for name, counts in kept["all"].items()
        }
        assert [row["article"] for row in part["articles"]] == list(kept["by_article"])


def test_what_misses_its_aim_is_said_to() -> None:
    assert cell("recall", [94, 100])["met"] is False
    assert cell("recall", [95, 100])["met"] is True
    assert cell("wrong", [3, 100])["met"] is False
    assert cell("flips", [1, 1000])["met"] is False
    assert cell("flips", [0, 1000])["met"] is True
    assert cell("exact", [1, 2])["met"] is None


def test_the_picture_has_each_point_within_its_frame_and_one_in_use_a_line(library: Library) -> None:
    picture = views.scores_view(library, "en")["curve"]
    for line in picture["lines"]:
        assert len(line["points"]) == len(KEPT["parts"][line["part"]]["curve"])
        assert sum(point["own"] for point in line["points"]) == 1
        for point in line["points"]:
            assert picture["left"] <= point["x"] <= picture["right"]
            assert picture["top"] <= point["y"] <= picture["bottom"]


def test_every_pair_that_is_misread_is_shown(library: Library) -> None:
    pairs = views.scores_view(library, "zh-Hans")["pairs"]
    assert len(pairs["missed"]) == pairs["total"] - pairs["right"]
