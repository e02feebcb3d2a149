"""Where the glossary's terms stand in a text, so that the same term can be found in each language.

Chinese is matched letter by letter, the longest term first; English word by word, endings such as
-s, -ed and -ing set aside. What is marked is a help to the reader and no part of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

Run = tuple[str, str | None]
"""A stretch of text and the id of the term that it is, if any."""
Forms = list[tuple[tuple[str, ...], str]]
"""Terms as sequences of characters (Chinese) or stems (English), the longest first, each with its id."""

_WORD = re.compile(r"[A-Za-z]+(?:’s)?")
_ENDINGS = ("ions", "ion", "ing", "ed", "es", "al", "s", "e")
_SHORTEST = 4


def stem(word: str) -> str:
    """Return an English word in lower case without its ending: approv for approve, approved and approval."""
    word = word.lower().removesuffix("’s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word.removesuffix(ending)
    return word


def forms(terms: Iterable[Mapping[str, Any]], lang: str) -> Forms:
    """Return what to look for in a language: each term and its aliases, as the glossary's JSON has them."""
    found: Forms = []
    for entry in terms:
        for name in (entry["term"][lang], *(entry["aliases"] or {}).get(lang, ())):
            plain = re.sub(r"\s*\([^)]*\)", "", name)
            units = tuple(map(stem, _WORD.findall(plain))) if lang == "en" else tuple(plain)
            found.append((units, entry["id"]))
    return sorted(set(found), key=lambda form: (-len(form[0]), form))


def mark(text: str, lang: str, wanted: Forms) -> list[Run]:
    """Return a text in runs, those that are terms with their id. The runs joined are the text."""
    if lang == "en":
        words = [(match.start(), match.end()) for match in _WORD.finditer(text)]
        units = [stem(text[start:end]) for start, end in words]
    else:
        words = [(place, place + 1) for place in range(len(text))]
        units = list(text)
    runs: list[Run] = []
    here = place = 0
    while place < len(units):
        hit = next((form for form in wanted if tuple(units[place : place + len(form[0])]) == form[0]), None)
        if hit is None:
            place += 1
            continue
        start, end = words[place][0], words[place + len(hit[0]) - 1][1]
        if start > here:
            runs.append((text[here:start], None))
        runs.append((text[start:end], hit[1]))
        here, place = end, place + len(hit[0])
    return [*runs, (text[here:], None)] if here < len(text) else runs
