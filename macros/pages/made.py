"""Owns the pages that the data make, as MkDocs holds them: their HTML is done when the macro is called, and lies on disk.

Markdown has nothing to do in them, and parsing their HTML anew would take longer than making it. MkDocs reads all
pages before it writes the first; kept in memory, they would grow with the number of instruments.
"""

from __future__ import annotations

import tempfile
import zlib
from typing import IO

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents


class Shed:
    """Holds texts in a temporary file, each by where it begins and how long it is there."""

    def __init__(self) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 -- lives as long as the build
        self._end = 0

    def put(self, text: str) -> tuple[int, int]:
        """Keep a text; return its place."""
        content = zlib.compress(text.encode(), 1)
        place = (self._end, len(content))
        self._file.seek(self._end)
        self._file.write(content)
        self._end += len(content)
        return place

    def get(self, place: tuple[int, int]) -> str:
        """Return the text kept at a place."""
        self._file.seek(place[0])
        return zlib.decompress(self._file.read(place[1])).decode()

    def close(self) -> None:
        """Give the file up."""
        self._file.close()


class MadePage(Page):
    """A page whose Markdown, after its macro was called, is its HTML. Its content is read from the shed when asked for."""

    def __init__(self, file: File, config: MkDocsConfig, shed: Shed) -> None:
        self._shed = shed
        self._place: tuple[int, int] | None = None
        super().__init__(None, file, config)

    @property
    def content(self) -> str | None:
        """The page's HTML; None before it is rendered."""
        return self._shed.get(self._place) if self._place else None

    @content.setter
    def content(self, value: str | None) -> None:
        self._place = None if value is None else self._shed.put(value)

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 -- as MkDocs calls it
        """Take what the macro gave for the page's HTML. Raises RuntimeError if the source was not read."""
        if self.markdown is None:
            raise RuntimeError(f"{self.file.src_uri} was not read before it was rendered")
        self.content = self.markdown
        self.markdown = ""
        self.toc = TableOfContents([])


def made_page(config: MkDocsConfig, path: str, source: str, shed: Shed) -> File:
    """Return the file of a page that the data make, its page made too. `path` is that of its source, ending in .md."""
    file = File.generated(config, path, content=source)
    MadePage(file, config, shed)
    return file
