"""The entries of the engine to what others write: each takes any bytes and fails if what comes out is not as promised."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import rulecheck
from rulecheck.browser import handle
from rulecheck.checking import MOST_CHARACTERS, Checker, UnusableInput, parse_day
from rulecheck.cli.batch import check_line
from rulecheck.cli.main import parse_fact
from rulecheck.model.bundle import load_bundle
from rulecheck.reading.dates import dated
from rulecheck.reading.folding import FoldTable, fold
from rulecheck.reading.intervals import lapses
from rulecheck.reading.lexicon import Lexicon
from rulecheck.reading.passage import cut
from rulecheck.usable import user_facts

INSTRUMENT = "panjin-2015-142"
LANGUAGES = ("zh-Hant", "zh-Hans", "en")
FILE = Path(rulecheck.__file__).parent / "bundles" / f"{INSTRUMENT}.json"
CODES = frozenset(("empty", "too_long", "no_words", "bad_date", "bad_value", "unknown_fact", "bad_request", "bad_fact"))
"""Why the engine refuses: anything else, "engine" above all, would be an exception that nobody expected."""


@cache
def _held() -> tuple[Checker, Lexicon, Mapping[int, str]]:
    bundle = load_bundle(FILE.read_text(encoding="utf-8"))
    return Checker(bundle), Lexicon(bundle.reading), FoldTable(bundle.reading["fold"])


def text_of(content: bytes) -> str:
    """Return bytes as text, lone surrogates let through: JavaScript's strings and JSON can hold them."""
    if content[:1] == b"\xff":
        return content[1:].decode("utf-8", errors="surrogateescape")
    try:
        return content.decode("utf-8", errors="surrogatepass")
    except UnicodeDecodeError:
        return content.decode("utf-8", errors="replace")


def _refused(error: UnusableInput) -> None:
    assert error.code in CODES, error.code
    assert set(error.message) == set(LANGUAGES)
    assert all(error.message.values())


def whole_check(content: bytes) -> None:
    """A description: a result that is plain JSON, its spans within the text and showing its own words; or a refusal."""
    text = text_of(content)
    try:
        result = _held()[0].check(text)
    except UnusableInput as error:
        return _refused(error)
    json.dumps(result)
    assert len(text) <= MOST_CHARACTERS
    for fact in result["facts"]:
        if fact["start"] is not None:
            assert 0 <= fact["start"] < fact["end"] <= len(text)
            assert fact["quote"] == text[fact["start"] : fact["end"]]
    return None


def request(content: bytes) -> None:
    """What the page sends, as JSON or not: an answer in JSON, never an exception of the engine."""
    answer = json.loads(handle(text_of(content)))
    if "error" in answer:
        assert answer["error"]["code"] in CODES, answer["error"]
        assert set(answer["error"]["message"]) == set(LANGUAGES)


def saved_or_batch(content: bytes) -> None:
    """A line of JSON from a file: one result, or {"id", "error"}."""
    answer: dict[str, Any] = check_line(_held()[0], text_of(content))
    assert "id" in answer
    json.dumps(answer)


def facts(content: bytes) -> None:
    """Facts that a link, a file or the command line gives."""
    text = text_of(content)
    try:
        given = dict(parse_fact(part) for part in text.split(" ")[:20])
        user_facts(_held()[0].bundle, given)
    except UnusableInput as error:
        _refused(error)


def day(content: bytes) -> None:
    """A date: the day, or a refusal; and a status for every day there is."""
    try:
        on = parse_day(text_of(content))
    except UnusableInput as error:
        return _refused(error)
    assert _held()[0].check("甲", on=on)["status"]["on"] == on.isoformat()
    return None


def folding(content: bytes) -> None:
    """Folding keeps every place: as many code points out as in."""
    text = text_of(content)
    assert len(fold(text, _held()[2])) == len(text)


def cutting(content: bytes) -> None:
    """Clauses: in order, apart, and each with the tokens that lie in it."""
    _, lexicon, table = _held()
    text = text_of(content)[:MOST_CHARACTERS]
    passage = cut(text, lexicon, table)
    end = 0
    for clause in passage.clauses:
        assert end <= clause.first < clause.last <= len(passage.units)
        end = clause.last
        assert all(clause.first <= token.first < clause.last for token in clause.tokens)


def times(content: bytes) -> None:
    """Days and lapses of time: within the text."""
    text = fold(text_of(content), _held()[2])
    assert all(0 <= one.start < len(text) for one in dated(text))
    assert all(0 <= one.start < one.end <= len(text) for one in lapses(text))


ENTRIES: Mapping[str, tuple[Callable[[bytes], None], int]] = {
    "folding": (folding, 400_000),
    "times": (times, 250_000),
    "facts": (facts, 150_000),
    "day": (day, 150_000),
    "cutting": (cutting, 60_000),
    "request": (request, 12_000),
    "saved_or_batch": (saved_or_batch, 12_000),
    "whole_check": (whole_check, 2_400),
}
"""Entry -> what is tried, and how many inputs `make fuzz` gives it: a million and more in all, most where they are cheap."""
