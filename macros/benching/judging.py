"""Owns timing the judging of all norms against four rule engines, in CPython, on the facts of the dev scenarios.

Runs in the benchmark's own environment, which has the peers: `python -m macros.benching.judging ROUNDS`.
None of the peers has a third value or keeps a trace. Each gets every norm compiled beforehand to two-valued
form: of a fact, whether it is true (T), possibly true (P) and stated (S). All must give the same outcomes.
rulecheck is timed twice: as it is used, which looks only at norms that the facts may engage, and made to look at all.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import rule_engine
import zen
from business_rules import run_all
from business_rules.actions import BaseActions, rule_action
from business_rules.fields import FIELD_TEXT
from business_rules.variables import BaseVariables, boolean_rule_variable
from json_logic import jsonLogic

from macros.benching.figures import figure
from rulecheck import load_bundle
from rulecheck.judging.outcomes import judge, judge_norm
from rulecheck.judging.presumptions import with_presumptions
from rulecheck.model.bundle import Bundle, Norm
from rulecheck.model.expressions import Expression, fact_names
from rulecheck.model.facts import Known
from rulecheck.reading.reader import Reader

ROOT = Path(__file__).resolve().parents[2]
Two = tuple[Any, ...]
"""("and" | "or", parts...) or ("yes" | "no", variable): negations stand at the leaves only."""
Data = Mapping[str, bool]
Outcomes = Mapping[str, str]


def two_valued(expression: Expression, *, surely: bool, negated: bool = False) -> Two:
    """Return when an expression is true beyond doubt (`surely`), or is not known to be false; or the contrary."""
    if expression.op == "not":
        return two_valued(expression.parts[0], surely=not surely, negated=not negated)
    if expression.op in ("fact", "stated"):
        kind = "S" if expression.op == "stated" else "T" if surely else "P"
        return ("no" if negated else "yes", f"{kind}_{expression.fact.replace('.', '__')}")
    parts = tuple(two_valued(part, surely=surely, negated=negated) for part in expression.parts)
    return ("and" if (expression.op == "all") != negated else "or", *parts)


def parts_of(norm: Norm) -> dict[str, Two]:
    """Return the two-valued parts from which every peer decides a norm as rulecheck.judging.outcomes.decide does."""
    released = Expression("any", parts=(norm.requirement, *(rule.when for rule in norm.exceptions)))
    conditions = Expression("all", parts=norm.conditions)
    return {
        "engaged": two_valued(norm.engaged, surely=True),
        "may_apply": two_valued(conditions, surely=False),
        "applies": two_valued(conditions, surely=True),
        "met": two_valued(released, surely=True),
        "may_be_met": two_valued(released, surely=False),
        "not_met": two_valued(released, surely=False, negated=True),
    }


def with_json_logic(bundle: Bundle) -> Callable[[Data], Outcomes]:
    """All norms as one rule: a list of conditions with outcomes."""

    def said(node: Two) -> Any:
        if node[0] in ("yes", "no"):
            variable = {"var": node[1]}
            return variable if node[0] == "yes" else {"!": variable}
        parts = [said(part) for part in node[1:]]
        return {node[0]: parts} if parts else node[0] == "and"

    def rule(norm: Norm) -> Any:
        of = {name: said(part) for name, part in parts_of(norm).items()}
        decided = [of["met"], "satisfied", of["may_be_met"], "undetermined", "violated"]
        return {
            "if": [{"!": of["engaged"]}, "", {"!": of["may_apply"]}, "", {"!": of["applies"]}, "undetermined", *decided]
        }

    rules, names = [rule(norm) for norm in bundle.norms], [norm.id for norm in bundle.norms]
    return lambda data: {name: found for name, found in zip(names, jsonLogic(rules, data), strict=True) if found}


def _infix(node: Two) -> str:
    if node[0] in ("yes", "no"):
        return str(node[1]) if node[0] == "yes" else f"(not {node[1]})"
    parts = [_infix(part) for part in node[1:]]
    return f"({f' {node[0]} '.join(parts)})" if parts else str(node[0] == "and").lower()


def _chosen(norm: Norm) -> str:
    of = {name: _infix(part) for name, part in parts_of(norm).items()}
    decided = f"({of['met']} ? 'satisfied' : ({of['may_be_met']} ? 'undetermined' : 'violated'))"
    return f"({of['engaged']} and {of['may_apply']}) ? ({of['applies']} ? {decided} : 'undetermined') : ''"


def with_rule_engine(bundle: Bundle) -> Callable[[Data], Outcomes]:
    """A rule a norm, parsed beforehand."""
    rules = [(norm.id, rule_engine.Rule(_chosen(norm)).evaluate) for norm in bundle.norms]
    return lambda data: {name: found for name, evaluate in rules if (found := evaluate(data))}


def with_zen(bundle: Bundle) -> Callable[[Data], Outcomes]:
    """All norms as one compiled expression that makes an object, so that Python calls into Rust once a text."""
    keys = {f"n{place}": norm for place, norm in enumerate(bundle.norms)}
    compiled = zen.compile_expression(f"{{{', '.join(f'{key}: {_chosen(norm)}' for key, norm in keys.items())}}}")
    return lambda data: {keys[key].id: found for key, found in compiled.evaluate(dict(data)).items() if found}


def _leaves(node: Two) -> dict[str, Any]:
    if node[0] in ("yes", "no"):
        return {"name": node[1], "operator": "is_true" if node[0] == "yes" else "is_false", "value": True}
    return {"all" if node[0] == "and" else "any": [_leaves(part) for part in node[1:]]}


def with_business_rules(bundle: Bundle) -> Callable[[Data], Outcomes]:
    """Three rules a norm, the first that fires decides."""

    def rule(norm: Norm, outcome: str, *parts: Two) -> dict[str, Any]:
        params = {"norm": norm.id, "outcome": outcome}
        given = [_leaves(part) for part in parts if len(part) > 1]
        return {"conditions": {"all": given}, "actions": [{"name": "found", "params": params}]}

    def rules(norm: Norm) -> list[dict[str, Any]]:
        of = parts_of(norm)
        return [
            rule(norm, "satisfied", of["engaged"], of["applies"], of["met"]),
            rule(norm, "violated", of["engaged"], of["applies"], of["not_met"]),
            rule(norm, "undetermined", of["engaged"], of["may_apply"]),
        ]

    class Actions(BaseActions):  # type: ignore[misc]
        def __init__(self) -> None:
            self.outcomes: dict[str, str] = {}

        @rule_action(params={"norm": FIELD_TEXT, "outcome": FIELD_TEXT})  # type: ignore[untyped-decorator]
        def found(self, norm: str, outcome: str) -> None:
            self.outcomes[norm] = outcome

    names = {f"{kind}_{name.replace('.', '__')}" for name in bundle.facts for kind in "TPS"}
    variables = type("Facts", (BaseVariables,), {"data": {}} | {name: _variable(name) for name in names})
    every = [rules(norm) for norm in bundle.norms]

    def run(data: Data) -> Outcomes:
        facts, actions = variables(), Actions()
        facts.data = data
        for of_norm in every:
            run_all(of_norm, facts, actions, stop_on_first_trigger=True)
        return actions.outcomes

    return run


def _variable(name: str) -> Any:
    def read(facts: Any) -> bool:
        return bool(facts.data[name])

    read.__name__ = name
    return boolean_rule_variable(read)


def as_data(known: Mapping[str, Known], names: Sequence[str]) -> dict[str, bool]:
    """Return what the peers are given of the facts."""
    data: dict[str, bool] = {}
    for name in names:
        fact, key = known.get(name), name.replace(".", "__")
        data[f"T_{key}"] = fact is not None and fact.value is True
        data[f"P_{key}"] = fact is None or fact.value is not False
        data[f"S_{key}"] = fact is not None and fact.stated
    return data


def texts() -> list[str]:
    """Return the descriptions of tests/corpus/dev."""
    lines = [line for path in sorted((ROOT / "tests/corpus/dev").glob("*.jsonl")) for line in path.open("rb")]
    return [json.loads(line)["text"] for line in lines]


def measure(bundle: Bundle, rounds: int) -> dict[str, Any]:
    """Return {way: figure in microseconds a text}, after all ways were found to agree. Raises SystemExit if not."""
    reader = Reader(bundle)
    known = [with_presumptions(bundle, reader.read(text).facts) for text in texts()]
    used = sorted({name for norm in bundle.norms for name in _facts_of(norm)} | set(bundle.facts))
    data = [as_data(facts, used) for facts in known]
    peers = {
        "json-logic (panzi)": with_json_logic(bundle),
        "rule-engine": with_rule_engine(bundle),
        "zen-engine": with_zen(bundle),
        "business-rules": with_business_rules(bundle),
    }
    for facts, given in zip(known, data, strict=True):
        own = {finding.norm.id: finding.outcome for finding in judge(bundle, facts)}
        for name, peer in peers.items():
            if peer(given) != own:
                raise SystemExit(f"{name} judges otherwise: {peer(given)}, not {own}")
    ways: dict[str, tuple[Callable[[Any], Any], Sequence[Any]]] = {
        "rulecheck": (lambda facts: judge(bundle, facts), known),
        "rulecheck, every norm": (lambda facts: [judge_norm(norm, facts) for norm in bundle.norms], known),
        **{name: (peer, data) for name, peer in peers.items()},
    }
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, (way, inputs) in ways.items():
            start = time.perf_counter()
            for given in inputs:
                way(given)
            taken[name].append((time.perf_counter() - start) / len(inputs) * 1e6)
    return {name: figure(times, 1) for name, times in taken.items()}


def _facts_of(norm: Norm) -> list[str]:
    every = (norm.engaged, *norm.conditions, norm.requirement, *(rule.when for rule in norm.exceptions))
    return [name for expression in every for name in fact_names(expression)]


def main() -> None:
    """Prints the figures as JSON."""
    source = next((ROOT / "widgets/rulecheck/bundles").glob("*.json"))
    bundle = load_bundle(source.read_text(encoding="utf-8"))
    packages = ("panzi-json-logic", "rule-engine", "zen-engine", "business-rules")
    said = {
        "norms": len(bundle.norms),
        "texts": len(texts()),
        "python": re.split(r"\s", sys.version)[0],
        "versions": {name: version(name) for name in packages},
        "microseconds": measure(bundle, int(sys.argv[1])),
    }
    print(json.dumps(said, ensure_ascii=False))


if __name__ == "__main__":
    main()
