"""Checks facts.yml: unique names, and terms and facts that exist."""

from __future__ import annotations

from collections.abc import Iterator

from macros.loading.base import facts_of
from macros.loading.checks.common import repeated, unknown
from macros.loading.documents import Place
from macros.loading.facts import Before, FactsFile
from macros.loading.problems import Problem
from macros.loading.sources import Sources

FILE = "facts.yml"


def _fact_uses(facts: FactsFile) -> Iterator[tuple[Place, str]]:
    for index, fact in enumerate(facts.facts):
        if isinstance(fact.mend, Before):
            yield ("facts", index, "mend", "before"), fact.mend.before
        if fact.presumed:
            for name in facts_of(fact.presumed.given):
                yield ("facts", index, "presumed", "given"), name


def check_vocabulary(sources: Sources) -> Iterator[Problem]:
    """Yield problems of facts.yml, the glossary's ids included."""
    facts = sources.model(FILE, FactsFile)
    if facts is None:
        return
    names = [fact.name for fact in facts.facts]
    yield from repeated(sources, FILE, ((("facts", i, "name"), name) for i, name in enumerate(names)))
    yield from unknown(sources, FILE, _fact_uses(facts), frozenset(names), "fact", "facts.yml")
    terms = [(("facts", i, "term"), fact.term) for i, fact in enumerate(facts.facts) if fact.term]
    yield from unknown(sources, FILE, terms, facts.terms.keys(), "term", "terms in facts.yml")
    used = {term for _, term in terms}
    for term in facts.terms:
        if term not in used:
            place: Place = ("terms", term)
            yield sources.problem(FILE, place, "No fact depends on this term.", "take it out, or name it in a fact.")
