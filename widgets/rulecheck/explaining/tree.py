"""A finding's trace as a tree in words: every part with its value, and where that came from."""

from __future__ import annotations

from typing import Any

from rulecheck.explaining.wording import Wording
from rulecheck.judging.outcomes import Finding
from rulecheck.model.expressions import Trace
from rulecheck.model.facts import Facts
from rulecheck.model.logic import Truth, conjunction, disjunction

Node = dict[str, Any]


def origin(name: str, facts: Facts, quotes: dict[str, str], wording: Wording) -> str:
    """Return where a fact's value came from: the words quoted, an answer, a presumption, or nowhere."""
    known = facts.get(name)
    if known is None:
        return wording.say("source_unstated")
    if known.source == "text":
        return wording.say("source_text", quote=quotes[name]) if quotes.get(name) else wording.say("source_words")
    if known.source == "user" and known.value is None:
        return wording.say("source_user_unknown")
    return wording.say(f"source_{known.source}")


def _node(trace: Trace, facts: Facts, quotes: dict[str, str], wording: Wording) -> Node:
    name = trace.expression.fact
    if name:
        text = wording.label(name)
        told = text if trace.expression.op == "fact" else wording.say("tree_stated", label=text)
        source = origin(name, facts, quotes, wording)
        return {"text": told, "value": trace.value, "said": wording.value(trace.value), "source": source}
    return _group(wording.say(f"tree_{trace.expression.op}"), trace.value, trace.parts, (facts, quotes, wording))


def _group(text: str, value: Truth, parts: tuple[Trace, ...], context: tuple[Facts, dict[str, str], Wording]) -> Node:
    said = context[2].value(value)
    return {"text": text, "value": value, "said": said, "of": [_node(part, *context) for part in parts]}


def tree(finding: Finding, facts: Facts, quotes: dict[str, str], wording: Wording) -> list[Node]:
    """Return a node for each part of the norm that has any: {"text", "value", "said", "source"? | "of"?}."""
    exceptions = tuple(trace for _, trace in finding.exceptions)
    parts = [
        ("tree_engaged", finding.engaged.value, (finding.engaged,)),
        ("tree_conditions", conjunction(trace.value for trace in finding.conditions), finding.conditions),
        ("tree_requirement", finding.requirement.value, (finding.requirement,)),
        ("tree_exceptions", disjunction(trace.value for trace in exceptions), exceptions),
    ]
    context = (facts, quotes, wording)
    return [_group(wording.say(text), value, traces, context) for text, value, traces in parts if traces]
