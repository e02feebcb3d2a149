"""Small checks that several validators share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from macros.loading.documents import Place
from macros.loading.facts import FactsFile
from macros.loading.problems import Problem
from macros.loading.sources import Sources


def fact_names(sources: Sources) -> frozenset[str] | None:
    """Return the names of the vocabulary, or None if facts.yml could not be used."""
    facts = sources.model("facts.yml", FactsFile)
    return frozenset(fact.name for fact in facts.facts) if facts else None


def repeated(sources: Sources, file: str, named: Iterable[tuple[Place, str]]) -> Iterator[Problem]:
    """Yield a problem for every id that an earlier item already has."""
    seen: set[str] = set()
    for place, name in named:
        if name in seen:
            yield sources.problem(file, place, f"The id {name} is used twice.", "give one of the two another id.")
        seen.add(name)


def unknown(
    sources: Sources,
    file: str,
    used: Iterable[tuple[Place, str]],
    known: AbstractSet[str] | None,
    what: str,
    where: str,
) -> Iterator[Problem]:
    """Yield a problem for every name used that is not known; None for known means it cannot be told."""
    if known is None:
        return
    for place, name in used:
        if name not in known:
            yield sources.problem(
                file, place, f"There is no {what} {name}.", f"mend the name, or add the {what} to {where}."
            )
