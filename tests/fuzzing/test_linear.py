"""No text takes steps that grow faster than its length: counted lines of the reader, not seconds, at n, 2n and 4n."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import rulecheck
from rulecheck.checking import Checker
from tests.rulecheck.bundles import BUNDLE

ROOT = str(Path(rulecheck.__file__).parent)
CHECKER = Checker(BUNDLE)
SIZES = (600, 1200, 2400)
MOST = 2.35
"""Steps added by the second doubling, for one added by the first: 2 where they grow as the text does, 4 as its square."""
PIECES = {
    "negations": "没有", "negations in English": "not ", "a cue in one huge clause": "未经市长批准", "thousands of clauses": "市长批准，",
    "sentences": "副市长召集会议。", "digits": "9", "numbers of numbers": "9,", "punctuation": "…", "questions": "批没批", "open clauses": "是否报市长，",
    "acts without a doer": "approved ", "a list": "年度计划、", "days": "3月5日", "lapses of time": "two months later, ", "subjects and colons": "市长：",
    "forms with a gap": "请", "joined acts": "approved and ", "one word": "a", "events": "vice mayor chaired a meeting and invited county heads; ",
}  # fmt: skip


def steps(text: str) -> int:
    """Return how many lines of the engine are run in reading a text."""
    found = 0

    def line(_frame: FrameType, event: str, _given: Any) -> Any:
        nonlocal found
        found += event == "line"
        return line

    def call(frame: FrameType, _event: str, _given: Any) -> Any:
        return line if frame.f_code.co_filename.startswith(ROOT) else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        CHECKER._reader.read(text)
    finally:
        sys.settrace(before)
    return found


@pytest.mark.parametrize("kind", PIECES)
def test_steps_grow_no_faster_than_the_text(kind: str) -> None:
    one, two, four = (steps((PIECES[kind] * size)[:size]) for size in SIZES)
    assert four - two <= MOST * (two - one) + 1000, (one, two, four)
