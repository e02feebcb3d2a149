"""Scores the reader on the corpus: what it finds engaged, what it decides, and how often it is confidently wrong.

python tests/corpus/score.py dev            every miss is listed
python tests/corpus/score.py locked         figures only: the locked part is scored, never read
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rulecheck import Checker, load_bundle

HERE = Path(__file__).parent
DECIDED = frozenset(("violated", "satisfied"))
Z95 = 1.96


@dataclass(frozen=True, slots=True)
class Row:
    """One article of one scenario: what was expected and what the checker gave; None where not engaged."""

    scenario: str
    lang: str
    article: str
    expected: str | None
    given: str | None


def scenarios(part: str) -> Iterator[dict[str, Any]]:
    """Yield the scenarios of a part of the corpus (a folder here, or a file's path), in the order of files and lines."""
    paths = sorted((HERE / part).glob("*.jsonl")) if (HERE / part).is_dir() else [Path(part)]
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines if line.strip())


def rows(checker: Checker, cases: Iterable[Mapping[str, Any]]) -> Iterator[Row]:
    """Check each scenario and yield a row for every article that was expected or given."""
    for case in cases:
        given = checker.check(case["text"])["articles"]
        expected = case["expect"]
        for article in sorted({*given, *expected}, key=int):
            yield Row(case["id"], case["lang"], article, expected.get(article), given.get(article))


def interval(hits: int, total: int) -> tuple[float, float]:
    """Return the Wilson 95% confidence interval of a proportion."""
    if not total:
        return 0.0, 1.0
    share = hits / total
    middle = share + Z95**2 / (2 * total)
    spread = Z95 * (share * (1 - share) / total + Z95**2 / (4 * total**2)) ** 0.5
    below = 1 + Z95**2 / total
    return (middle - spread) / below, (middle + spread) / below


@dataclass(frozen=True, slots=True)
class Rate:
    """A proportion with what it counts."""

    hits: int
    total: int

    def __str__(self) -> str:
        low, high = interval(self.hits, self.total)
        share = self.hits / self.total if self.total else 0.0
        return f"{share:6.1%} ({self.hits}/{self.total}; {low:.0%}–{high:.0%})"


def figures(found: Iterable[Row]) -> dict[str, Rate]:
    """Return the measures. `wrong`: decided otherwise than expected, of all decided; a `flip` is the opposite decision."""
    table = list(found)
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


def _print(title: str, measures: Mapping[str, Rate]) -> None:
    print(f"{title:9s} " + "  ".join(f"{name} {rate}" for name, rate in measures.items()))


def main() -> None:
    """Print the figures, by language and article, and for the development part each miss."""
    parser = argparse.ArgumentParser()
    parser.add_argument("part")
    parser.add_argument("--article")
    parser.add_argument("--figures", action="store_true", help="figures only, no list of misses")
    parser.add_argument("--bundle", default="widgets/rulecheck/bundles/panjin-2015-142.json")
    arguments = parser.parse_args()
    checker = Checker(load_bundle(Path(arguments.bundle).read_text(encoding="utf-8")))
    cases = list(scenarios(arguments.part))
    found = [row for row in rows(checker, cases) if arguments.article in (None, row.article)]
    texts = {case["id"]: case["text"] for case in cases}
    if arguments.part != "locked" and not arguments.figures:
        for row in found:
            if row.given != row.expected:
                mark = "WRONG" if row.given in DECIDED else "extra" if row.expected is None else "miss "
                print(
                    f"{mark} {row.scenario} art {row.article}: expected {row.expected}, given {row.given}\n      {texts[row.scenario]}"
                )
    _print("all", figures(found))
    for lang in sorted({row.lang for row in found}):
        _print(lang, figures(row for row in found if row.lang == lang))
    for article in sorted({row.article for row in found}, key=int):
        _print(f"article {article}", figures(row for row in found if row.article == article))


if __name__ == "__main__":
    main()
