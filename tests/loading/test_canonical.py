"""Canonical form: the data of the repository has it, one command gives it, and twice is as good as once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from macros.loading import noncanonical, print_problems, rewrite
from macros.loading.canonical import canonical
from macros.loading.norms import NormsFile
from tests.loading.sample import INSTRUMENT, edit, write_sample

REPOSITORY = Path(__file__).parents[2]


def test_the_data_is_canonical() -> None:
    problems = noncanonical(REPOSITORY / "rules_data")
    assert not problems, "\n".join(map(str, problems))


def test_layout_of_sequences_and_line_ends() -> None:
    text = "b:   \n- x\n-   {c: 1}\n# a comment\na: 'plain'\n\n\n"
    assert canonical(text, None) == "b:\n  - x\n  - {c: 1}\n# a comment\na: plain\n"


def test_keys_go_into_the_order_of_the_model() -> None:
    text = "norms:\n  - segment: art_1\n    requirement: b.b\n    id: art_1.a\nbearers: {}\n"
    wanted = "bearers: {}\nnorms:\n  - id: art_1.a\n    segment: art_1\n    requirement: b.b\n"
    assert canonical(text, NormsFile) == wanted


@pytest.mark.parametrize("long", ["字" * 300, "word " * 60 + "end", "a: b " * 50 + "c", "trailing quote ' here"])
def test_keeps_values_and_is_stable(long: str) -> None:
    yaml = YAML(typ="safe")
    once = canonical(f"key: {_quoted(long)}\n", None)
    assert yaml.load(once) == {"key": long}
    assert canonical(once, None) == once


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def test_fix_rewrites_and_leaves_the_rest(tmp_path: Path) -> None:
    root = write_sample(tmp_path)
    line = edit(root, f"{INSTRUMENT}/norms.yml", "    modality: obligation\n", "    modality:   obligation\n")
    problems = noncanonical(root)
    assert [(p.file, p.line) for p in problems] == [(f"{INSTRUMENT}/norms.yml", line)]
    assert "--fix" in problems[0].remedy
    assert rewrite(root) == [root / INSTRUMENT / "norms.yml"]
    assert noncanonical(root) == []
    assert rewrite(root) == []


def _run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "macros.loading", *arguments, str(root)]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)


def test_command(tmp_path: Path) -> None:
    root = write_sample(tmp_path)
    assert _run(root).returncode == 0
    line = edit(root, f"{INSTRUMENT}/norms.yml", "bearer: director", "bearer:  clerk")
    broken = _run(root)
    assert broken.returncode == 1
    assert f"{INSTRUMENT}/norms.yml:{line}: norms / art_1.ask / bearer: There is no bearer clerk." in broken.stderr
    assert "2 problems in rules_data." in broken.stderr
    fixed = _run(root, "--fix")
    assert fixed.returncode == 1
    assert "rewritten: " in fixed.stdout
    assert "1 problem in rules_data." in fixed.stderr
    missing = _run(tmp_path / "nowhere")
    assert missing.returncode == 1
    assert "There is no folder" in missing.stderr


def test_nothing_is_printed_when_nothing_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert print_problems([]) == 0
    assert capsys.readouterr().err == ""
