"""Expressions over facts, and their evaluation with a trace. The whole of the language: a fact, all, any, not, stated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from rulecheck.model.facts import Facts
from rulecheck.model.logic import Truth, conjunction, disjunction, negation

Op = Literal["fact", "all", "any", "not", "stated"]
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Expression:
    """A node. `fact` is set for `fact` and `stated`; `parts` for `all`, `any` and (one part) `not`."""

    op: Op
    fact: str = ""
    parts: tuple[Expression, ...] = ()


def parse(source: object) -> Expression:
    """Turn the data's form (a fact's name, or {all|any: [..]}, {not: ..}, {stated: ..}) into an expression.

    Raises ValueError for anything else.
    """
    if isinstance(source, str):
        return Expression("fact", fact=source)
    if isinstance(source, dict) and len(source) == 1:
        ((op, body),) = source.items()
        if op in ("all", "any") and isinstance(body, list) and body:
            return Expression("all" if op == "all" else "any", parts=tuple(parse(part) for part in body))
        if op == "not":
            return Expression("not", parts=(parse(body),))
        if op == "stated" and isinstance(body, str):
            return Expression("stated", fact=body)
    raise ValueError(f"not an expression: {source!r}; use a fact's name, all, any, not or stated")


@dataclass(frozen=True, slots=True)
class Trace:
    """An expression with the value that it got, and the same of its parts: the reason for an outcome."""

    expression: Expression
    value: Truth
    source: str
    parts: tuple[Trace, ...] = ()

    def as_json(self) -> Json:
        """Return {"op", "value", "fact"?, "source"?, "of"?}, all plain JSON."""
        node: Json = {"op": self.expression.op, "value": self.value}
        if self.expression.fact:
            node["fact"] = self.expression.fact
            node["source"] = self.source
        if self.parts:
            node["of"] = [part.as_json() for part in self.parts]
        return node


def evaluate(expression: Expression, facts: Facts) -> Trace:
    """Evaluate under strong Kleene logic. A fact that is not known is unknown, never false."""
    if expression.op in ("fact", "stated"):
        known = facts.get(expression.fact)
        source = known.source if known else "unstated"
        if expression.op == "stated":
            return Trace(expression, known is not None and known.stated, source)
        return Trace(expression, known.value if known else None, source)
    parts = tuple(evaluate(part, facts) for part in expression.parts)
    values = [part.value for part in parts]
    if expression.op == "not":
        return Trace(expression, negation(values[0]), "", parts)
    combine = conjunction if expression.op == "all" else disjunction
    return Trace(expression, combine(values), "", parts)


def fact_names(expression: Expression) -> Iterator[str]:
    """Yield the names of the facts in an expression, in its order, repeats included."""
    if expression.fact:
        yield expression.fact
    for part in expression.parts:
        yield from fact_names(part)


def triggers(expression: Expression, wanted: bool = True) -> frozenset[str]:
    """Return facts of which one at least must be known for an expression to have the value wanted; none, if it may anyway.

    Where all parts must have it any one part tells, and the one with the fewest facts is taken.
    """
    if expression.op == "stated":
        return frozenset({expression.fact} if wanted else ())
    if expression.op == "fact":
        return frozenset({expression.fact})
    if expression.op == "not":
        return triggers(expression.parts[0], not wanted)
    of_parts = [triggers(part, wanted) for part in expression.parts]
    if (expression.op == "all") == wanted:
        return min((part for part in of_parts if part), key=len, default=frozenset())
    return frozenset().union(*of_parts) if all(of_parts) else frozenset()


def pending(trace: Trace) -> Iterator[str]:
    """Yield the unknown facts on which a trace's unknown value still depends (nothing below a settled part)."""
    if trace.value is not None:
        return
    if trace.expression.op == "fact":
        yield trace.expression.fact
    for part in trace.parts:
        yield from pending(part)
