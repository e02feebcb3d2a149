"""Mutants of norms: one part dropped, negated or exchanged; and whether the worked cases notice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from rulecheck.judging.outcomes import judge_norm
from rulecheck.judging.presumptions import with_presumptions
from rulecheck.model.bundle import Bundle, Norm
from rulecheck.model.expressions import Expression
from rulecheck.model.facts import Facts, Known
from rulecheck.model.logic import Truth


@dataclass(frozen=True)
class Mutant:
    """A norm with one part changed. `id` says which, and how: art_2.prior_deliberation/exception 1: drop."""

    id: str
    norm: Norm


@dataclass(frozen=True)
class Expected:
    """A worked case: what is known, and the outcome that each engaged norm is to have."""

    id: str
    facts: Mapping[str, Truth]
    findings: Mapping[str, str]


Change = tuple[str, Expression]


def _name(expression: Expression) -> str:
    inner = expression.fact or ", ".join(_name(part) for part in expression.parts)
    return inner if expression.op == "fact" else f"{expression.op}({inner})"


def _without(expression: Expression, place: int) -> Expression:
    parts = expression.parts[:place] + expression.parts[place + 1 :]
    return parts[0] if len(parts) == 1 else replace(expression, parts=parts)


def _negated(expression: Expression) -> Expression:
    return expression.parts[0] if expression.op == "not" else Expression("not", parts=(expression,))


def changes(expression: Expression) -> Iterator[Change]:
    """Yield every expression that differs by a part negated, a part of several dropped, or all and any exchanged."""
    yield f"negate {_name(expression)}", _negated(expression)
    if expression.op in ("all", "any"):
        other = replace(expression, op="any" if expression.op == "all" else "all")
        yield f"{other.op} instead of {expression.op}", other
        for place, part in enumerate(expression.parts):
            yield f"drop {_name(part)}", _without(expression, place)
    for place, part in enumerate(expression.parts):
        for how, changed in changes(part) if expression.op != "not" else ():
            parts = (*expression.parts[:place], changed, *expression.parts[place + 1 :])
            yield how, replace(expression, parts=parts)


def _of_conditions(norm: Norm) -> Iterator[tuple[str, Norm]]:
    for place, condition in enumerate(norm.conditions):
        rest = norm.conditions[:place], norm.conditions[place + 1 :]
        yield f"condition {place + 1}: drop", replace(norm, conditions=(*rest[0], *rest[1]))
        for how, changed in changes(condition):
            yield f"condition {place + 1}: {how}", replace(norm, conditions=(*rest[0], changed, *rest[1]))


def _of_exceptions(norm: Norm) -> Iterator[tuple[str, Norm]]:
    for place, rule in enumerate(norm.exceptions):
        rest = norm.exceptions[:place], norm.exceptions[place + 1 :]
        yield f"exception {place + 1}: drop", replace(norm, exceptions=(*rest[0], *rest[1]))
        for how, changed in changes(rule.when):
            exceptions = (*rest[0], replace(rule, when=changed), *rest[1])
            yield f"exception {place + 1}: {how}", replace(norm, exceptions=exceptions)


def mutants(norm: Norm, bearers: Sequence[str]) -> Iterator[Mutant]:
    """Yield every mutant of a norm. `bearers` are the bundle's bearers by their English names."""
    engaged = ((f"engaged: {how}", replace(norm, engaged=changed)) for how, changed in changes(norm.engaged))
    required = (
        (f"requirement: {how}", replace(norm, requirement=changed)) for how, changed in changes(norm.requirement)
    )
    own = norm.bearer["en"]
    other = next((name for name in bearers if name != own), own)
    exchanged = (("bearer: exchange", replace(norm, bearer={**norm.bearer, "en": other})),)
    for how, changed in chain(engaged, _of_conditions(norm), required, _of_exceptions(norm), exchanged):
        yield Mutant(f"{norm.id}/{how}", changed)


def _known(bundle: Bundle, case: Expected) -> Facts:
    return with_presumptions(bundle, {name: Known(value, "user") for name, value in case.facts.items()})


def survivors(bundle: Bundle, cases: Sequence[Expected]) -> tuple[int, list[str]]:
    """Return how many mutants there are, and those that no worked case notices, by id."""
    known = [(_known(bundle, case), case) for case in cases]
    bearers = list(dict.fromkeys(norm.bearer["en"] for norm in bundle.norms))
    count, left = 0, []
    for norm in bundle.norms:
        for mutant in mutants(norm, bearers):
            count += 1
            noticed = any(
                judge_norm(mutant.norm, facts).outcome != case.findings.get(norm.id, "not_applicable")
                for facts, case in known
            )
            if not noticed:
                left.append(mutant.id)
    return count, left
