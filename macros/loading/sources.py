"""What the cross-checks look at: each file's model beside its document, so that a finding has its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from macros.loading.documents import Document, Place, read_document
from macros.loading.files import OF_INSTRUMENT, files, instrument_folders, stand_in, strays
from macros.loading.parsing import parse_document
from macros.loading.problems import Problem

M = TypeVar("M", bound=BaseModel)


@dataclass
class Sources:
    """Every file that could be read and parsed, by its path under root, and what was wrong with the rest."""

    root: Path
    documents: dict[str, Document] = field(default_factory=dict)
    models: dict[str, BaseModel] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def model(self, file: str, kind: type[M]) -> M | None:
        """Return a file's model, or None if the file could not be used."""
        found = self.models.get(file)
        return found if isinstance(found, kind) else None

    def problem(self, file: str, place: Place, message: str, remedy: str) -> Problem:
        """Return a Problem at a place of a file that was read."""
        return self.documents[file].problem(place, message, remedy)

    def instruments(self) -> Iterator[tuple[str, Mapping[str, str]]]:
        """Yield each instrument's id and its files: name within the folder -> path relative to root."""
        for folder in instrument_folders(self.root):
            base = folder.relative_to(self.root).as_posix()
            yield folder.name, {name: f"{base}/{name}" for name in OF_INSTRUMENT}


def _document(path: Path, root: Path) -> tuple[Document | None, list[Problem]]:
    """Read a file, or let its stand-in take its place where it may be left out."""
    empty = None if path.exists() else stand_in(path)
    if empty is not None:
        return Document(path.relative_to(root).as_posix(), empty, {}), []
    return read_document(path, root)


def read_sources(root: Path) -> Sources:
    """Read and parse all of rules_data under root; problems are collected, not raised."""
    sources = Sources(root)
    for path, model in files(root):
        document, problems = _document(path, root)
        sources.problems += problems
        if document is None:
            continue
        sources.documents[document.file] = document
        parsed, problems = parse_document(model, document)
        sources.problems += problems
        if parsed is not None:
            sources.models[document.file] = parsed
    for path in strays(root):
        file = path.relative_to(root).as_posix()
        sources.problems.append(
            Problem(file, 1, "", "Nothing reads this file.", "mend its name or place, or delete it.")
        )
    if not instrument_folders(root):
        sources.problems.append(
            Problem(
                "instruments",
                1,
                "",
                "There is no instrument.",
                "add a folder with its files under instruments/.",
            )
        )
    return sources
