"""The norms proved: laws on all combinations of facts, decision tables that tell all of them, mutants that are noticed."""

from __future__ import annotations

from dataclasses import replace
from fnmatch import fnmatchcase
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from macros.loading import load
from macros.proving import breaches, decision_table
from macros.proving.mutants import Expected, mutants, survivors
from macros.proving.space import facts, states
from rulecheck.judging.outcomes import judge, judge_norm
from rulecheck.judging.presumptions import with_presumptions
from rulecheck.model.bundle import Bundle, Norm
from rulecheck.model.expressions import Expression, parse
from rulecheck.model.facts import Known
from tests.rulecheck import naive
from tests.rulecheck.bundles import BUNDLE
from tests.rulecheck.test_cases import BUNDLE_JSON, CASES

WORKED = [Expected(case.id, case.known_facts(), dict(case.findings)) for case in CASES]
REASONS: list[dict[str, Any]] = YAML(typ="safe").load(Path(__file__).with_name("survivors.yml"))
PATTERNS = [pattern for entry in REASONS for pattern in entry["mutants"]]
COUNT, SURVIVORS = survivors(BUNDLE, WORKED)
PLAN = "month_end.next_month_plan"
NAMES = sorted(BUNDLE.facts)
NORMS = {norm.id: norm for norm in BUNDLE.norms}

PARTIAL = [
    Expected(
        "what was agreed is told, not what became of it",
        {"delegation.led_by_bearer": True, "delegation.matters_agreed": True},
        {"art_4.follow_up": "undetermined", "art_4.summary_report": "undetermined"},
    ),
    *(
        Expected(
            f"only {name} is told", {f"portfolio_plans.{name}": True}, {"art_5.into_government_plan": "undetermined"}
        )
        for name in ("incorporated", "carried_out", "fed_back")
    ),
    *(
        Expected(
            f"after the interview only {name} is told",
            {"poor_task.principal_interviewed": True, f"poor_task.{name}": True},
            {"art_14.accountability": "undetermined"},
        )
        for name in ("interview_without_effect", "circumstances_serious", "held_accountable")
    ),
]
BEARERS = {
    "attending_official": "art_1.report_back art_1.implementation_plan art_1.report_to_province",
    "municipal_government": "art_2.prior_deliberation art_14.interview art_14.accountability",
    "departments_concerned": "art_3.liaise art_3.report_vice_mayor art_3.report_mayor",
    "delegation_leader": "art_4.summary_report art_4.follow_up",
    "general_office": "art_5.government_plans",
    "leadership_member": "art_5.portfolio_plans art_5.into_government_plan",
    "department_or_unit": "art_5.department_plans art_5.carry_out",
    "leadership_member_department_or_unit": "art_6.monthly_report art_6.next_month_plan",
    "vice_mayor": "art_7.no_invitation art_9.vice_mayor_opinion art_9.decide_above",
    "organiser": "art_8.planned art_8.important art_8.ad_hoc",
    "vice_mayor_in_charge": (
        "art_10.public_participation art_10.expert_argumentation art_10.risk_assessment "
        "art_12.signed_documents art_12.mayor_instructions"
    ),
    "legal_department": "art_10.legality_review",
    "executive_meeting": "art_10.collective_decision",
    "responsible_officials": "art_11.major_matters art_11.emergencies art_11.absence",
}


def changed(norm_id: str, **parts: Any) -> Bundle:
    """The bundle with parts of one norm exchanged."""
    norms = tuple(replace(norm, **parts) if norm.id == norm_id else norm for norm in BUNDLE.norms)
    return replace(BUNDLE, norms=norms)


def test_the_norms_keep_every_law() -> None:
    assert breaches(BUNDLE) == []


