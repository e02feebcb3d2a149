"""The recipes for hosts are what those hosts accept: checked by their own schemas, as check-jsonschema brings them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RECIPES = [
    ("vendor.github-workflows", ".github/workflows/pages.yml"),
    ("vendor.github-issue-forms", ".github/ISSUE_TEMPLATE/correction.yml"),
    ("vendor.github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
    ("vendor.gitlab-ci", "deploy/gitlab-ci.yml"),
]


def checked(schema: str, path: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize(("schema", "path"), RECIPES, ids=[path for _, path in RECIPES])
def test_a_recipe_is_valid(schema: str, path: str) -> None:
    done = checked(schema, ROOT / path)
    assert done.returncode == 0, done.stdout


def test_a_wrong_recipe_is_noticed(tmp_path: Path) -> None:
    text = (ROOT / ".github" / "workflows" / "pages.yml").read_text(encoding="utf-8")
    wrong = tmp_path / "pages.yml"
    wrong.write_text(text.replace("runs-on:", "runs-at:"), encoding="utf-8")
    assert checked("vendor.github-workflows", wrong).returncode == 1
