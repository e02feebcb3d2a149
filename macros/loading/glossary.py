"""The model of glossary.yml: the terms of the field in three languages."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from macros.loading.base import Identifier, Languages, Line, Model


class Aliases(Model):
    """Other names of a term, by language."""

    zh_hant: tuple[Line, ...] = Field(alias="zh-Hant", default=())
    zh_hans: tuple[Line, ...] = Field(alias="zh-Hans", default=())
    en: tuple[Line, ...] = ()


class Entry(Model):
    """A term, what it is also called, and what it means here."""

    id: Identifier
    term: Languages
    aliases: Aliases | None = None
    definition: Languages
    basis: Literal["text", "norms_reading", "general_knowledge"]


class GlossaryFile(Model):
    """All of glossary.yml."""

    terms: tuple[Entry, ...]
