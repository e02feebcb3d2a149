"""The command behind `make new-instrument`: begins an instrument from a text file, then says what is left to do."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from macros.loading import check
from macros.scaffolding.begin import AlreadyThere, begin


def main(arguments: list[str] | None = None) -> int:
    """Return 0 when the instrument was begun, 2 with one line on what to do when it could not be."""
    parser = argparse.ArgumentParser(prog="python -m macros.scaffolding", description=__doc__)
    parser.add_argument("id", help="folder under rules_data/instruments, as otherplace-2020-7")
    parser.add_argument("slug", help="first part of its addresses, as 2020-7")
    parser.add_argument("witness", type=Path, help="the text as received, UTF-8, one provision a line")
    parser.add_argument("--root", type=Path, default=Path("rules_data"), help="the data (rules_data)")
    options = parser.parse_args(arguments)
    try:
        folder = begin(options.root, options.id, options.slug, options.witness.read_text(encoding="utf-8"))
    except (AlreadyThere, ValueError, OSError) as error:
        print(f"new-instrument: {error}", file=sys.stderr)
        return 2
    for problem in check(options.root):
        print(problem)
    print(f"{folder} is begun. Fill in what says {'（待填）'} and (to be written), then run `make data`.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
