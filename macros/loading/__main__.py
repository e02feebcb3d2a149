"""The command: checks rules_data, prints what is wrong; --fix first puts every file into canonical form; --schemas renews what editors go by."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from macros.loading import check, noncanonical, outdated, print_problems, rewrite
from macros.loading.editors import write


def main() -> int:
    """Return 0 if nothing is wrong, else 1 after printing the list."""
    parser = argparse.ArgumentParser(prog="python -m macros.loading", description=__doc__)
    parser.add_argument("root", nargs="?", type=Path, default=Path("rules_data"), help="the folder (rules_data)")
    parser.add_argument("--fix", action="store_true", help="rewrite files that are not in canonical form")
    parser.add_argument(
        "--schemas", action="store_true", help="write the JSON Schemas that editors check the files with"
    )
    arguments = parser.parse_args()
    if arguments.schemas:
        for path in write():
            print(f"written: {path}")
    if not arguments.root.is_dir():
        print(f"There is no folder {arguments.root}; run this where rules_data is, or name it.", file=sys.stderr)
        return 1
    if arguments.fix:
        for path in rewrite(arguments.root):
            print(f"rewritten: {path}")
    return (
        1 if print_problems([*check(arguments.root), *noncanonical(arguments.root), *outdated(arguments.root)]) else 0
    )


if __name__ == "__main__":
    raise SystemExit(main())
