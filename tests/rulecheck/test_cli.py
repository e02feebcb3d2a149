"""The command: its exit status, its one clear line on bad input, its JSON and its lines."""

from __future__ import annotations

import gc
import io
import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rulecheck import Checker
from rulecheck.cli import main
from rulecheck.cli.batch import check_line, check_lines
from rulecheck.cli.progress import progress
from tests.rulecheck.bundles import BUNDLE

VIOLATION = "副市長主持協調會，未經市長批准就邀請了縣長參加。"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run the command and return its exit status, standard output and standard error."""
    try:
        code = main(list(arguments))
    except SystemExit as stop:
        code = int(stop.code or 0)
    out, err = capsys.readouterr()
    return code, out, err


def result(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    code, out, err = run(capsys, "check", "--json", *arguments)
    assert (code, err) == (0, "")
    parsed: dict[str, Any] = json.loads(out)
    return parsed


def test_a_result_has_every_key_of_the_interface(capsys: pytest.CaptureFixture[str]) -> None:
    checked = result(capsys, "--on", "2016-03-01", VIOLATION)
    assert {"id", "lang", "articles", "norms", "facts", "findings", "questions", "status"} <= checked.keys()
    assert checked["lang"] == "zh-Hant"
    assert checked["articles"] == {"7": "violated"}
    assert checked["norms"] == {"art_7.no_invitation": "violated"}
    assert checked["status"]["on"] == "2016-03-01"
    assert checked["status"]["state"] == "in_force_unless_repealed"
    (finding,) = checked["findings"]
    assert {"norm", "provision", "outcome", "trace", "quote", "permalink", "remedies", "judgment"} <= finding.keys()
    for fact in checked["facts"]:
        if fact["source"] == "text":
            assert VIOLATION[fact["start"] : fact["end"]] == fact["quote"] != ""


def test_facts_given_override_what_was_read(capsys: pytest.CaptureFixture[str]) -> None:
    checked = result(capsys, "--fact", "vice_mayor_event.mayor_approved_before=true", VIOLATION)
    assert checked["norms"] == {"art_7.no_invitation": "satisfied"}
    unknown = result(capsys, "--fact", "vice_mayor_event.mayor_approved_before=unknown", VIOLATION)
    assert unknown["norms"] == {"art_7.no_invitation": "undetermined"}
    assert unknown["questions"][0]["settles"] == ["art_7.no_invitation"]


def test_text_from_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.read", lambda: VIOLATION, raising=False)
    assert result(capsys, "-")["articles"] == {"7": "violated"}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["check", ""], "no text"),
        (["check", "  \n"], "no text"),
        (["check", "🙂🙂"], "no words"),
        (["check", "字" * 5_001], "5001"),
        (["check", "--fact", "no.such_fact=true", "x y"], "no fact named"),
        (["check", "--fact", "absence.taken=maybe", "x y"], "true"),
        (["check", "--on", "2016-02-30", "x y"], "not a date"),
        (["check", "--lang", "fr", "x y"], "zh-Hant"),
        (["check"], "TEXT"),
        (["check", "--jsonl", "/no/such/file"], "No such file"),
    ],
)
def test_unusable_input_exits_2_with_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert says in err
    assert err.count("\n") == 1


def test_exactly_the_limit_is_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "check", "字" * 5_000)[0] == 0


def test_lines_keep_their_order_and_a_bad_one_takes_its_place(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    lines = [
        json.dumps({"id": "a", "text": VIOLATION, "on": "2016-03-01"}, ensure_ascii=False),
        "{not json",
        json.dumps({"id": "c", "text": ""}),
        json.dumps({"id": "d", "text": "x y", "on": "2016-13-01"}),
        json.dumps({"id": "e", "text": "x y", "facts": {"no.such": True}}),
        json.dumps(["f"]),
        json.dumps({"id": "g", "text": VIOLATION, "facts": {"vice_mayor_event.mayor_approved_before": True}}),
    ]
    file = tmp_path / "in.jsonl"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    code, out, err = run(capsys, "check", "--jsonl", str(file))
    results = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert [row["id"] for row in results] == ["a", None, "c", "d", "e", None, "g"]
    assert ["error" in row for row in results] == [False, True, True, True, True, True, False]
    assert results[0]["articles"] == {"7": "violated"}
    assert results[6]["articles"] == {"7": "satisfied"}


@pytest.mark.parametrize("lang", ["zh-Hant", "zh-Hans", "en"])
def test_report_for_a_terminal_is_in_the_language_asked_for(capsys: pytest.CaptureFixture[str], lang: str) -> None:
    code, out, _ = run(capsys, "check", "--lang", lang, VIOLATION)
    assert code == 0
    assert "art_7.no_invitation" in out


def test_markdown_on_request(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "check", "--markdown", "--lang", "en", VIOLATION)
    assert code == 0
    assert out.startswith("# Finding\n")
    assert "</id/2015-142/art_7.no_invitation/>" in out


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_how_far_a_batch_is() -> None:
    terminal = Terminal()
    with progress(100, terminal) as told:
        for _ in range(4):
            told.advance(25)
    shown = terminal.getvalue()
    assert "[########......................]  25%  1 lines" in shown
    assert shown.endswith("[##############################] 100%  4 lines\n")
    piped = io.StringIO()
    with progress(100, piped) as told:
        told.advance(100)
    assert piped.getvalue() == ""


def test_each_result_is_there_before_the_next_line_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    seen: list[int] = []

    def lines() -> Iterator[str]:
        for number in range(3):
            seen.append(capsys.readouterr().out.count("\n"))
            yield json.dumps({"id": str(number), "text": VIOLATION})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("rulecheck.cli.batch.sys.stdin", lines())
        check_lines(Checker(BUNDLE), "-")
    assert seen == [0, 1, 1]


def test_memory_stays_level_however_many_lines(capsys: pytest.CaptureFixture[str]) -> None:
    checker = Checker(BUNDLE)

    def kept_after(first: int, count: int) -> int:
        for number in range(first, first + count):
            check_line(checker, json.dumps({"id": number, "text": f"{number} {VIOLATION} 第{number}號文件。"}))
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        warm = kept_after(0, 30)
        assert kept_after(30, 100) - warm < 100_000
    finally:
        tracemalloc.stop()
    assert capsys.readouterr().out == ""
