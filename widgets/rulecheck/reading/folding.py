"""Folding: one character to one character, so that traditional and simplified, wide and narrow, match alike."""

from __future__ import annotations

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


def fold_table(script: Mapping[str, str]) -> dict[int, str]:
    """Return a table for `str.translate` from a traditional-to-simplified map of single characters."""
    table = {code: chr(code - _WIDE_SHIFT) for code in range(_WIDE_FIRST, _WIDE_LAST + 1)}
    table |= {ord(char): plain for char, plain in _PLAIN.items()}
    # half of a character, as JavaScript may cut one: no encoding has it
    table |= dict.fromkeys(_SURROGATES, "\ufffd")
    return table | {ord(char): simple for char, simple in script.items()}


def fold(text: str, table: Mapping[int, str]) -> str:
    """Fold a text for matching. The result has exactly as many code points, so offsets stay true."""
    folded = text.translate(table)
    return "".join(low if len(low := char.lower()) == 1 else char for char in folded)
