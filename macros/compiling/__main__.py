"""The command: checks rules_data, then writes each instrument's bundle; what would not change stays."""

from __future__ import annotations

import argparse
from pathlib import Path

from macros.compiling import compile_bundle, write_bundle
from macros.loading import RulesDataError, load, print_problems


def main(arguments: list[str] | None = None) -> int:
    """Return 0 when every bundle is up to date, 1 after printing what is wrong with the data."""
    parser = argparse.ArgumentParser(prog="python -m macros.compiling", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path("rules_data"), help="the data (rules_data)")
    parser.add_argument("--out", type=Path, default=Path("widgets/rulecheck/bundles"), help="where bundles go")
    parser.add_argument("--draft", action="store_true", help="compile in spite of ids that lead nowhere")
    options = parser.parse_args(arguments)
    try:
        data = load(options.root, draft=options.draft)
    except RulesDataError as error:
        print_problems(error.problems)
        return 1
    for instrument in data.instruments.values():
        written = write_bundle(compile_bundle(data, instrument), options.out)
        print(f"{'written' if written else 'unchanged'}: {options.out / instrument.id}.json")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
