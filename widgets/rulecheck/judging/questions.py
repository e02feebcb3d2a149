"""What is worth asking: the unknown facts on which engaged norms still depend, the one that settles most first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rulecheck.judging.outcomes import Finding
from rulecheck.judging.remedies import suppose
from rulecheck.judging.residual import remainder
from rulecheck.model.bundle import Bundle
from rulecheck.model.expressions import Trace, evaluate, fact_names, pending
from rulecheck.model.facts import Facts


@dataclass(frozen=True, slots=True)
class Question:
    """A fact to ask about, and the norms that an answer can settle (alone) or bring nearer (`touches`)."""

    fact: str
    settles: tuple[str, ...]
    touches: tuple[str, ...]


def open_facts(finding: Finding) -> Iterator[str]:
    """Yield the unknown facts on which an undetermined finding still depends, by partial evaluation of its trace.

    A part that is settled, or that a settled neighbour makes irrelevant, contributes nothing: once the requirement
    is known to be met, its exceptions are not asked about.
    """
    if finding.outcome != "undetermined":
        return
    traces: list[Trace] = [*finding.conditions, finding.requirement, *(trace for _, trace in finding.exceptions)]
    for trace in traces:
        yield from pending(trace)


def worth_asking(bundle: Bundle, finding: Finding, facts: Facts) -> list[str]:
    """Return the open facts of a finding, without those that another answer will let presume ("promptly" before it
    is known whether anything was done at all).
    """
    names = list(dict.fromkeys(open_facts(finding)))
    return [name for name in names if not _waits(bundle, name, facts, names)]


def _waits(bundle: Bundle, name: str, facts: Facts, names: list[str]) -> bool:
    given = bundle.facts[name].presumed_given
    return bool(given and evaluate(given, facts).value is None and set(fact_names(given)) & set(names))


def _settles(bundle: Bundle, finding: Finding, facts: Facts, name: str) -> bool:
    """Whether some answer leaves nothing of the norm open."""
    return any(remainder(finding.norm, suppose(bundle, facts, [(name, value)])).settled for value in (True, False))


def questions(bundle: Bundle, findings: Iterable[Finding], facts: Facts) -> list[Question]:
    """Return the questions that still matter, ordered by how many norms an answer can settle, then touch."""
    touched: dict[str, list[Finding]] = {}
    for finding in findings:
        for name in worth_asking(bundle, finding, facts):
            touched.setdefault(name, []).append(finding)
    asked = [
        Question(
            name,
            tuple(finding.norm.id for finding in touching if _settles(bundle, finding, facts, name)),
            tuple(finding.norm.id for finding in touching),
        )
        for name, touching in touched.items()
    ]
    return sorted(asked, key=lambda question: (-len(question.settles), -len(question.touches)))


def norm_facts(finding: Finding) -> list[str]:
    """Return every fact that a finding's norm speaks of, in the order of its parts, each once."""
    norm = finding.norm
    parts = [norm.engaged, *norm.conditions, norm.requirement, *(rule.when for rule in norm.exceptions)]
    return list(dict.fromkeys(name for part in parts for name in fact_names(part)))
