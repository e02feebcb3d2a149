"""The deciding core: its table, and its laws on random facts over the real norms."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulecheck.judging.outcomes import Outcome, by_article, decide, judge, judge_norm, worst
from rulecheck.judging.presumptions import with_presumptions
from rulecheck.judging.questions import questions
from rulecheck.judging.remedies import remedies, suppose, would_have_complied
from rulecheck.model.bundle import Bundle, Norm
from rulecheck.model.expressions import parse, triggers
from rulecheck.model.facts import Known
from rulecheck.model.logic import Truth
from tests.rulecheck.bundles import BUNDLE

NAMES = sorted(BUNDLE.facts)
truths = st.sampled_from([True, False, None])
known_facts = st.dictionaries(st.sampled_from(NAMES), st.builds(Known, truths, st.just("user")))
one_norm = st.sampled_from(BUNDLE.norms)


@pytest.mark.parametrize(
    ("engaged", "applies", "met", "excepted", "outcome"),
    [
        (None, True, True, False, "not_applicable"),
        (False, True, True, False, "not_applicable"),
        (True, False, True, False, "not_applicable"),
        (True, None, True, False, "undetermined"),
        (True, True, True, None, "satisfied"),
        (True, True, False, True, "satisfied"),
        (True, True, None, True, "satisfied"),
        (True, True, False, None, "undetermined"),
        (True, True, None, False, "undetermined"),
        (True, True, False, False, "violated"),
    ],
)
def test_table_of_outcomes(engaged: Truth, applies: Truth, met: Truth, excepted: Truth, outcome: Outcome) -> None:
    assert decide(engaged, applies, met, excepted) == outcome


def test_worst_of_outcomes() -> None:
    assert worst(["satisfied", "undetermined", "violated"]) == "violated"
    assert worst(["satisfied", "undetermined"]) == "undetermined"
    assert worst([]) == "not_applicable"


@given(known_facts)
def test_no_norm_is_passed_over_that_the_facts_engage(facts: dict[str, Known]) -> None:
    of_all = {norm.id: judge_norm(norm, facts).outcome for norm in BUNDLE.norms}
    engaged = {name: outcome for name, outcome in of_all.items() if outcome != "not_applicable"}
    assert {finding.norm.id: finding.outcome for finding in judge(BUNDLE, facts)} == engaged


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("a", {"a"}),
        ({"stated": "a"}, {"a"}),
        ({"not": "a"}, {"a"}),
        ({"any": ["a", "b"]}, {"a", "b"}),
        ({"all": [{"any": ["a", "b"]}, "c"]}, {"c"}),
        ({"not": {"all": ["a", "b"]}}, {"a", "b"}),
        ({"not": {"any": [{"all": ["a", "b"]}, "c"]}}, {"c"}),
        ({"not": {"stated": "a"}}, set()),
        ({"any": ["a", {"not": {"stated": "b"}}]}, set()),
    ],
)
def test_what_must_be_known_for_an_expression_to_be_true(source: object, names: set[str]) -> None:
    assert triggers(parse(source)) == names


@given(known_facts, st.randoms(use_true_random=False))
def test_order_of_norms_and_facts_does_not_matter(facts: dict[str, Known], shuffler: random.Random) -> None:
    shuffled_norms = list(BUNDLE.norms)
    shuffler.shuffle(shuffled_norms)
    names = list(facts)
    shuffler.shuffle(names)
    other = Bundle(
        BUNDLE.instrument,
        BUNDLE.status,
        BUNDLE.now,
        tuple(shuffled_norms),
        BUNDLE.facts,
        BUNDLE.terms,
        BUNDLE.reading,
    )
    given_order = {f.norm.id: f.outcome for f in judge(BUNDLE, facts)}
    other_order = {f.norm.id: f.outcome for f in judge(other, {name: facts[name] for name in names})}
    assert given_order == other_order


@given(one_norm, known_facts, st.sampled_from(NAMES), st.booleans())
def test_more_facts_never_flip_a_decided_outcome(norm: Norm, facts: dict[str, Known], name: str, value: bool) -> None:
    before = judge_norm(norm, facts).outcome
    if name in facts and facts[name].value is not None:
        return
    after = judge_norm(norm, {**facts, name: Known(value, "user")}).outcome
    if before in ("violated", "satisfied"):
        assert after == before


@given(known_facts)
def test_presumptions_never_override_and_settle_at_once(facts: dict[str, Known]) -> None:
    presumed = with_presumptions(BUNDLE, facts)
    assert {name: presumed[name] for name in facts} == facts
    assert with_presumptions(BUNDLE, presumed) == presumed


@given(known_facts)
def test_questions_are_the_unknown_facts_that_still_matter(facts: dict[str, Known]) -> None:
    known = with_presumptions(BUNDLE, facts)
    findings = judge(BUNDLE, known)
    asked = questions(BUNDLE, findings, known)
    undetermined = {f.norm.id for f in findings if f.outcome == "undetermined"}
    assert {norm for q in asked for norm in q.touches} == undetermined
    for question in asked:
        assert question.fact not in known or known[question.fact].value is None
        assert set(question.settles) <= undetermined
    assert [len(q.settles) for q in asked] == sorted((len(q.settles) for q in asked), reverse=True)


@given(known_facts)
def test_remedies_satisfy_are_smallest_and_still_possible(facts: dict[str, Known]) -> None:
    known = with_presumptions(BUNDLE, facts)
    for finding in judge(BUNDLE, known):
        for change in remedies(BUNDLE, finding, known):
            assert finding.outcome == "violated"
            assert judge_norm(finding.norm, suppose(BUNDLE, known, change)).outcome == "satisfied"
            for left_out in change:
                fewer = suppose(BUNDLE, known, [one for one in change if one != left_out])
                assert judge_norm(finding.norm, fewer).outcome != "satisfied"
            for name, _ in change:
                fact = BUNDLE.facts[name]
                ahead = known.get(fact.before)
                assert fact.mend == "anytime" or (ahead is not None and ahead.value is True)
        for change in would_have_complied(BUNDLE, finding, known):
            assert all(BUNDLE.facts[name].kind != "circumstance" for name, _ in change)


@given(known_facts)
def test_an_article_has_the_worst_outcome_of_its_norms(facts: dict[str, Known]) -> None:
    findings = judge(BUNDLE, with_presumptions(BUNDLE, facts))
    for article, outcome in by_article(findings).items():
        assert outcome == worst(f.outcome for f in findings if f.norm.article == article)
