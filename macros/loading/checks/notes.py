"""Checks commentary.yml and glossary.yml: segments that exist, ids used once, the other reading named."""

from __future__ import annotations

from collections.abc import Iterator

from macros.loading.checks.common import repeated, unknown
from macros.loading.commentary import CommentaryFile
from macros.loading.glossary import GlossaryFile
from macros.loading.problems import Problem
from macros.loading.sources import Sources
from macros.loading.work import Work


def check_notes(sources: Sources) -> Iterator[Problem]:
    """Yield problems of the glossary and of each instrument's commentary."""
    glossary = sources.model("glossary.yml", GlossaryFile)
    if glossary is not None:
        ids = ((("terms", i, "id"), entry.id) for i, entry in enumerate(glossary.terms))
        yield from repeated(sources, "glossary.yml", ids)
    for _, files in sources.instruments():
        file = files["commentary.yml"]
        commentary = sources.model(file, CommentaryFile)
        if commentary is None:
            continue
        notes = list(enumerate(commentary.notes))
        yield from repeated(sources, file, ((("notes", i, "id"), note.id) for i, note in notes))
        work = sources.model(files["work.yml"], Work)
        if work is not None:
            used = ((("notes", i, "segment"), note.segment) for i, note in notes)
            where = "structure in work.yml"
            yield from unknown(sources, file, used, frozenset(work.segments), "segment", where)
        for i, note in notes:
            if (note.kind in {"interpretation", "translation"}) != (note.reading_rejected is not None):
                message = "A note on a reading or its translation names the other one, and no other note does."
                remedy = "add reading_rejected, or take it out."
                yield sources.problem(file, ("notes", i, "kind"), message, remedy)
