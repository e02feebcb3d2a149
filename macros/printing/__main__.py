"""The command behind `make print`: writes the PDF and EPUB of every instrument and language to build/print/, and checks them."""

from __future__ import annotations

import logging
import sys

from macros.pages.library import ROOT, library
from macros.printing.checking import can_judge_epubs, problems
from macros.printing.making import make

FOLDER = ROOT / "build" / "print"


def main() -> int:
    """Return 0 when all files are written and nothing is wrong with them, 1 with what is wrong or what to install."""
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    try:
        listed = make(library(), FOLDER)
    except OSError as error:
        print(
            f"print: {error}\nWeasyPrint needs Pango: `apt-get install libpango-1.0-0 libpangoft2-1.0-0` on Debian.",
            file=sys.stderr,
        )
        return 1
    for book in listed:
        print(f"print: build/print/{book['name']}, {book['size'] / 1e6:.2f} MB")
    return _checked()


def _checked() -> int:
    found = problems(FOLDER)
    if found:
        print("\n".join(found), file=sys.stderr)
        return 1
    print("print: tags, fonts and bookmarks of the PDFs hold")
    if can_judge_epubs():
        print("print: EPUBCheck has nothing to say against the EPUBs")
    else:
        print(
            "print: the EPUBs were not checked, for EPUBCheck needs Java: `apt-get install default-jre-headless` on Debian.",
            file=sys.stderr,
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
