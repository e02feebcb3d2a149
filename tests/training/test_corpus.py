"""The corpus can be read whole, says only what its codes allow, and is what the weights were trained on."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from macros.loading.weights import made_from
from macros.scoring.scenarios import PARTS, scenarios
from macros.training.corpus import LANGUAGES, parse_code, read_codes, read_corpus

ROOT = Path(__file__).parents[2] / "rules_data"
FOLDER = ROOT / "reading" / "corpus"
CODES = read_codes(FOLDER)


def test_every_line_can_be_read_and_stands_once() -> None:
    descriptions, problems = read_corpus(FOLDER)
    assert [str(problem) for problem in problems] == []
    counts = Counter(description.lang for description in descriptions)
    assert all(counts[lang] >= 2000 for lang in LANGUAGES)


def test_every_topic_and_every_way_of_saying_is_there_in_each_language() -> None:
    descriptions, _ = read_corpus(FOLDER)
    topics = Counter((d.lang, topic) for d in descriptions for topic in d.topics)
    assert min(topics[lang, code.topic] for lang in LANGUAGES for code in CODES.values()) >= 60
    nothing = Counter(d.lang for d in descriptions if not d.facts)
    assert all(nothing[lang] >= 300 for lang in LANGUAGES)


def test_no_test_scenario_is_trained_on() -> None:
    trained = {description.text for description in read_corpus(FOLDER)[0]}
    for part in PARTS:
        assert trained.isdisjoint(case.text for case in scenarios(part))


def test_weights_were_made_from_this_corpus_and_these_cues() -> None:
    kept = json.loads((ROOT / "reading" / "network.json").read_text(encoding="utf-8"))["made_from"]
    assert {name: kept[name] for name in ("corpus", "reading")} == made_from(ROOT), (
        "The corpus or rules_data/reading changed since the network was trained: run `make train`, then score it."
    )


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("XX made", "no topic 'XX'"),
        ("PS pass-", "needs 'made'"),
        ("PS made nod", "no fact 'nod'"),
        ("PS made made-", "stands twice"),
    ],
)
def test_a_code_that_cannot_be_read_is_refused(code: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        parse_code(code, CODES)


def test_a_code_says_what_is_so_what_is_not_and_what_is_open() -> None:
    assert parse_code("PS made pass- notime?", CODES) == {
        "party_submission.made": True,
        "party_submission.passed_before": False,
        "party_submission.no_time": None,
    }
    assert parse_code("none", CODES) == {}


def test_a_bad_line_is_told_with_its_place(tmp_path: Path) -> None:
    folder = tmp_path / "reading" / "corpus"
    folder.mkdir(parents=True)
    (folder / "codes.yml").write_bytes((FOLDER / "codes.yml").read_bytes())
    (folder / "finch.tsv").write_text("en\tPS made\tA report went up.\nfr\tnone\tRien.\nen\tnone\n", encoding="utf-8")
    descriptions, problems = read_corpus(folder)
    assert [description.text for description in descriptions] == ["A report went up."]
    assert [(problem.file, problem.line) for problem in problems] == [
        ("reading/corpus/finch.tsv", 2),
        ("reading/corpus/finch.tsv", 3),
    ]
    assert all(problem.remedy for problem in problems)
