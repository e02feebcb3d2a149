"""What other steps made and the site offers: the edition's PDF and EPUB (`make print`), and the engine's wheel."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from macros.pages.library import ROOT, Shelf

MADE = ROOT / "build" / "print"
FOLDER = "print"
"""Where the files lie in the site."""
WHEEL = ROOT / "build" / "wheel"


def books(shelf: Shelf, made: Path = MADE) -> list[dict[str, Any]]:
    """Return {"name", "format", "type", "lang", "sha256", "size", "path"} for each file of the latest edition.

    Files made of another edition, or under another status, are not offered: the status stands on their every page.
    """
    if not (made / "books.json").is_file():
        return []
    listed = json.loads((made / "books.json").read_text(encoding="utf-8"))
    release = next((one.sha256 for one in shelf.releases if one.number == shelf.edition), "")
    return [
        {**book, "path": f"{FOLDER}/{book['name']}"}
        for book in listed
        if (book["slug"], book["edition"], book["state"]) == (shelf.slug, release, shelf.state)
    ]


def copy_books(shelf: Shelf, site: Path, made: Path = MADE) -> None:
    """Copy into the site the files that its pages link."""
    for book in books(shelf, made):
        (site / FOLDER).mkdir(exist_ok=True)
        shutil.copyfile(made / book["name"], site / book["path"])


def copy_wheel(site: Path, made: Path = WHEEL) -> None:
    """Copy the engine's wheel, where it is built, beside the notebooks that install it."""
    for wheel in made.glob("*-py3-none-any.whl"):
        (site / "api").mkdir(exist_ok=True)
        shutil.copyfile(wheel, site / "api" / wheel.name)
