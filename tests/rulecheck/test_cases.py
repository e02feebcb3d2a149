"""Every worked case gives exactly its expected findings: by the engine, and by a second evaluator."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from macros.loading.cases import Case, CasesFile
from macros.loading.sources import read_sources
from rulecheck import check, load_bundle
from rulecheck.judging.outcomes import judge
from rulecheck.judging.presumptions import with_presumptions
from rulecheck.model.facts import Known
from tests.rulecheck import naive
from tests.rulecheck.bundles import BUNDLE_FILE

ROOT = Path(__file__).parents[2] / "rules_data"
NEUTRAL = "今日天晴。"
"""A description that states nothing: the facts alone decide."""
BUNDLE_JSON = json.loads(BUNDLE_FILE.read_text(encoding="utf-8"))
BUNDLE = load_bundle(BUNDLE_FILE.read_text(encoding="utf-8"))
CASES = [case for model in read_sources(ROOT).models.values() if isinstance(model, CasesFile) for case in model.cases]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_engine_gives_the_expected_findings(case: Case) -> None:
    facts = {name: Known(value, "user") for name, value in case.known_facts().items()}
    found = judge(BUNDLE, with_presumptions(BUNDLE, facts))
    assert {finding.norm.id: finding.outcome for finding in found} == dict(case.findings)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_second_evaluator_agrees(case: Case) -> None:
    assert naive.findings(BUNDLE_JSON, case.known_facts()) == dict(case.findings)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_check_agrees_whatever_the_description(case: Case) -> None:
    result = check(NEUTRAL, BUNDLE, facts=case.known_facts())
    assert result["norms"] == dict(case.findings)


def test_every_article_has_three_cases_and_every_outcome() -> None:
    cases = Counter(number for case in CASES for number in case.articles)
    outcomes = {(case.articles[0], outcome) for case in CASES for outcome in case.findings.values()}
    nothing = {number for case in CASES if not case.findings for number in case.articles}
    judged = [*range(1, 13), 14]
    assert all(cases[number] >= 3 for number in judged)
    missing = [
        (number, outcome)
        for number in judged
        for outcome in ("satisfied", "violated", "undetermined")
        if (number, outcome) not in outcomes
    ]
    assert not missing
    assert nothing >= {*judged, 13, 15}


def test_every_norm_is_met_and_broken_somewhere() -> None:
    seen = {(norm, outcome) for case in CASES for norm, outcome in case.findings.items()}
    unseen = [norm.id for norm in BUNDLE.norms if not {outcome for id_, outcome in seen if id_ == norm.id}]
    assert not unseen
