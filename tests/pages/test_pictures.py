"""Pictures say no more than the data: the line of events, the grid of bearers, their dealings, the page of differences."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from macros.pages import views
from macros.pages.languages import LANGUAGES
from macros.pages.library import Library, Shelf
from macros.pages.views.dealings import dealings
from macros.pages.views.timeline import timeline


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Library().first


@pytest.mark.parametrize("lang", LANGUAGES)
def test_only_dated_events_have_a_point(shelf: Shelf, lang: str) -> None:
    events = shelf.current["work"]["events"]
    line = views.status_view(shelf, lang)["timeline"]
    shown = sorted(kind for point in line["points"] for kind in point["kinds"])
    assert shown == sorted(event["kind"] for event in events if event["date"] != "unknown")
    assert sorted(span["kind"] for span in line["spans"]) == ["commencement", "repeal"]


def test_the_unknown_repeal_spans_from_the_first_date_to_the_day_it_was_seen(shelf: Shelf) -> None:
    line = views.status_view(shelf, "en")["timeline"]
    at = {point["date"]: point["x"] for point in line["points"]}
    spans = {span["kind"]: span for span in line["spans"]}
    assert (spans["repeal"]["from"], spans["repeal"]["to"]) == (at["30 December 2015"], at["22 November 2026"])
    assert (spans["commencement"]["from"], spans["commencement"]["to"]) == (
        at["30 December 2015"],
        at["31 December 2015"],
    )


def event(kind: str, date: str, earliest: str | None = None, latest: str | None = None) -> dict[str, Any]:
    return {"kind": kind, "date": date, "not_before": earliest, "not_after": latest}


def test_an_event_without_a_last_day_runs_to_the_open_end() -> None:
    line = timeline([event("signed", "2020-01-01"), event("repeal", "unknown", "2020-01-01")], "en", "today")
    assert line is not None
    assert line["spans"][0]["to"] == line["end"]


def test_without_any_date_there_is_no_picture() -> None:
    assert timeline([event("signed", "unknown")], "en", "today") is None
    assert timeline([], "en", "today") is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_grid_and_words_of_the_bearers_say_the_same(shelf: Shelf, lang: str) -> None:
    view = views.bearers_view(shelf, lang)
    in_grid = {
        (row["name"], place, part) for row in view["rows"] for place, parts in enumerate(row["cells"]) for part in parts
    }
    in_words = {
        (name, place, group["part"])
        for place, article in enumerate(view["articles"])
        for group in article["groups"]
        for said in group["said"]
        for name in said["names"]
    }
    assert in_grid == in_words
    assert all(len(row["cells"]) == 15 for row in view["rows"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_line_stands_for_each_pair_that_the_data_give_and_for_no_other(shelf: Shelf, lang: str) -> None:
    record = shelf.current
    names = {body["id"]: body["name"][lang] for body in record["bearers"]["bodies"]}
    pictures = {picture["name"]: picture for picture in views.bearers_view(shelf, lang)["dealings"]}
    for part, name in (("receives", "reports"), ("decides", "asks")):
        drawn = {
            (line["who"], line["whom"], number)
            for line in pictures[name]["lines"]
            for number in line["numbers"].split(", ")
        }
        given = {
            (names[who], names[one["body"]], one["segment"].partition("__")[0].removeprefix("art_"))
            for one in record["bearers"]["standings"]
            if one["part"] == part
            for who in one["by"]
        }
        assert drawn == given


def test_no_two_lines_of_a_picture_meet_at_their_ends_and_all_stand_within_it(shelf: Shelf) -> None:
    for picture in views.bearers_view(shelf, "en")["dealings"]:
        for side in ("from", "to"):
            ends = sorted(line[side] for line in picture["lines"])
            assert all(second - first >= 20 for first, second in pairwise(ends))
            assert 0 < ends[0] <= ends[-1] < picture["height"]


def test_without_dealings_there_is_no_picture() -> None:
    assert dealings({"bearers": {"bodies": [], "standings": []}}, "receives", "x", "en") is None


def test_the_articles_whose_bearers_differ(shelf: Shelf) -> None:
    """Articles 4, 5, 6, 11 and 14, as the reading agreed for the project has them."""
    rows = {row["short"]: row["cells"] for row in views.bearers_view(shelf, "en")["rows"]}
    assert rows["Affiliated units"][3] == ["not_named"]
    assert [rows["Affiliated units"][n - 1] for n in (5, 6, 11)] == [["bears"]] * 3
    assert [rows["Counties, districts"][n - 1] for n in (4, 5, 6)] == [["not_named"]] * 3
    assert rows["Counties, districts"][10] == ["bears"]
    assert rows["Counties, districts"][13] == rows["Constituent departments"][13] == ["subject"]
    assert rows["Leadership members"][13] == ["not_named"]
    assert all(cells[14] == [] for cells in rows.values())


def test_the_counts_of_the_differences_add_up(shelf: Shelf) -> None:
    view = views.diff_view(shelf, "en")
    assert view["kept"] + view["taken_out"] == view["witness_length"]
    assert view["kept"] + view["put_in"] == view["critical_length"]
    assert sum(kind["count"] for kind in view["kinds"]) == view["departures"]
    assert len(view["lines"]) == 25
