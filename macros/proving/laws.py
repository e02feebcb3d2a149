"""The laws that norms must keep, each held on every combination of facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from math import prod
from typing import get_args

from macros.proving.space import Point, State, expressions, facts, points, states
from rulecheck.judging.outcomes import Finding, Outcome, judge_norm
from rulecheck.model.bundle import Bundle, Norm
from rulecheck.model.expressions import fact_names
from rulecheck.model.logic import conjunction

Breach = tuple[str, str, str]
"""The law that is broken, the norm or provision that breaks it, and how."""
Outcomes = dict[tuple[State, ...], Outcome]


def tried(norm: Norm) -> int:
    """Return how many combinations of facts a norm is tried on."""
    return prod(len(allowed) for allowed in states([norm]).values())


def outcomes(norm: Norm) -> Outcomes:
    """Return the outcome of every combination, by the states in the order of `states`."""
    return {tuple(point.values()): judge_norm(norm, facts(point)).outcome for point in points(states([norm]))}


def _unreachable(norm: Norm, given: Outcomes) -> Iterator[Breach]:
    for outcome in get_args(Outcome):
        if outcome not in given.values():
            yield "reachable", norm.id, f"no combination of facts gives {outcome}"


def _neighbours(norm: Norm, place: int) -> Iterator[tuple[tuple[State, ...], tuple[State, ...]]]:
    """Yield pairs of combinations that differ in one fact only."""
    allowed = list(states([norm]).values())
    for chosen in product(*allowed):
        for state in allowed[place]:
            if state != chosen[place]:
                yield chosen, (*chosen[:place], state, *chosen[place + 1 :])


def _idle(norm: Norm, given: Outcomes) -> Iterator[Breach]:
    for place, name in enumerate(states([norm])):
        if all(given[one] == given[other] for one, other in _neighbours(norm, place)):
            yield "every fact matters", norm.id, f"{name} never changes the outcome"


def _decided(finding: Finding) -> bool:
    excluded = conjunction(trace.value for trace in finding.conditions) is False
    return finding.outcome in ("violated", "satisfied") or excluded


def _flips(norm: Norm) -> Iterator[Breach]:
    """More facts never change a decided outcome; a condition known to be false decides, too."""
    allowed = states([norm])
    for point in points(allowed):
        before = judge_norm(norm, facts(point))
        for name, state in point.items():
            if state in ("yes", "no") or not _decided(before):
                continue
            for told in ("yes", "no"):
                after = judge_norm(norm, facts({**point, name: told}))
                if after.outcome != before.outcome:
                    yield "monotone", norm.id, f"{name} = {told} turns {before.outcome} into {after.outcome}"


def _groups(norms: Sequence[Norm]) -> list[list[Norm]]:
    """Return the norms in groups that share facts: only these can contradict one another."""
    groups: list[tuple[set[str], list[Norm]]] = []
    for norm in norms:
        names = {name for expression in expressions(norm) for name in fact_names(expression)}
        joined = [group for group in groups if group[0] & names]
        groups = [group for group in groups if not group[0] & names]
        shared = names.union(*(others for others, _ in joined))
        groups.append((shared, [*(member for _, members in joined for member in members), norm]))
    return [members for _, members in groups]


def _can_comply(norms: Sequence[Norm], circumstances: Point, acts: Sequence[str]) -> bool:
    """Whether some choice of acts leaves no norm violated or open."""
    choices: Iterable[tuple[State, ...]] = product(("yes", "no"), repeat=len(acts))
    return any(
        all(
            judge_norm(norm, facts({**circumstances, **dict(zip(acts, chosen, strict=True))})).outcome
            in ("satisfied", "not_applicable")
            for norm in norms
        )
        for chosen in choices
    )


def _contradictions(bundle: Bundle, provision: str) -> Iterator[Breach]:
    """Whatever the circumstances, some way to act complies with all norms of an article together."""
    norms = [norm for norm in bundle.norms if norm.provision == provision]
    for group in _groups(norms):
        names = list(states(group))
        acts = [name for name in names if bundle.facts[name].kind != "circumstance"]
        given = [name for name in names if bundle.facts[name].kind == "circumstance"]
        choices: Iterable[tuple[State, ...]] = product(("yes", "no"), repeat=len(given))
        for chosen in choices:
            circumstances: Point = dict(zip(given, chosen, strict=True))
            if not _can_comply(group, circumstances, acts):
                yield "no contradiction", provision, f"nothing complies with all its norms where {circumstances}"


def breaches(bundle: Bundle) -> list[Breach]:
    """Return every breach of a law by the norms of a bundle."""
    found: list[Breach] = []
    for norm in bundle.norms:
        given = outcomes(norm)
        found += [*_unreachable(norm, given), *_idle(norm, given), *_flips(norm)]
    for provision in dict.fromkeys(norm.provision for norm in bundle.norms):
        found += _contradictions(bundle, provision)
    return found
