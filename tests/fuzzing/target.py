"""One entry under atheris: `python -m tests.fuzzing.target ENTRY FOLDER [libFuzzer's options]`."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["rulecheck"]):
    from tests.fuzzing.entries import ENTRIES


def main() -> None:
    """Fuzz; libFuzzer ends the process."""
    name, *options = sys.argv[1:]
    atheris.Setup([sys.argv[0], *options], ENTRIES[name][0])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
