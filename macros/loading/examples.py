"""The model of an instrument's examples.yml: descriptions that the checker offers to start from."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.loading.base import Languages, Model


class Example(Model):
    """A description to start from, and the article whose own checker offers it."""

    article: Annotated[int, Field(ge=1)]
    text: Languages


class ExamplesFile(Model):
    """All of examples.yml, which may be left out."""

    examples: tuple[Example, ...]
