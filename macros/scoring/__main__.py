"""The command: prints a part's figures, and each miss of the development part; --write keeps all parts' figures."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from macros.scoring.account import FILE, account, write
from macros.scoring.judged import OWN, Judge, rows_at_steps
from macros.scoring.measuring import DECIDED, MEASURES, Rate, Row, figures
from macros.scoring.scenarios import CORPUS, PARTS, ROOT, scenarios
from rulecheck import load_bundle

_BUNDLES = ROOT / "widgets" / "rulecheck" / "bundles"
_SHOWN = "dev"
"""The one part of the corpus whose texts are ever printed."""


def _may_be_printed(part: str) -> bool:
    return part == _SHOWN or (part not in PARTS and not Path(part).resolve().is_relative_to(CORPUS))


def _print(title: str, measures: Mapping[str, Rate]) -> None:
    print(f"{title:10s} " + "  ".join(f"{name} {rate}" for name, rate in measures.items()))


def _print_misses(rows: Iterable[Row], texts: Mapping[str, str]) -> None:
    for row in rows:
        if row.given != row.expected:
            mark = "WRONG" if row.given in DECIDED else "extra" if row.expected is None else "miss "
            print(f"{mark} {row.scenario} art {row.article}: expected {row.expected}, given {row.given}")
            print(f"      {texts[row.scenario]}")


def _print_figures(rows: list[Row]) -> None:
    _print("all", figures(rows))
    for lang in sorted({row.lang for row in rows}):
        _print(lang, figures(row for row in rows if row.lang == lang))
    for article in sorted({row.article for row in rows}, key=int):
        _print(f"article {article}", figures(row for row in rows if row.article == article))


def _parsed(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m macros.scoring", description=__doc__)
    parser.add_argument("part", nargs="?", help=f"{', '.join(PARTS)}, or a JSON-lines file of your own")
    parser.add_argument("--article", help="one article only")
    parser.add_argument("--figures", action="store_true", help="no list of misses")
    parser.add_argument("--write", action="store_true", help=f"score all parts and keep the figures in {FILE.name}")
    parser.add_argument("--bundle", type=Path, default=next(iter(sorted(_BUNDLES.glob("*.json"))), None))
    options = parser.parse_args(arguments)
    if options.bundle is None:
        parser.error("the reader's bundle is not there: run `make data` first")
    if not options.write and not options.part:
        parser.error(f"say which part: {', '.join(PARTS)}, or a file")
    if options.part and options.part not in PARTS and not Path(options.part).is_file():
        parser.error(f"there is no part or file {options.part!r}: name one of {', '.join(PARTS)}, or a JSON-lines file")
    return options


def main(arguments: list[str] | None = None) -> int:
    """Print the figures of a part, or keep those of all parts. Return 0."""
    options = _parsed(arguments)
    bundle = load_bundle(options.bundle.read_text(encoding="utf-8"))
    if options.write:
        kept = account(bundle)
        write(kept)
        print(f"written: {FILE.relative_to(ROOT)}")
        for part, scored in kept["parts"].items():
            _print(part, {name: Rate(*scored["all"][name]) for name in MEASURES})
        return 0
    cases = scenarios(options.part)
    rows = [row for row in rows_at_steps(Judge(bundle), cases, (OWN,))[OWN] if options.article in (None, row.article)]
    if not options.figures and _may_be_printed(options.part):
        _print_misses(rows, {case.id: case.text for case in cases})
    _print_figures(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
