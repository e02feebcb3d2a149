"""How far a batch is: a bar on a terminal, drawn when it has moved; nothing where the output is not a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

WIDTH = 30


class Progress:
    """Counts bytes and lines. `total` is in bytes; 0 where it is not known, and then only lines are told."""

    def __init__(self, total: int, stream: TextIO) -> None:
        self._total, self._stream = total, stream
        self._shown = stream.isatty()
        self._done = self._lines = 0
        self._drawn = -1

    def advance(self, size: int) -> None:
        """Count one line of so many bytes."""
        self._done += size
        self._lines += 1
        step = self._done * 100 // self._total if self._total else self._lines // 10
        if self._shown and step != self._drawn:
            self._drawn = step
            self._stream.write(f"\r{self._bar()}")
            self._stream.flush()

    def _bar(self) -> str:
        if not self._total:
            return f"{self._lines} lines"
        share = min(self._done / self._total, 1.0)
        filled = round(share * WIDTH)
        return f"[{'#' * filled}{'.' * (WIDTH - filled)}] {share:4.0%}  {self._lines} lines"

    def end(self) -> None:
        """Leave the last state standing on a line of its own."""
        if self._shown and self._lines:
            self._stream.write(f"\r{self._bar()}\n")
            self._stream.flush()


@contextmanager
def progress(total: int, stream: TextIO) -> Iterator[Progress]:
    """Yield a Progress that ends its line whatever happens."""
    told = Progress(total, stream)
    try:
        yield told
    finally:
        told.end()
