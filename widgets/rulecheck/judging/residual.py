"""What is left of an expression once the facts known are put into it: partial evaluation."""

from __future__ import annotations

from dataclasses import dataclass

from rulecheck.model.bundle import Norm
from rulecheck.model.expressions import Expression
from rulecheck.model.facts import Facts

Residual = bool | Expression
"""True or False where it is settled; else the expression over unknown facts that is left."""


def residual(expression: Expression, facts: Facts) -> Residual:
    """Put the facts known into an expression and drop what no longer matters."""
    if expression.op == "stated":
        known = facts.get(expression.fact)
        return known is not None and known.stated
    if expression.op == "fact":
        known = facts.get(expression.fact)
        return expression if known is None or known.value is None else known.value
    parts = [residual(part, facts) for part in expression.parts]
    if expression.op == "not":
        return not parts[0] if isinstance(parts[0], bool) else Expression("not", parts=(parts[0],))
    settling = expression.op == "any"
    if any(part is settling for part in parts):
        return settling
    left = tuple(dict.fromkeys(part for part in parts if isinstance(part, Expression)))
    if not left:
        return not settling
    return left[0] if len(left) == 1 else Expression(expression.op, parts=left)


@dataclass(frozen=True, slots=True)
class Remainder:
    """What is left of a norm: its conditions, and what its demand and its exceptions still ask."""

    applies: Residual
    released: Residual

    @property
    def settled(self) -> bool:
        """Whether nothing unknown can change the outcome any more."""
        return self.applies is False or (self.applies is True and isinstance(self.released, bool))


def remainder(norm: Norm, facts: Facts) -> Remainder:
    """Return what is left of a norm that is engaged."""
    applies = residual(Expression("all", parts=norm.conditions), facts) if norm.conditions else True
    ways = (norm.requirement, *(rule.when for rule in norm.exceptions))
    return Remainder(applies, residual(Expression("any", parts=ways), facts))
