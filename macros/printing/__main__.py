"""The command behind `make print`: writes the PDF and EPUB of every instrument and language to build/print/."""

from __future__ import annotations

import logging
import sys

from macros.pages.library import ROOT, library
from macros.printing.making import make


def main() -> int:
    """Return 0 when all files are written, 1 with one line on what to install when WeasyPrint cannot start."""
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    try:
        listed = make(library(), ROOT / "build" / "print")
    except OSError as error:
        print(
            f"print: {error}\nWeasyPrint needs Pango: `apt-get install libpango-1.0-0 libpangoft2-1.0-0` on Debian.",
            file=sys.stderr,
        )
        return 1
    for book in listed:
        print(f"print: build/print/{book['name']}, {book['size'] / 1e6:.2f} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
