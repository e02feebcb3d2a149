"""The model of wording.yml: how the checker speaks, sentence by sentence and fact by fact."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, StringConstraints

from macros.loading.base import FactName, Identifier, Languages, Model

Piece = Annotated[str, StringConstraints(min_length=1)]


class Pieces(Model):
    """A piece of a sentence in the three languages; blanks at its ends count."""

    zh_hant: Piece = Field(alias="zh-Hant")
    zh_hans: Piece = Field(alias="zh-Hans")
    en: Piece

    def as_json(self) -> dict[str, str]:
        """Return {"zh-Hant", "zh-Hans", "en"}."""
        return {"zh-Hant": self.zh_hant, "zh-Hans": self.zh_hans, "en": self.en}


class Told(Model):
    """A fact as a clause in the middle of a sentence: when it holds, when it does not, and when it is not known."""

    yes: Languages
    no: Languages
    whether: Languages


class WordingFile(Model):
    """All of wording.yml."""

    sentences: Mapping[Identifier, Pieces]
    facts: Mapping[FactName, Told]
