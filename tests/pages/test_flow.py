"""The flow pictures: every question of a norm in order, every word of it in the picture, nothing beyond its box."""

from __future__ import annotations

import pytest

from macros.pages.languages import LANGUAGES, words
from macros.pages.library import library
from macros.pages.views.flow import MAIN, PAD, SIZE, _em, flow, wrap
from macros.pages.views.norms import norm_views

NORMS = [norm["id"] for norm in library().first.current["norms"]["norms"]]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NORMS)
def test_a_norms_questions_stand_in_order_and_within_their_boxes(name: str, lang: str) -> None:
    views = norm_views(library().first.current, name.partition(".")[0], lang)
    norm = next(view for view in views if view["id"] == name)
    drawn = flow(norm, words(lang))
    kinds = [box["kind"] for box in drawn["boxes"]]
    assert kinds == [
        "engaged",
        *["engaged"] * len(norm["conditions"]),
        "requirement",
        *["exception"] * len(norm["exceptions"]),
    ]
    assert [box["outcome"] for box in drawn["boxes"]][-1] == "satisfied"
    assert all(_em(line) * SIZE <= MAIN - 2 * PAD for box in drawn["boxes"] for line in box["lines"])
    bottoms = [box["y"] + box["height"] for box in drawn["boxes"]]
    assert bottoms == sorted(bottoms)
    assert bottoms[-1] < drawn["end"] < drawn["height"]


def test_lines_break_between_words_and_never_before_closing_punctuation() -> None:
    assert wrap("the mayor approved it", 6) == ["the mayor", "approved it"]
    assert wrap("市長批准，後呈報", 4) == ["市長批", "准，後呈", "報"]
    assert (
        "".join(wrap("副市長主持召開的會議和組織的活動，一般不邀請", 5))
        == "副市長主持召開的會議和組織的活動，一般不邀請"
    )
