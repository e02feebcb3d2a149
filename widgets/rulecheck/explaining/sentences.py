"""One sentence a finding: what happened, what decides it, what follows; and one for the whole result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rulecheck.explaining.wording import Told, Wording, opened
from rulecheck.judging.outcomes import WORST_FIRST, Finding
from rulecheck.judging.questions import norm_facts, worth_asking
from rulecheck.model.expressions import Trace
from rulecheck.model.facts import Facts


def reasons(trace: Trace) -> Iterator[Told]:
    """Yield the facts to which a trace owes its value, each with its own; what is presumed or only spoken of is not told."""
    if trace.expression.op == "fact":
        if trace.source != "derived":
            yield trace.expression.fact, trace.value
        return
    for part in trace.parts:
        if trace.expression.op == "not" or part.value is trace.value:
            yield from reasons(part)


def _met_so_far(trace: Trace) -> Iterator[Told]:
    """Yield what is known to be done of a demand that is not met, or not known to be."""
    if trace.expression.op == "all" and trace.value is not True:
        for part in trace.parts:
            if part.value is True:
                yield from reasons(part)


def _events(finding: Finding) -> list[Told]:
    """What happened, as far as the norm is about it."""
    conditions = [trace for trace in finding.conditions if trace.value is True]
    return [told for trace in (finding.engaged, *conditions) for told in reasons(trace)]


def _denied(finding: Finding) -> list[Told]:
    """Why the demand fails, if it does."""
    return list(reasons(finding.requirement)) if finding.requirement.value is False else []


def _open(finding: Finding, facts: Facts, wording: Wording) -> str:
    """What is not known, and what is left to judgment."""
    names = worth_asking(wording.bundle, finding, facts)
    judged = [name for name in names if wording.bundle.facts[name].term]
    groups = (("not_known", [name for name in names if name not in judged]), ("to_judge", judged))
    told = [
        wording.say(lead) + wording.join(wording.clauses((name, None) for name in some), "whether_last")
        for lead, some in groups
        if some
    ]
    return wording.join(told)


def _halves(finding: Finding, facts: Facts, wording: Wording) -> tuple[list[Told], str, str]:
    """Return what is told before the turn, the piece that makes the turn, and what comes after it."""
    so_far, denied = list(_met_so_far(finding.requirement)), _denied(finding)
    excluded = [told for _, trace in finding.exceptions if trace.value is False for told in reasons(trace)]
    if finding.outcome == "violated":
        if finding.norm.modality == "prohibition" and excluded:
            return so_far + denied, "but", wording.join(wording.clauses(excluded))
        return so_far, "but", wording.join(wording.clauses(denied + excluded))
    if finding.outcome == "undetermined":
        return so_far + denied, "but", _open(finding, facts, wording)
    if finding.requirement.value is True:
        return [], "and", wording.join(wording.clauses(reasons(finding.requirement)))
    excepted = [told for _, trace in finding.exceptions if trace.value is True for told in reasons(trace)]
    return denied, "and", wording.join(wording.clauses(excepted))


def _ending(finding: Finding, alone: bool) -> str:
    if finding.outcome == "satisfied" and finding.requirement.value is not True:
        return "excepted_end"
    return f"{finding.outcome}_{'end' if alone else 'point'}"


def _planned(finding: Finding, facts: Facts, wording: Wording) -> bool:
    """Whether the event that the norm is about is still ahead."""
    ahead = {wording.bundle.facts[name].before for name in norm_facts(finding)} - {""}
    return any(name in facts and facts[name].value is True for name in ahead)


def _sentence(finding: Finding, facts: Facts, wording: Wording, events: Sequence[Told], alone: bool) -> str:
    before, turn, after = _halves(finding, facts, wording)
    told = wording.clauses([*events, *before])
    after = wording.join([clause for clause in [after] if clause and clause not in told])
    lead = wording.join(told)
    body = lead + wording.say(turn) + after if lead and after else lead or after
    ending = wording.say(_ending(finding, alone), article=wording.article(finding.norm.provision))
    if events and _planned(finding, facts, wording):
        return wording.say("planned") + body + ending
    return opened(body + ending)


def sentences(findings: Sequence[Finding], facts: Facts, wording: Wording) -> dict[str, str]:
    """Return norm -> its sentence. What happened is told once where the next norm of an article is about the same."""
    shared = Counter(finding.norm.provision for finding in findings)
    told: dict[str, str] = {}
    before: tuple[str, list[Told]] = ("", [])
    for finding in findings:
        events = _events(finding)
        again = before == (finding.norm.provision, events)
        alone = shared[finding.norm.provision] == 1
        told[finding.norm.id] = _sentence(finding, facts, wording, [] if again else events, alone)
        before = (finding.norm.provision, events)
    return told


def headline(articles: Mapping[str, str], wording: Wording) -> str:
    """Return the whole result in one sentence, the worst first, from article number -> outcome."""
    if not articles:
        return wording.say("headline_none")
    told = [
        wording.say(f"headline_{outcome}", article=wording.article(f"art_{number}"))
        for worst in WORST_FIRST
        for number, outcome in articles.items()
        if outcome == worst
    ]
    return opened(wording.say("headline_between").join(told)) + wording.say("headline_end")
