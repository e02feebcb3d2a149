"""The command `make fuzz`: a million inputs and more over the engine's entries, guided by coverage; tells what failed.

Each entry is tried in a process of its own (libFuzzer ends its process) by atheris, which mutates the seeds toward
code not yet reached; without atheris, by this house's own mutations alone, and the table says so.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.fuzzing.entries import ENTRIES
from tests.fuzzing.seeds import inputs, seeds

LONGEST = 4096
"""Bytes of an input."""


def guided(name: str, count: int, folder: Path) -> tuple[int, str]:
    """Try an entry with atheris; return how many inputs were tried, and how it failed, if it did."""
    for number, seed in enumerate(seeds(name)):
        (folder / f"seed-{number}").write_bytes(seed)
    command = [sys.executable, "-m", "tests.fuzzing.target", name, str(folder), f"-runs={count}", f"-max_len={LONGEST}"]
    command += ["-seed=20151230", "-print_final_stats=1", f"-artifact_prefix={folder}/failed-", "-timeout=60"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, errors="replace")
    told = done.stderr.splitlines()
    tried = next((int(line.split()[-1]) for line in told if "number_of_executed_units" in line), 0)
    failed = "\n".join(told[-40:]) if done.returncode else ""
    return tried, failed


def unguided(name: str, count: int) -> tuple[int, str]:
    """Try an entry with mutations of our own; return how many inputs were tried, and how the first failure failed."""
    for number, content in enumerate(inputs(name, count), 1):
        try:
            ENTRIES[name][0](content)
        except Exception as error:  # noqa: BLE001 -- what is looked for
            return number, f"{type(error).__name__}: {error}: {content!r}"
    return count, ""


def main(scale: float) -> int:
    """Print a line an entry: inputs tried with atheris, inputs of our own, failures. Returns 1 if anything failed."""
    with_atheris = importlib.util.find_spec("atheris") is not None
    print(f"{'entry':18}{'by atheris' if with_atheris else 'no atheris':>12}{'by our own':>12}{'failures':>10}")
    total, failures = 0, []
    for name, (_, wanted) in ENTRIES.items():
        count = int(wanted * scale)
        with tempfile.TemporaryDirectory() as folder:
            first, one = guided(name, count // 2, Path(folder)) if with_atheris else (0, "")
        second, other = unguided(name, max(0, count - first))
        found = [failed for failed in (one, other) if failed]
        failures += [f"{name}: {failed}" for failed in found]
        total += first + second
        print(f"{name:18}{first:12,}{second:12,}{len(found):10}", flush=True)
    print(f"{total:,} inputs, {len(failures)} failures")
    print("\n".join(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main(float(os.environ.get("SCALE", "1"))))
