"""The result is what its published schema and its page say, for every worked case and language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from rulecheck import Checker
from rulecheck.model.bundle import LANGUAGES
from tests.rulecheck.bundles import BUNDLE
from tests.rulecheck.test_cases import CASES, NEUTRAL

DOCS = Path(__file__).parents[2] / "docs"
SCHEMA = json.loads((DOCS / "result.schema.json").read_text(encoding="utf-8"))
CHECKER = Checker(BUNDLE)
READ = "副市長主持協調會，未經市長批准就邀請了縣長參加。天氣很好。"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_results_follow_the_schema(lang: str) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    validator = Draft202012Validator(SCHEMA)
    for case in CASES:
        validator.validate(CHECKER.check(NEUTRAL, lang=lang, facts=case.known_facts(), id=case.id))
    corrected = CHECKER.check(READ, lang=lang, facts={"vice_mayor_event.mayor_approved_before": True})
    assert any("read" in fact for fact in corrected["facts"])
    validator.validate(corrected)


@pytest.mark.parametrize("page", ["result", "zh-Hans/result", "en/result"])
def test_every_key_is_on_the_page(page: str) -> None:
    text = (DOCS / page / "index.md").read_text(encoding="utf-8")
    parts = [SCHEMA, *(SCHEMA["$defs"][name] for name in ("fact", "finding", "question"))]
    missing = [key for part in parts for key in part["properties"] if f"`{key}`" not in text]
    assert missing == []
