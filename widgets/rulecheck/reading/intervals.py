"""Lapses of time in words ("two weeks later", 三個月後): how a duty of promptness takes them.

Reading agreed in the norms: the same or next day is prompt; months later is late; anything between is left to judgment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Pace = Literal["prompt", "late", "interval"]

_NUMBERS = {
    "半": 0.5, "一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
    "几": 3, "数": 3, "多": 3, "half": 0.5, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "several": 3, "some": 3,
    "few": 3, "many": 3, "couple": 2, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
}  # fmt: skip
_DAYS = {
    "分钟": 0, "小时": 0, "钟头": 0, "天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7, "旬": 10, "月": 30, "季度": 90, "年": 365,
    "minute": 0, "hour": 0, "day": 1, "week": 7, "fortnight": 14, "month": 30, "quarter": 90, "year": 365,
}  # fmt: skip
_ZH = re.compile(
    r"(?P<n>\d{1,4}|[半一两二三四五六七八九十几数]{1,3})(?:来|余|多)?个?(?P<u>分钟|小时|钟头|天|日|周|星期|礼拜|月|季度|年)"
    r"(?:多|半)?(?:之后|以后|过后|后|才|内|之内|以内|了)"
    r"|第(?P<n2>\d{1,3}|[一二三四五六七八九十]{1,3})(?P<u2>天|日|周)"
)
_EN = re.compile(
    r"(?P<n>\d{1,4}|[a-z]{1,8})[ -](?:a |of |full |whole |working |and a half )?(?P<u>minute|hour|day|week|fortnight|month|quarter|year)s?"
    r"(?= (?:later|after|afterwards|late|on\b|passed|went|before|to |for )|,? (?:and|later))"
    r"|(?:within|after|took|in) (?:about |nearly |almost |over )?(?P<n2>\d{1,4}|[a-z]{1,8}) (?:working )?(?P<u2>minute|hour|day|week|fortnight|month|year)s?"
)
_PROMPT_DAYS, _LATE_DAYS = 1, 60


@dataclass(frozen=True, slots=True)
class Lapse:
    """A lapse of time said in the text, with how a duty of promptness takes it."""

    pace: Pace
    start: int
    end: int


def _number(word: str) -> float | None:
    if word.isdigit():
        return int(word)
    if word in _NUMBERS:
        return _NUMBERS[word]
    values = [_NUMBERS[char] for char in word if char in _NUMBERS] if not word.isascii() else []
    if len(values) != len(word) or not values:
        return None
    if len(values) == 1:
        return values[0]
    if values[0] == _NUMBERS["十"]:
        return values[0] + values[1]
    return values[0] * values[1] + (values[2] if len(values) > 2 else 0) if values[1] == _NUMBERS["十"] else values[1]


def pace_of(days: float) -> Pace:
    """Return how promptness takes a number of days."""
    if days <= _PROMPT_DAYS:
        return "prompt"
    return "late" if days >= _LATE_DAYS else "interval"


def lapses(folded: str) -> Iterator[Lapse]:
    """Yield the lapses of time that a folded text names, in order."""
    for pattern in (_ZH, _EN):
        for match in pattern.finditer(folded):
            groups = match.groupdict()
            word, unit = groups["n"] or groups.get("n2"), groups["u"] or groups.get("u2")
            number = _number(word) if word else None
            if number is not None and unit:
                yield Lapse(pace_of(number * _DAYS[unit]), match.start(), match.end())
