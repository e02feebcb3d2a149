"""The deciding core: a norm, read against facts, has one of four outcomes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from rulecheck.model.bundle import Bundle, ExceptionRule, Norm
from rulecheck.model.expressions import Json, Trace, evaluate
from rulecheck.model.facts import Facts
from rulecheck.model.logic import Truth, conjunction, disjunction

Outcome = Literal["not_applicable", "satisfied", "violated", "undetermined"]
WORST_FIRST: tuple[Outcome, ...] = ("violated", "undetermined", "satisfied")


@dataclass(frozen=True, slots=True)
class Finding:
    """A norm's outcome and every part's value that led to it."""

    norm: Norm
    outcome: Outcome
    engaged: Trace
    conditions: tuple[Trace, ...]
    requirement: Trace
    exceptions: tuple[tuple[ExceptionRule, Trace], ...]

    def trace_json(self) -> Json:
        """Return the trace as plain JSON."""
        return {
            "engaged": self.engaged.as_json(),
            "conditions": [trace.as_json() for trace in self.conditions],
            "requirement": self.requirement.as_json(),
            "exceptions": [{"id": rule.id, "when": trace.as_json()} for rule, trace in self.exceptions],
        }


def decide(engaged: Truth, applies: Truth, met: Truth, excepted: Truth) -> Outcome:
    """Return the outcome from the values of a norm's four parts.

    Not engaged by what was said, or a condition known to be false: not applicable. Otherwise a condition still
    open leaves it open; then the requirement met or an exception known to hold satisfies; both known to fail
    violates; anything else is undetermined.
    """
    if not engaged or applies is False:
        return "not_applicable"
    if applies is None:
        return "undetermined"
    released = disjunction((met, excepted))
    if released is None:
        return "undetermined"
    return "satisfied" if released else "violated"


def judge_norm(norm: Norm, facts: Facts) -> Finding:
    """Judge one norm against facts (presumptions already applied)."""
    engaged = evaluate(norm.engaged, facts)
    conditions = tuple(evaluate(condition, facts) for condition in norm.conditions)
    requirement = evaluate(norm.requirement, facts)
    exceptions = tuple((rule, evaluate(rule.when, facts)) for rule in norm.exceptions)
    outcome = decide(
        engaged.value,
        conjunction(trace.value for trace in conditions),
        requirement.value,
        disjunction(trace.value for _, trace in exceptions),
    )
    return Finding(norm, outcome, engaged, conditions, requirement, exceptions)


def judge(bundle: Bundle, facts: Facts) -> list[Finding]:
    """Judge every norm, in the bundle's order; those not engaged are left out, most without being looked at."""
    findings = (judge_norm(norm, facts) for norm in bundle.may_be_engaged(facts))
    return [finding for finding in findings if finding.outcome != "not_applicable"]


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """Return the worst of some outcomes: violated, then undetermined, then satisfied; of none, not_applicable."""
    present = set(outcomes)
    return next((outcome for outcome in WORST_FIRST if outcome in present), "not_applicable")


def by_article(findings: Iterable[Finding]) -> dict[str, Outcome]:
    """Return article number -> the worst outcome of its engaged norms, in the order of the findings."""
    grouped: dict[str, list[Outcome]] = {}
    for finding in findings:
        grouped.setdefault(finding.norm.article, []).append(finding.outcome)
    return {article: worst(outcomes) for article, outcomes in grouped.items()}
