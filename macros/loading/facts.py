"""The model of facts.yml: the fact vocabulary and the open-textured terms that facts depend on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from macros.loading.base import ExpressionSource, FactName, Identifier, Languages, Model


class Term(Model):
    """An open-textured term of the text, and what it leaves to judgment."""

    label: Languages
    leaves_open: Languages


class Before(Model):
    """A fact that can be brought about only while another one holds."""

    before: FactName


class Presumption(Model):
    """The value a fact is taken to have where nothing suggests otherwise, and given what."""

    value: bool
    given: ExpressionSource


class Fact(Model):
    """One entry of the vocabulary; three-valued wherever it is used."""

    name: FactName
    mend: Literal["anytime", "never"] | Before
    kind: Literal["circumstance", "act", "timeliness"]
    term: Identifier | None = None
    presumed: Presumption | None = None
    label: Languages
    ask: Languages
    who: Languages


class FactsFile(Model):
    """All of facts.yml."""

    terms: Mapping[Identifier, Term]
    facts: tuple[Fact, ...]
