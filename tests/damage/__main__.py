"""The command `make mutate`: damages every kind of file many times and says what was caught, by kind."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.damage.published import Publisher
from tests.damage.trials import ROOT, Trial, kinds, trials


def _kind(kind: str, names: Sequence[str], count: int) -> list[Trial]:
    with tempfile.TemporaryDirectory() as folder:
        return list(trials(Publisher(ROOT, Path(folder) / "rules_data"), kind, names, count))


def _row(kind: str, found: Sequence[Trial]) -> str:
    rejected = [one for one in found if one.fate.problems]
    layout = sum(one.fate.late for one in rejected)
    changed = sum(one.fate.changed for one in found)
    missed = sum(not one.fate.caught for one in found)
    return f"{kind:24}{len(found):7}{len(rejected):10}{layout:23}{changed:11}{missed:8}"


def main(count: int, workers: int) -> int:
    """Print a line a kind: damaged, rejected (at loading, or only by the command that checks), shown in the output,
    missed; then what was missed. Returns 1 if anything was.
    """
    missed: list[Trial] = []
    every: list[Trial] = []
    print(f"{'kind':24}{'tried':>7}{'rejected':>10}{'not at loading already':>23}{'published':>11}{'missed':>8}")
    with ProcessPoolExecutor(workers) as pool:
        waiting = {kind: pool.submit(_kind, kind, names, count) for kind, names in kinds(ROOT).items()}
        for kind, one in waiting.items():
            found = one.result()
            every += found
            missed += [trial for trial in found if not trial.fate.caught]
            print(_row(kind, found), flush=True)
    print(_row("all", every))
    for trial in missed:
        print(f"{trial.file}: {trial.damage}, number {trial.number}: {trial.fate.told}")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 500, int(os.environ.get("WORKERS", os.cpu_count() or 1)))
    )
