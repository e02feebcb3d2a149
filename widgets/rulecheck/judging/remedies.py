"""Which smallest changes of fact would turn a violated norm into a satisfied one, and which of them can still be made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from rulecheck.judging.outcomes import Finding, judge_norm
from rulecheck.judging.presumptions import with_presumptions
from rulecheck.model.bundle import Bundle, FactType, Norm
from rulecheck.model.expressions import fact_names
from rulecheck.model.facts import Facts, Known

Change = tuple[str, bool]


def _levers(norm: Norm) -> list[str]:
    """The facts that the requirement and the exceptions turn on: what brings a norm about is not a remedy."""
    expressions = [norm.requirement, *(rule.when for rule in norm.exceptions)]
    return list(dict.fromkeys(name for expression in expressions for name in fact_names(expression)))


def _possible(fact: FactType, facts: Facts) -> bool:
    if fact.mend == "before":
        ahead = facts.get(fact.before)
        return ahead is not None and ahead.value is True
    return fact.mend == "anytime"


def suppose(bundle: Bundle, facts: Facts, changes: Iterable[Change]) -> dict[str, Known]:
    """Return the facts as they would be known had the changes been told: presumptions are made anew."""
    told = {name: known for name, known in facts.items() if known.stated}
    return with_presumptions(bundle, told | {name: Known(value, "user") for name, value in changes})


def _smallest_sets(bundle: Bundle, norm: Norm, facts: Facts, levers: Iterable[str]) -> Iterator[tuple[Change, ...]]:
    """Yield the smallest sets of changes of the levers under which the norm is satisfied, none containing another."""
    found: list[frozenset[Change]] = []
    changes: list[Change] = []
    for name in levers:
        value = facts[name].value if name in facts else None
        changes += [(name, new) for new in (True, False) if value is not new]
    for size in range(1, len(changes) + 1):
        for chosen in combinations(changes, size):
            names = {name for name, _ in chosen}
            if len(names) < size or any(smaller <= set(chosen) for smaller in found):
                continue
            if judge_norm(norm, suppose(bundle, facts, chosen)).outcome == "satisfied":
                found.append(frozenset(chosen))
                yield chosen


def would_have_complied(bundle: Bundle, finding: Finding, facts: Facts) -> list[tuple[Change, ...]]:
    """Return the smallest sets of acts that would have made a violated norm satisfied, whether still possible or not.

    Circumstances (an emergency, the importance of a matter) are not acts, and stay as they are; lapses of time count,
    since acting sooner would have been an act.
    """
    levers = [name for name in _levers(finding.norm) if bundle.facts[name].kind != "circumstance"]
    return list(_smallest_sets(bundle, finding.norm, facts, levers)) if finding.outcome == "violated" else []


def remedies(bundle: Bundle, finding: Finding, facts: Facts) -> list[tuple[Change, ...]]:
    """Return the smallest sets of acts, all still possible, that would satisfy a violated norm. Nothing that had to
    come before an event is offered once the event is past, and no lapse of time is undone.
    """
    levers = [name for name in _levers(finding.norm) if _possible(bundle.facts[name], facts)]
    return list(_smallest_sets(bundle, finding.norm, facts, levers)) if finding.outcome == "violated" else []
