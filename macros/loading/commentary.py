"""The model of an instrument's commentary.yml: notes by segment, each with its kind and what it rests on."""

from __future__ import annotations

from typing import Literal

from macros.loading.base import Identifier, Languages, Model, SegmentId

NoteKind = Literal["term", "explanation", "interpretation", "cross_reference", "textual", "translation"]


class Note(Model):
    """An annotation. An interpretation names the reading not taken, a note on the translation the other rendering."""

    id: Identifier
    segment: SegmentId
    kind: NoteKind
    basis: Literal["text", "inference", "general_knowledge"]
    text: Languages
    reading_rejected: Languages | None = None


class CommentaryFile(Model):
    """All of commentary.yml."""

    notes: tuple[Note, ...]
