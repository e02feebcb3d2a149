"""The recipes for hosts are what those hosts accept: checked by their own schemas, as check-jsonschema brings them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from macros.toolchain.node import find
from macros.toolchain.places import SITE

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


NETLIFY = """
import { parseAllHeaders } from "@netlify/headers-parser";
const { headers, errors } = await parseAllHeaders({ headersFiles: [process.argv[1]], configHeaders: [], minimal: true });
console.log(JSON.stringify([headers.length, errors.map(String)]));
"""


def headers_by_netlify(file: Path) -> tuple[int, list[str]]:
    """Return how many rules Netlify's own parser finds in a _headers file, and what it has against it."""
    command = [*find().node, "--input-type=module", "--eval", NETLIFY, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60, cwd=ROOT / "tests" / "node")
    number, errors = json.loads(done.stdout)
    return number, errors


def test_netlify_reads_every_rule_of_the_headers() -> None:
    rules = [line for line in (SITE / "_headers").read_text(encoding="utf-8").splitlines() if line.startswith("/")]
    assert headers_by_netlify(SITE / "_headers") == (len(rules), [])


def test_netlify_notices_a_wrong_header(tmp_path: Path) -> None:
    (tmp_path / "_headers").write_text("  X-Frame-Options: DENY\n", encoding="utf-8")
    assert headers_by_netlify(tmp_path / "_headers")[1]
