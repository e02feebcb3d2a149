"""Questions as they are put: who could know, what depends on the answer, and whether it was asked before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rulecheck.explaining.wording import Wording
from rulecheck.judging.outcomes import Finding, judge_norm
from rulecheck.judging.questions import Question
from rulecheck.judging.remedies import suppose
from rulecheck.model.facts import Facts

Json = dict[str, Any]


def _depends(question: Question, findings: Sequence[Finding], facts: Facts, wording: Wording) -> list[Json]:
    """Return, for each norm that an answer touches, its outcome either way."""
    bundle = wording.bundle
    either = {value: suppose(bundle, facts, [(question.fact, value)]) for value in (True, False)}
    return [
        {
            "norm": finding.norm.id,
            "provision": finding.norm.provision,
            "if_true": judge_norm(finding.norm, either[True]).outcome,
            "if_false": judge_norm(finding.norm, either[False]).outcome,
        }
        for finding in findings
        if finding.norm.id in question.touches
    ]


def _either_way(depends: Sequence[Json], wording: Wording) -> list[str]:
    """Return what follows from yes and from no, a line each; norms of an article that go together are told once."""
    if all(row["if_true"] == row["if_false"] for row in depends):
        return [wording.say("depends_together")]
    lines = []
    for lead, key in (("depends_yes", "if_true"), ("depends_no", "if_false")):
        told = [
            wording.say("depends_norm", article=wording.article(row["provision"]), verdict=wording.verdict(row[key]))
            for row in depends
        ]
        lines.append(wording.say(lead) + wording.say("headline_between").join(dict.fromkeys(told)))
    return lines


def put(asked: Sequence[Question], findings: Sequence[Finding], facts: Facts, wording: Wording) -> list[Json]:
    """Return the questions as JSON. Those that the reader answered "don't know" come last, marked "asked"."""
    rows = []
    for question in asked:
        fact = wording.bundle.facts[question.fact]
        depends = _depends(question, findings, facts, wording)
        known = facts.get(question.fact)
        rows.append(
            {
                "fact": question.fact,
                "ask": dict(fact.ask),
                "settles": list(question.settles),
                "asked": known is not None and known.source == "user",
                "who": dict(fact.who),
                "term": fact.term or None,
                "depends": depends,
                "either_way": _either_way(depends, wording),
            }
        )
    return sorted(rows, key=lambda row: row["asked"])
