"""The schemas that editors go by are those of the models, accept the data, and refuse what the models refuse."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from macros.loading.editors import SCHEMAS, models, written

ROOT = Path(__file__).parents[2]


def plain(value: Any) -> Any:
    """YAML as an editor sees it: a date is text."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def test_the_schemas_in_the_repository_are_those_of_the_models() -> None:
    for path, content in written().items():
        assert path.read_text(encoding="utf-8") == content, f"{path.name}: run `python -m macros.loading --schemas`"


@pytest.mark.parametrize("name", models())
def test_the_data_is_valid_by_them(name: str) -> None:
    schema = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    pattern = models()[name][0]
    before, _, rest = pattern.partition("{")
    names, _, after = rest.partition("}")
    patterns = [before + one + after for one in names.split(",")] if rest else [pattern]
    files = [file for one in patterns for file in ROOT.glob(one)]
    assert files, f"no file is like {pattern}"
    for file in files:
        jsonschema.validate(plain(YAML(typ="safe").load(file)), schema)


def test_a_key_too_many_and_a_language_too_few_are_refused() -> None:
    schema = json.loads((SCHEMAS / "glossary.schema.json").read_text(encoding="utf-8"))
    file = plain(YAML(typ="safe").load(ROOT / "rules_data" / "glossary.yml"))
    file["terms"][0]["colour"] = "red"
    with pytest.raises(jsonschema.ValidationError, match="colour"):
        jsonschema.validate(file, schema)
    del file["terms"][0]["colour"], file["terms"][0]["term"]["en"]
    with pytest.raises(jsonschema.ValidationError, match="en"):
        jsonschema.validate(file, schema)
