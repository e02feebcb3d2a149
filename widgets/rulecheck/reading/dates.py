"""Dates in words, only so far as to tell which of two came first: 七月九日, 9 July, Monday, 九日."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_TEN = "十"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEK_ZH = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7}
_WEEK_EN = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ZH = re.compile(
    r"(?:(?P<m>\d{1,2}|[一二三四五六七八九十]{1,3})月(?:份)?)?(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})[日号](?!常|子|益)"
    r"|(?P<m2>\d{1,2}|[一二三四五六七八九十]{1,2})月(?!底|份计划|计划)"
    r"|(?:周|星期|礼拜)(?P<w>[一二三四五六日天])"
)
_EN = re.compile(
    r"\b(?P<d>\d{1,2})(?:st|nd|rd|th)? (?:of )?(?P<m>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
    r"|\b(?P<m2>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} (?P<d2>\d{1,2})\b"
    r"|\b(?P<m3>january|february|march|april|june|july|august|september|october|november|december)\b"
    r"|\b(?P<w>mon|tues|wednes|thurs|fri|satur|sun)day\b"
)
_MONTH_DAYS = 31


@dataclass(frozen=True, slots=True)
class Dated:
    """A day said in the text. `scale` is "year", "month" or "week": days compare only on the same scale."""

    scale: str
    day: float
    start: int


def _small(word: str) -> int:
    if word.isdigit():
        return int(word)
    if _TEN in word:
        tens, _, ones = word.partition(_TEN)
        return (_DIGITS.get(tens[-1], 0) if tens else 1) * 10 + (_DIGITS.get(ones[-1], 0) if ones else 0)
    return _DIGITS.get(word[-1], 0)


def _zh(match: re.Match[str]) -> Dated:
    if match["w"]:
        return Dated("week", _WEEK_ZH[match["w"]], match.start())
    if match["m2"]:
        return Dated("year", _small(match["m2"]) * _MONTH_DAYS + 0.5, match.start())
    if match["m"]:
        return Dated("year", _small(match["m"]) * _MONTH_DAYS + _small(match["d"]), match.start())
    return Dated("month", _small(match["d"]), match.start())


def _en(match: re.Match[str]) -> Dated:
    if match["w"]:
        return Dated("week", _WEEK_EN.index(match["w"][:3]) + 1, match.start())
    month = (match["m"] or match["m2"] or match["m3"])[:3]
    day = match["d"] or match["d2"]
    return Dated("year", (_MONTHS.index(month) + 1) * _MONTH_DAYS + (int(day) if day else 0.5), match.start())


def dated(folded: str) -> Iterator[Dated]:
    """Yield the days that a folded text names. A bare day of the month takes the month named before it."""
    month = 0.0
    found = sorted([*map(_zh, _ZH.finditer(folded)), *map(_en, _EN.finditer(folded))], key=lambda day: day.start)
    for day in found:
        if day.scale == "year":
            month = day.day // _MONTH_DAYS
        if day.scale == "month" and month:
            yield Dated("year", month * _MONTH_DAYS + day.day, day.start)
        else:
            yield day
