"""What is wrong with the data and what to do about it: the one form in which every validator speaks."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TextIO


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong: the file (under rules_data), its line (from 1), the place in it, and what to do."""

    file: str
    line: int
    place: str
    message: str
    remedy: str

    def __str__(self) -> str:
        """Return `file:line: place: message What to do: remedy`, without a place for the whole file."""
        where = f"{self.place}: " if self.place else ""
        return f"{self.file}:{self.line}: {where}{self.message} What to do: {self.remedy}"


class RulesDataError(Exception):
    """The data cannot be used. `problems` holds everything found, in order of file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def print_problems(problems: Iterable[Problem], stream: TextIO | None = None) -> int:
    """Print every problem, one a line, and a closing line with their number; return the number."""
    out = stream or sys.stderr
    found = sorted(problems)
    for problem in found:
        print(problem, file=out)
    if found:
        print(f"{len(found)} problem{'s' if len(found) > 1 else ''} in rules_data.", file=out)
    return len(found)
