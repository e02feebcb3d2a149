"""Folding: one character to one character, so that traditional and simplified, wide and narrow, match alike."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

_WIDE_FIRST, _WIDE_LAST, _WIDE_SHIFT = 0xFF01, 0xFF5E, 0xFEE0
_SURROGATES = range(0xD800, 0xE000)
_PLAIN = {
    "’": "'",
    "‘": "'",
    "“": '"',
    "”": '"',
    "\u3000": " ",
    "\u00a0": " ",
    "—": "―",
    "–": "―",
    "﹣": "-",
    "·": "・",
}


class FoldTable(dict[int, str]):
    """A table for `str.translate` that knows a script's characters, sorted in two strings, and keeps what it was asked.

    Thousands of entries that most texts have no use for would take ten times as much of a browser's memory.
    """

    def __init__(self, script: Mapping[str, str]) -> None:
        super().__init__({code: chr(code - _WIDE_SHIFT) for code in range(_WIDE_FIRST, _WIDE_LAST + 1)})
        self.update((ord(char), plain) for char, plain in _PLAIN.items())
        self._from = "".join(sorted(script))
        self._to = "".join(script[char] for char in self._from)

    def is_traditional(self, char: str) -> bool:
        """Whether the script map has another character for this one."""
        return self._place(char) >= 0

    def is_simplified(self, char: str) -> bool:
        """Whether a character is what some traditional one becomes, and is no traditional one itself."""
        return char in self._to and not self.is_traditional(char)

    def _place(self, char: str) -> int:
        place = bisect_left(self._from, char)
        return place if self._from[place : place + 1] == char else -1

    def __missing__(self, code: int) -> str:
        char = chr(code)
        place = self._place(char)
        # half of a character, as JavaScript may cut one: no encoding has it
        folded = "\ufffd" if code in _SURROGATES else self._to[place] if place >= 0 else char
        self[code] = folded
        return folded


def fold(text: str, table: Mapping[int, str]) -> str:
    """Fold a text for matching. The result has exactly as many code points, so offsets stay true."""
    folded = text.translate(table)
    return "".join(low if len(low := char.lower()) == 1 else char for char in folded)
