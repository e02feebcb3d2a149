"""Status in time, as norms.yml's reading of Article 15 and the events in work.yml give it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from rulecheck.judging.status import status
from tests.rulecheck.bundles import BUNDLE


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("1999-01-01", "not_yet_in_force"),
        ("2015-12-29", "not_yet_in_force"),
        ("2015-12-30", "commencement_uncertain"),
        ("2015-12-31", "in_force_unless_repealed"),
        ("2016-03-01", "in_force_unless_repealed"),
        ("2026-11-21", "in_force_unless_repealed"),
        ("2026-11-22", "repealed"),
        ("9999-12-31", "repealed"),
    ],
)
def test_status_on_a_day(day: str, state: str) -> None:
    assert status(BUNDLE, date.fromisoformat(day))["state"] == state


def test_without_a_date_it_is_repealed_now_and_says_so_in_three_languages() -> None:
    result = status(BUNDLE, None)
    assert (result["on"], result["state"]) == (None, "repealed")
    assert all(result["reason"][lang] for lang in ("zh-Hant", "zh-Hans", "en"))


def test_every_day_has_exactly_one_status() -> None:
    periods = BUNDLE.status
    assert periods[0].start is None
    assert periods[-1].end is None
    for earlier, later in pairwise(periods):
        assert earlier.end is not None
        assert later.start is not None
        assert date.fromisoformat(earlier.end) + timedelta(days=1) == date.fromisoformat(later.start)
