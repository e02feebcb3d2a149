"""Open forms that are patterns, not words: 批沒批 (verb, not, verb), and 批了沒有 at a clause's end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rulecheck.reading.lexicon import Token
from rulecheck.reading.units import Unit

_NOT = frozenset("没不")
_OPEN = frozenset(("open",))
_OPEN_BACK = frozenset(("open_before",))
_ENDS = frozenset(",.;:!?。、;\n)")
_DONE = frozenset("了过")


def open_forms(units: Sequence[Unit]) -> Iterator[Token]:
    """Yield a token "open" where a verb is put with its negation, and "open_before" where 沒有 closes a clause."""
    for place, unit in enumerate(units):
        if unit.key not in _NOT:
            continue
        after = place + (2 if place + 1 < len(units) and units[place + 1].key == "有" else 1)
        if 0 < place and after < len(units) and units[place - 1].key == units[after].key:
            yield _token(units, place - 1, after + 1, _OPEN)
        elif _closes(units, place, after):
            yield _token(units, place, after, _OPEN_BACK)


def _closes(units: Sequence[Unit], place: int, after: int) -> bool:
    """Whether 沒(有) at `place` ends its clause, a completed act (…了, …過) or a question mark making it a question."""
    if after < len(units) and units[after].key not in _ENDS:
        return False
    asked = after < len(units) and units[after].key == "?"
    reach = [unit.key for unit in units[max(0, place - 10) : place]]
    for key in reversed(reach):
        if key in _ENDS:
            break
        if key in _DONE:
            return True
    return asked and bool(reach) and reach[-1] not in ("也", "都", "就")


def _token(units: Sequence[Unit], first: int, last: int, concepts: frozenset[str]) -> Token:
    return Token(concepts, "operator", first, last, units[first].start, units[last - 1].end)
