"""No regular expression of the engine, the build or the pages backtracks without end: judged by recheck, none takes more than linear time.

The cues and the lexicon are no regular expressions: their forms are matched by a trie.
"""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import yaml

from macros.toolchain.node import find
from macros.toolchain.places import ROOT

NODE = ROOT / "tests" / "node"
CODE = ROOT / "widgets" / "rulecheck"
SCRIPTS = [*ROOT.glob("widgets/web/*.js"), *ROOT.glob("widgets/search/*.js"), *ROOT.glob("docs/**/*.js")]


def _literals(path: Path) -> Iterator[tuple[int, str, str]]:
    """Yield line, pattern and flags of every call of re.… with a pattern written out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        if isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and node.args:
            flags = "m" * ("MULTILINE" in ast.unparse(node)) + "i" * ("IGNORECASE" in ast.unparse(node))
            yield node.lineno, ast.literal_eval(node.args[0]), flags


def _in_javascript(pattern: str) -> str:
    """Write a pattern of Python's as JavaScript's: they differ here in how groups are named alone."""
    return pattern.replace("(?P<", "(?<")


def judged(given: list[dict[str, str]], scripts: list[Path]) -> list[dict[str, str]]:
    command = [*find().node, str(NODE / "regexes.mjs"), *map(str, scripts)]
    environment = {**os.environ, "RECHECK_BACKEND": "pure"}
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True, check=True, env=environment)
    found: list[dict[str, str]] = json.loads(done.stdout)
    return found


def test_no_regular_expression_takes_more_than_linear_time() -> None:
    given = [
        {"where": f"{path.relative_to(ROOT)}:{line}", "source": _in_javascript(pattern), "flags": flags}
        for path in sorted(CODE.rglob("*.py"))
        for line, pattern, flags in _literals(path)
    ]
    found = judged(given, SCRIPTS)
    assert len(given) >= 10
    assert len(found) >= len(given) + 20
    assert [one for one in found if one["status"] != "safe"] == []


def test_the_judge_knows_one_that_backtracks() -> None:
    told = judged([{"where": "here", "source": source, "flags": ""} for source in ("^(a+)+$", ".*\\.", "^a+$")], [])
    assert [one["status"] for one in told] == ["vulnerable", "vulnerable", "safe"]


def test_the_cues_hold_no_regular_expressions() -> None:
    signs = re.compile(r"[\\^$*+|]|\(\?|\[")
    for path in sorted((ROOT / "rules_data" / "reading").rglob("*.yml")):
        concepts = yaml.safe_load(path.read_text(encoding="utf-8")).get("concepts", {})
        forms = [str(form) for entry in concepts.values() for form in [*entry.get("zh", []), *entry.get("en", [])]]
        assert [form for form in forms if signs.search(form)] == [], path