@pytest.mark.parametrize(
    ("law", "parts"),
    [
        (
            "reachable",
            {"requirement": parse({"any": [PLAN, {"not": PLAN}]})},
        ),
        ("every fact matters", {"requirement": parse({"any": [PLAN, {"all": [PLAN, "month_end.on_time"]}]})}),
        ("monotone", {"conditions": (Expression("stated", fact=PLAN),)}),
        ("no contradiction", {"requirement": parse({"not": "month_end.reported_to_mayor"})}),
    ],
)
def test_a_broken_law_is_found(law: str, parts: dict[str, Any]) -> None:
    found = {name for name, _, _ in breaches(changed("art_6.next_month_plan", **parts))}
    assert law in found


@pytest.mark.parametrize("norm", BUNDLE.norms, ids=lambda norm: norm.id)
def test_a_decision_table_gives_every_combination_its_outcome(norm: Norm) -> None:
    table = decision_table(norm)
    allowed = states([norm])
    assert table.facts == tuple(allowed)
    for chosen in product(*allowed.values()):
        point = dict(zip(allowed, chosen, strict=True))
        assert table.outcome(chosen) == judge_norm(norm, facts(point)).outcome
        assert len({row.outcome for row in table.rows if row.holds(chosen)}) <= 1


def test_every_surviving_mutant_has_a_reason_and_every_reason_a_survivor() -> None:
    unexplained = [name for name in SURVIVORS if not any(fnmatchcase(name, pattern) for pattern in PATTERNS)]
    assert unexplained == []
    idle = [pattern for pattern in PATTERNS if not any(fnmatchcase(name, pattern) for name in SURVIVORS)]
    assert idle == []
    assert len(BUNDLE.norms) * 8 < COUNT
    assert all(len(entry["reason"]) > 80 for entry in REASONS)


def test_partial_descriptions_notice_the_rest() -> None:
    _, left = survivors(BUNDLE, [*WORKED, *PARTIAL])
    assert [name for name in left if not name.endswith("bearer: exchange")] == []


@pytest.mark.parametrize("case", PARTIAL, ids=lambda case: case.id)
def test_partial_descriptions_are_judged_as_expected(case: Expected) -> None:
    known = with_presumptions(BUNDLE, {name: Known(value, "user") for name, value in case.facts.items()})
    assert {finding.norm.id: finding.outcome for finding in judge(BUNDLE, known)} == dict(case.findings)


def test_bearers_are_those_agreed() -> None:
    (instrument,) = load(Path(__file__).parents[2] / "rules_data").instruments.values()
    agreed = {norm: bearer for bearer, norms in BEARERS.items() for norm in norms.split()}
    assert {norm.id: norm.bearer for norm in instrument.norms.norms} == agreed


def test_a_mutant_differs_in_one_part() -> None:
    found = list(mutants(NORMS["art_7.no_invitation"], ["the vice mayor", "the mayor"]))
    assert {"art_7.no_invitation/exception 1: drop", "art_7.no_invitation/bearer: exchange"} <= {m.id for m in found}
    assert len({mutant.id for mutant in found}) == len(found)


@given(st.dictionaries(st.sampled_from(NAMES), st.sampled_from([True, False, None]), max_size=30))
def test_two_evaluators_agree_on_random_facts(told: dict[str, bool | None]) -> None:
    known = with_presumptions(BUNDLE, {name: Known(value, "user") for name, value in told.items()})
    assert {f.norm.id: f.outcome for f in judge(BUNDLE, known)} == naive.findings(BUNDLE_JSON, told)


@pytest.mark.parametrize("norm", BUNDLE_JSON["norms"], ids=lambda norm: norm["id"])
def test_two_evaluators_agree_on_every_combination_of_a_norms_facts(norm: dict[str, Any]) -> None:
    allowed = states([NORMS[norm["id"]]])
    for chosen in product(*allowed.values()):
        known = facts(dict(zip(allowed, chosen, strict=True)))
        plain = {name: fact.value for name, fact in known.items()}
        assert judge_norm(NORMS[norm["id"]], known).outcome == naive.outcome(norm, plain)
