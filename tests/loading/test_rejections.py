"""Everything that loading rejects: one thing broken at a time, with its message, file, line and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.loading import RulesDataError, check, load
from tests.loading.sample import INSTRUMENT, edit, write_sample


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_sample(tmp_path)


def test_the_sample_is_sound(root: Path) -> None:
    assert check(root) == []
    data = load(root)
    assert list(data.instruments) == ["otherplace-2020-7"]
    assert data.instruments["otherplace-2020-7"].norms.norms[0].provision == "art_1"


BROKEN = [
    (
        "norms.yml",
        "modality: obligation",
        "modality: obligation\n    colour: red",
        1,
        "The key colour is not known",
    ),
    ("norms.yml", "modality: obligation", "modality: wish", 0, "Input should be 'obligation'"),
    ("norms.yml", "bearer: director", "bearer: clerk", 0, "There is no bearer clerk."),
    ("norms.yml", "segment: art_1__s_1", "segment: art_1__s_9", 0, "There is no segment art_1__s_9."),
    ("norms.yml", "segment: art_1__s_1", "segment: preamble", 0, "preamble, which is not a part of art_1"),
    ("norms.yml", "quote: 應當請示", "quote: 应当请示", 0, "The quote does not occur in art_1__s_1"),
    ("norms.yml", "id: art_1.ask", "id: art_2.ask", 0, "There is no provision art_2."),
    ("norms.yml", "engaged: request.due", "engaged: request.dew", 0, "There is no fact request.dew."),
    ("norms.yml", "engaged: request.due", "engaged: {some: [request.due]}", 0, "not an expression"),
    ("norms.yml", "requirement: request.made", "modality: obligation", 0, "This key is given twice."),
    ("norms.yml", "quote: 應當請示", 'quote: "', 0, "Not YAML"),
    ("norms.yml", "quote: 應當請示", "quote: &a 應當請示", 0, "are not used here"),
    ("norms.yml", "quote: 應當請示", "quote: !own 應當請示", 0, "are not used here"),
    ("norms.yml", "quote: 應當請示", "quote: 應當請示\n---", 1, "are not used here"),
    ("facts.yml", "kind: act", "kind: deed", 0, "Input should be 'circumstance'"),
    ("facts.yml", "value: true", "value: 'true'", 0, "Input should be a valid boolean"),
    ("facts.yml", "before: request.due", "before: request.dew", 0, "There is no fact request.dew."),
    ("facts.yml", "term: prompt", "term: swift", 0, "There is no term swift."),
    ("facts.yml", "given: request.due", "given: {stated: request.dew}", 0, "There is no fact request.dew."),
    ("facts.yml", "name: request.made", "name: request.due", 0, "The id request.due is used twice."),
    ("facts.yml", "name: request.due", "name: Due", 0, "does not have the form"),
    ("work.yml", "from: 2020-01-01", "from: 2020-01-02", 0, "The periods leave a gap or overlap here."),
    ("work.yml", "to: 2019-12-31", "to: 2019-12-32", 0, "Input should be a valid date"),
    ("work.yml", "instrument: otherplace-2020-7", "instrument: elsewhere", 0, "but this says elsewhere"),
    ("work.yml", "source: art_1__s_1", "source: art_3", 0, "There is no segment art_3."),
    ("text/en.yml", "art_1__s_1:", "art_1__s_7:", 0, "There is no segment art_1__s_7."),
    (
        "witnesses.yml",
        "file: witnesses/R.received.txt",
        "file: witnesses/S.txt",
        0,
        "witnesses/S.txt is missing",
    ),
    ("apparatus.yml", "start: 6", "start: 5", 2, "The witness has"),
    ("text/zh-Hans.overrides.yml", "{}", "art_1__s_1: 局长应当请示。", 0, "says what OpenCC says anyway"),
    ("text/zh-Hans.overrides.yml", "{}", "art_2: 局长", 0, "There is no segment art_2."),
    ("apparatus.yml", "ground: stray", "ground: guess", 0, "There is no ground guess."),
    ("apparatus.yml", "kind: spacing", "kind: noise", 0, "There is no kind noise."),
    ("apparatus.yml", "witness: R", "witness: Q", 0, "There is no witness Q."),
    ("bearers.yml", "body: director", "body: clerk", 0, "There is no body clerk."),
    ("bearers.yml", "quote: 局長", "quote: 处长", 0, "The quote does not occur in art_1__s_1"),
    ("bearers.yml", "part: bears", "part: not_named", 0, "Whoever has a part is quoted"),
    ("bearers.yml", "part: bears", "part: decides", 0, "Who reports or asks is named where"),
    ("commentary.yml", "segment: art_1__s_1", "segment: art_8", 0, "There is no segment art_8."),
    (
        "commentary.yml",
        "kind: term",
        "kind: interpretation",
        0,
        "A note on a reading or its translation names the other one",
    ),
    ("cases.yml", "request.made: true", "request.mad: true", 0, "There is no fact request.mad."),
    (
        "cases.yml",
        "      request.made: true\n",
        "",
        0,
        "depends on facts that the case does not give: request.made",
    ),
    ("cases.yml", "request.made: true", "request.made: perhaps", 0, "Input should be"),
    ("cases.yml", "art_1.ask: satisfied", "art_1.beg: satisfied", 0, "There is no norm art_1.beg."),
    ("reading/topics/request.yml", "see: [ask]", "see: [beg]", -1, "There is no concept beg."),
    (
        "reading/topics/request.yml",
        "set: {request.made",
        "set: {request.mad",
        0,
        "There is no fact request.mad.",
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "below", "message"), BROKEN)
def test_rejects(root: Path, name: str, old: str, new: str, below: int, message: str) -> None:
    line = edit(root, name, old, new) + below
    problems = [problem for problem in check(root) if message in problem.message]
    assert problems, check(root)
    problem = problems[0]
    assert problem.file.endswith(name)
    if message != "Not YAML" and "does not give" not in message:
        assert problem.line == line, problem
    assert problem.remedy.endswith((".", "$"))
    assert str(problem).startswith(f"{problem.file}:{problem.line}: ")
    with pytest.raises(RulesDataError) as raised:
        load(root)
    assert problem in raised.value.problems


@pytest.mark.parametrize("tag", ["zh-Hant", "zh-Hans", "en"])
def test_rejects_a_missing_language(root: Path, tag: str) -> None:
    path = root / INSTRUMENT / "norms.yml"
    text = path.read_text(encoding="utf-8")
    start = text.index(f"{tag}: ", text.index("label:"))
    value = "A" if tag == "en" else "甲"
    assert text[start:].startswith(f"{tag}: {value}")
    whole = f"{tag}: {value}"
    cut = text[:start] + text[start + len(whole) :].removeprefix(", ")
    path.write_text(cut, encoding="utf-8")
    found = [problem for problem in check(root) if problem.message == f"The language {tag} is missing."]
    assert len(found) == 1
    assert found[0].place == "norms / art_1.ask / label"


def test_rejects_a_segment_without_wording(root: Path) -> None:
    edit(root, "text/en.yml", "preamble: Preamble.\n", "")
    assert [p.message for p in check(root)] == ["The segment preamble has no wording."]


def test_rejects_a_departure_without_a_record(root: Path) -> None:
    edit(root, "text/zh-Hant.yml", "局長應當請示。", "局長應當請示！")
    (problem,) = [problem for problem in check(root) if "where the text has" in problem.message]
    assert problem.file.endswith("apparatus.yml")
    assert "'。'" in problem.message
    assert "'！'" in problem.message


def test_rejects_a_changed_witness(root: Path) -> None:
    (root / INSTRUMENT / "witnesses/R.received.txt").write_text("引言\n甲局長 改了。", encoding="utf-8")
    found = [problem for problem in check(root) if "another SHA-256" in problem.message]
    assert [(p.file, p.line) for p in found] == [(f"{INSTRUMENT}/witnesses.yml", 3)]
    assert "must never change" in found[0].remedy


def test_rejects_missing_and_stray_files(root: Path) -> None:
    (root / INSTRUMENT / "norms.yml").rename(root / INSTRUMENT / "norm.yml")
    messages = {(problem.file, problem.message) for problem in check(root)}
    assert (f"{INSTRUMENT}/norms.yml", "This file is missing.") in messages
    assert (f"{INSTRUMENT}/norm.yml", "Nothing reads this file.") in messages


def test_rejects_bytes_that_are_not_utf8(root: Path) -> None:
    (root / "facts.yml").write_bytes(b"facts: \xff\n")
    assert "Not UTF-8 at byte 7." in {problem.message for problem in check(root)}


def test_commentary_glossary_and_overrides_may_be_left_out(root: Path) -> None:
    for name in ("commentary.yml", "text/zh-Hans.overrides.yml"):
        (root / INSTRUMENT / name).unlink()
    (root / "glossary.yml").unlink()
    assert check(root) == []
    assert load(root).instruments["otherplace-2020-7"].commentary.notes == ()


def test_records_are_frozen(root: Path) -> None:
    fact = load(root).facts.facts[0]
    with pytest.raises(ValueError, match="frozen"):
        fact.name = "other.name"  # type: ignore[misc]
