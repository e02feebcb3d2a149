"""Many descriptions: one JSON object a line in, one result a line out, in the same order, streaming."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, TextIO

from rulecheck.checking import Checker, UnusableInput
from rulecheck.cli.progress import progress


class _BadLine(ValueError):
    """A line that is not a usable request."""


def _request(line: str) -> dict[str, Any]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _BadLine(f'not JSON: {error}; write one {{"id", "text"}} object a line') from None
    if not isinstance(data, dict):
        raise _BadLine('not an object; write {"id": …, "text": …}')
    return data


def _checked(checker: Checker, data: dict[str, Any], lang: str | None) -> dict[str, Any]:
    text, on, facts = data.get("text"), data.get("on"), data.get("facts")
    if not isinstance(text, str):
        raise _BadLine('"text" is missing or not a string')
    if facts is not None and not isinstance(facts, dict):
        raise _BadLine('"facts" is not an object of fact names to true, false or null')
    try:
        day = date.fromisoformat(on) if on is not None else None
    except (TypeError, ValueError):
        raise _BadLine(f'"on" is {on!r}, not a date such as "2016-03-01"') from None
    return checker.check(text, lang=lang, on=day, facts=facts, id=data.get("id"))


def check_line(checker: Checker, line: str, lang: str | None = None) -> dict[str, Any]:
    """Check one line; a bad one gives {"id", "error"} in its place (id null where it cannot be read)."""
    identifier = None
    try:
        data = _request(line)
        identifier = data.get("id")
        return _checked(checker, data, lang)
    except UnusableInput as error:
        return {"id": identifier, "error": error.message[lang or "en"]}
    except _BadLine as error:
        return {"id": identifier, "error": str(error)}


@contextmanager
def _opened(path: str) -> Iterator[TextIO]:
    if path == "-":
        yield sys.stdin
        return
    with open(path, encoding="utf-8", errors="replace") as stream:  # noqa: PTH123 -- a path or "-", as given
        yield stream


def _size(path: str) -> int:
    """Return how many bytes a file has; 0 where that cannot be told (standard input, a pipe)."""
    return os.path.getsize(path) if path != "-" and os.path.isfile(path) else 0  # noqa: PTH113, PTH202


def check_lines(checker: Checker, path: str, lang: str | None = None) -> None:
    """Check a file of lines and print a result a line, each as soon as it is there. Blank lines are passed over.

    Nothing is kept from one line to the next. On a terminal, a bar on standard error tells how far it is. Raises
    OSError if the file cannot be read.
    """
    with _opened(path) as stream, progress(_size(path), sys.stderr) as told:
        for line in stream:
            if line.strip():
                print(json.dumps(check_line(checker, line, lang), ensure_ascii=False), flush=True)
            told.advance(len(line.encode("utf-8", errors="replace")))
