"""Owns what a program takes from its start to its end: the processor's seconds, and the most memory it held."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from macros.toolchain.running import Failed

_KILOBYTES = 1 if sys.platform == "linux" else 1024
"""How the system counts memory (getrusage): Linux in kilobytes, macOS in bytes."""


class Taken(NamedTuple):
    """Seconds of the processor, user and system together, and megabytes at the peak."""

    seconds: float
    megabytes: float


def taken(command: Sequence[str | Path], *, cwd: Path, env: Mapping[str, str]) -> Taken:
    """Run a program to its end; return what it took itself. Raises Failed with its output if it does not end well."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command, cwd=cwd, env=dict(env), stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            words = said.read().decode(errors="replace").strip()
            raise Failed(f"{command[0]} ended with status {process.returncode}:\n{words}")
    return Taken(used.ru_utime + used.ru_stime, used.ru_maxrss / _KILOBYTES / 1024)
