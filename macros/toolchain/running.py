"""Owns running another program: its output is shown only when it fails, and then whole."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from macros.toolchain.places import EPOCH


class Failed(Exception):
    """A program could not be started or ended with an error; the text says which and why."""


def say(line: str) -> None:
    """One line of progress, at once."""
    print(line, flush=True)


def steady(**more: str) -> dict[str, str]:
    """The environment for a step whose files are to be the same everywhere: one time, in one zone, and what else is given.

    Archives tell the time of their entries without its zone, so the zone is set too (reproducible-builds.org).
    """
    return dict(os.environ) | {"SOURCE_DATE_EPOCH": str(EPOCH), "TZ": "UTC"} | more


def run(command: Sequence[str | Path], *, cwd: Path, env: Mapping[str, str]) -> str:
    """Runs to the end and returns what was printed; raises Failed with the whole output."""
    name = " ".join(str(part) for part in command[:3])
    try:
        done = subprocess.run(
            command, cwd=cwd, env=dict(env), check=False, text=True, encoding="utf-8", errors="replace",
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except OSError as error:
        raise Failed(f"{name} could not be started: {error.strerror}.") from error
    if done.returncode:
        raise Failed(f"{name} ended with status {done.returncode}:\n{done.stdout.strip()}")
    return done.stdout


def stop(error: Failed, advice: str) -> SystemExit:
    """The exit of a tool that cannot go on: what went wrong, then what to do."""
    print(f"{error}\n{advice}", file=sys.stderr, flush=True)
    return SystemExit(1)
