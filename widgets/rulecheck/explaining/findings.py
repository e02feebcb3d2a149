"""What an explanation adds to a finding: exceptions considered, judgment, presumptions, remedies and duties in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rulecheck.explaining.sentences import reasons
from rulecheck.explaining.tree import tree
from rulecheck.explaining.wording import Wording, opened
from rulecheck.judging.outcomes import Finding, judge_norm
from rulecheck.judging.questions import norm_facts, worth_asking
from rulecheck.judging.remedies import Change
from rulecheck.model.expressions import pending
from rulecheck.model.facts import Facts, Known

Json = dict[str, Any]


def _exceptions(finding: Finding, asked: Sequence[str], wording: Wording) -> list[Json]:
    """Return each exception considered, its value, and a sentence that says why."""
    rows = []
    for rule, trace in finding.exceptions:
        label = wording.within(rule.label[wording.lang])
        unknown = [(name, None) for name in pending(trace) if name in asked] or [(n, None) for n in pending(trace)]
        told = wording.clauses(unknown if trace.value is None else reasons(trace))
        if finding.requirement.value is True:
            piece = "exception_idle"
        else:
            piece = {True: "exception_holds", False: "exception_fails", None: "exception_open"}[trace.value]
        sentence = wording.say(piece, label=label, reasons=wording.join(told))
        rows.append({"id": rule.id, "label": rule.label[wording.lang], "value": trace.value, "sentence": sentence})
    return rows


def _otherwise(finding: Finding, facts: Facts, name: str) -> str:
    """Return the outcome if a fact were the opposite of what it is taken to be."""
    value = not facts[name].value
    return judge_norm(finding.norm, {**facts, name: Known(value, "user")}).outcome


def _presumed(finding: Finding, facts: Facts, wording: Wording) -> list[Json]:
    """Return the presumptions on which a decided outcome rests: those whose opposite would change it."""
    rows = []
    for name in norm_facts(finding):
        if name in facts and facts[name].source == "derived" and finding.outcome != "undetermined":
            otherwise = _otherwise(finding, facts, name)
            if otherwise != finding.outcome:
                clause = wording.clause((name, facts[name].value))
                sentence = wording.say("presumed", clause=clause, otherwise=wording.verdict(otherwise))
                rows.append({"fact": name, "otherwise": otherwise, "sentence": sentence})
    return rows


def _branches(row: Json, asked: Sequence[str], wording: Wording) -> Json:
    """Return a row of "judgment" with what its term leaves open, and a sentence for both branches (none while it takes
    another fact to tell them apart).
    """
    sentence = wording.say(
        "branches",
        clause=wording.clause((row["fact"], True)),
        if_true=wording.verdict(row["if_true"]),
        if_false=wording.verdict(row["if_false"]),
    )
    telling = row["fact"] in asked and row["if_true"] != row["if_false"]
    term = wording.bundle.terms.get(row["term"], {}).get(wording.lang, "")
    leaves_open = wording.bundle.leaves_open.get(row["term"], {}).get(wording.lang, "")
    return {
        **row,
        "term_label": term,
        "leaves_open": leaves_open,
        "sentence": sentence if telling else None,
    }


def steps(sets: Sequence[Sequence[Change]], wording: Wording) -> list[str]:
    """Return each set of changes as one clause after another."""
    return [opened(wording.join(wording.clauses(changes))) for changes in sets]


def _duty(finding: Finding, remediable: bool, wording: Wording) -> Json:
    """Return who owes what to whom, and how it stands."""
    state = {"satisfied": "done", "undetermined": "open"}.get(finding.outcome, "due" if remediable else "missed")
    to = wording.bundle.explaining.get("owed_to", {}).get(finding.norm.id, {}).get(wording.lang)
    bearer = finding.norm.bearer[wording.lang]
    said = wording.say(f"duty_{state}")
    sentence = (
        wording.say("duty_to", bearer=bearer, to=to, state=said)
        if to
        else wording.say("duty_alone", bearer=bearer, state=said)
    )
    return {
        "bearer": bearer,
        "to": to,
        "what": finding.norm.label[wording.lang],
        "state": state,
        "sentence": sentence,
    }


def explain_finding(finding: Finding, row: Json, facts: Facts, quotes: dict[str, str], wording: Wording) -> Json:
    """Return the keys that explain a finding, in the wording's language. `row` is the finding as the result has it."""
    remedies = [[(c["fact"], c["value"]) for c in change] for change in row["remedies"]]
    complied = [[(c["fact"], c["value"]) for c in change] for change in row["would_have_complied"]]
    asked = worth_asking(wording.bundle, finding, facts)
    nothing = wording.say("remedy_none") if finding.outcome == "violated" and not remedies else None
    return {
        "label": finding.norm.label[wording.lang],
        "tree": tree(finding, facts, quotes, wording),
        "exceptions": _exceptions(finding, asked, wording),
        "judgment": [_branches(item, asked, wording) for item in row["judgment"]],
        "presumed": _presumed(finding, facts, wording),
        "advice": {
            "complied": steps(complied, wording),
            "remedies": steps(remedies, wording),
            "nothing": nothing,
        },
        "duty": _duty(finding, bool(remedies), wording),
    }
