"""Units: a Han character, a Latin word or a number each; what the lexicon is matched against."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_UNIT = re.compile(
    r"(?P<han>[\u3400-\u9fff\uf900-\ufaff〇])"
    r"|(?P<number>\d+(?:[.,:]\d+)*)"
    r"|(?P<negation>n't\b)"
    r"|(?P<word>[a-z]+?(?=n't\b)|[a-z]+)"
    r"|(?P<clitic>'(?:s|d|ll|ve|re|m)\b|-)"
    r"|(?P<mark>\S)"
)
_ENDINGS = (("ies", "i"), ("ied", "i"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))
_VOWEL = re.compile(r"[aeiouy]")
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Unit:
    """`key` is what is matched (a Han character, a word's stem, "#", or a mark). The span is in code points."""

    key: str
    raw: str
    start: int
    end: int


def stem(word: str, irregular: Mapping[str, str]) -> str:
    """Return a rough stem of a lower-case English word, the same for its regular inflections.

    It need not be a word; it only has to be the same for what the lexicon writes and what a description says.
    """
    word = irregular.get(word, word)
    for ending, replacement in _ENDINGS:
        if word.endswith(ending) and not (ending == "s" and word.endswith(("ss", "us", "is"))):
            base = word[: len(word) - len(ending)] + replacement
            if len(base) >= _SHORTEST_STEM and _VOWEL.search(base):
                return _trimmed(base)
            break
    return _trimmed(word)


def _trimmed(base: str) -> str:
    """Drop a doubled consonant and a silent e, and write a final y as i."""
    if len(base) <= _SHORTEST_STEM:
        return base
    if base[-1] == base[-2] and base[-1] not in "aeiouls":
        base = base[:-1]
    base = base.removesuffix("e")
    return base[:-1] + "i" if base.endswith("y") else base


def split_units(folded: str, irregular: Mapping[str, str]) -> list[Unit]:
    """Split a folded text into units, in order. White space and English clitics ('s) are dropped."""
    found: list[Unit] = []
    for match in _UNIT.finditer(folded):
        raw, (start, end) = match.group(), match.span()
        if match.lastgroup == "word":
            found.append(Unit(stem(raw, irregular), raw, start, end))
        elif match.lastgroup == "number":
            found.append(Unit("#", raw, start, end))
        elif match.lastgroup != "clitic":
            found.append(Unit(raw, raw, start, end))
    return found
