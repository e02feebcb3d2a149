"""The model of an instrument's cases.yml: worked examples, from facts to the findings expected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from macros.loading.base import FactName, Identifier, Languages, Model, NormId

CaseOutcome = Literal["satisfied", "violated", "undetermined"]
FactValue = bool | Literal["unknown"]


class Case(Model):
    """A worked example. `facts` names every fact on which the engaged norms of the articles depend."""

    id: Identifier
    articles: Annotated[tuple[Annotated[int, Field(ge=1)], ...], Field(min_length=1)]
    title: Languages
    description: Languages
    facts: Mapping[FactName, FactValue]
    findings: Mapping[NormId, CaseOutcome]
    why: Languages

    def known_facts(self) -> dict[str, bool | None]:
        """Return fact -> True, False or None for unknown."""
        return {name: None if value == "unknown" else bool(value) for name, value in self.facts.items()}


class CasesFile(Model):
    """All of cases.yml."""

    cases: tuple[Case, ...]
