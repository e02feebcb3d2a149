"""The command: its exit status, its one clear line on bad input, its JSON and its lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rulecheck.cli import main

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
