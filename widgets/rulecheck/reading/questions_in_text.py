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
        have = place + 1 < len(units) and units[place + 1].key == "有"
        around = next((after for after in (place + 1, place + 2)[: 1 + have] if _repeats(units, place, after)), None)
        if around is not None:
            yield _token(units, place - 1, around + 1, _OPEN)
        elif _closes(units, place, place + 1 + have):
            yield _token(units, place, place + 1 + have, _OPEN_BACK)


def _repeats(units: Sequence[Unit], place: int, after: int) -> bool:
    return place > 0 and after < len(units) and units[place - 1].key == units[after].key


def with_open_forms(units: Sequence[Unit], tokens: Sequence[Token], found: Sequence[Token]) -> list[Token]:
    """Return the tokens with the open forms `found` among them, and without the negations that those forms contain."""
    if not found:
        return list(tokens)
    inside = {place for form in found if "open" in form.concepts for place in range(form.first + 1, form.last)}
    kept = [token for token in tokens if token.first not in inside or units[token.first].key not in _NOT]
    return sorted([*kept, *found], key=lambda token: (token.first, token.last))


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
