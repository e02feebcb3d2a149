"""What is taken to hold when nothing in the description suggests otherwise ("promptly" above all)."""

from __future__ import annotations

from rulecheck.model.bundle import Bundle
from rulecheck.model.expressions import evaluate
from rulecheck.model.facts import Facts, Known


def with_presumptions(bundle: Bundle, facts: Facts) -> dict[str, Known]:
    """Return the facts and the presumed ones (source "derived"); whatever was stated, "unknown" included, stays.

    A presumption may rest on another, so they are applied until nothing is added; each adds at most once.
    """
    known = dict(facts)
    waiting = [fact for name, fact in bundle.facts.items() if fact.presumed_given and name not in known]
    while True:
        ready = [fact for fact in waiting if fact.presumed_given and evaluate(fact.presumed_given, known).value]
        if not ready:
            return known
        for fact in ready:
            known[fact.name] = Known(fact.presumed_value, "derived")
        waiting = [fact for fact in waiting if fact.name not in known]
