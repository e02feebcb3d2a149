"""The measures: what is found engaged, what is decided, and how often the decision is wrong, with their intervals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

DECIDED = frozenset(("violated", "satisfied"))
MEASURES = ("recall", "precision", "decided", "wrong", "flips", "exact")
_Z95 = 1.959964
"""The normal distribution's two-sided 95% point."""


@dataclass(frozen=True, slots=True)
class Row:
    """One article of one scenario: what was expected and what the checker gave; None where not engaged."""

    scenario: str
    lang: str
    article: str
    expected: str | None
    given: str | None


@dataclass(frozen=True, slots=True)
class Rate:
    """A proportion with what it counts."""

    hits: int
    total: int

    @property
    def share(self) -> float:
        """The proportion, 0 to 1; 0 of nothing."""
        return self.hits / self.total if self.total else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The 95% confidence interval by Wilson (1927); from 0 to 1 where nothing was counted."""
        if not self.total:
            return 0.0, 1.0
        share, total = self.share, self.total
        middle = share + _Z95**2 / (2 * total)
        spread = _Z95 * (share * (1 - share) / total + _Z95**2 / (4 * total**2)) ** 0.5
        below = 1 + _Z95**2 / total
        return max(0.0, (middle - spread) / below), min(1.0, (middle + spread) / below)

    def __str__(self) -> str:
        low, high = self.interval
        return f"{self.share:6.1%} ({self.hits}/{self.total}; {low:.0%}–{high:.0%})"


def figures(rows: Iterable[Row]) -> dict[str, Rate]:
    """Return the MEASURES of some rows.

    recall, precision: engaged articles found, and found ones that are engaged. decided: of the articles whose outcome
    the text settles, those given exactly that outcome. wrong: of the articles decided, those expected otherwise or not
    at all. flips: of them, those decided the opposite. exact: of all expected or given, those given as expected.
    """
    table = list(rows)
    expected = [row for row in table if row.expected]
    given = [row for row in table if row.given]
    decided = [row for row in given if row.given in DECIDED]
    settled = [row for row in expected if row.expected in DECIDED]
    return {
        "recall": Rate(sum(bool(row.given) for row in expected), len(expected)),
        "precision": Rate(sum(bool(row.expected) for row in given), len(given)),
        "decided": Rate(sum(row.given == row.expected for row in settled), len(settled)),
        "wrong": Rate(sum(row.given != row.expected for row in decided), len(decided)),
        "flips": Rate(sum(row.expected in DECIDED and row.given != row.expected for row in decided), len(decided)),
        "exact": Rate(sum(row.given == row.expected for row in table), len(table)),
    }


def rows_of(scenario: str, lang: str, expected: Mapping[str, str], given: Mapping[str, str]) -> list[Row]:
    """Return a row for every article that was expected or given, in the order of articles."""
    articles = sorted({*expected, *given}, key=int)
    return [Row(scenario, lang, article, expected.get(article), given.get(article)) for article in articles]
