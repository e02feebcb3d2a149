"""JSON Schemas of the YAML files, from the models that read them, so that editors complete and check while typing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from macros.loading.files import OF_INSTRUMENT, SHARED
from macros.loading.reading import LexiconFile, TopicFile

SCHEMAS = Path(__file__).with_name("schemas")
SETTINGS = Path(__file__).resolve().parents[2] / ".vscode" / "settings.json"


def _name(file: str) -> str:
    return file.removesuffix(".yml").replace("/", ".") + ".schema.json"


def models() -> dict[str, tuple[str, type[BaseModel]]]:
    """Return schema's file -> (pattern of the YAML files under the repository's root, their model)."""
    found: dict[str, tuple[str, type[BaseModel]]] = {}
    for file, model in SHARED.items():
        found[_name(file)] = (f"rules_data/{file}", model)
    for file, model in OF_INSTRUMENT.items():
        found[_name(file)] = (f"rules_data/instruments/*/{file}", model)
    found["reading.topics.schema.json"] = ("rules_data/reading/topics/*.yml", TopicFile)
    found["reading.lexicon.schema.json"] = (
        "rules_data/reading/{acts,knowing,operators,people,plans}.yml",
        LexiconFile,
    )
    return found


def schema(model: type[BaseModel], title: str) -> dict[str, Any]:
    """Return a model's JSON Schema (draft 2020-12), under its keys in YAML; docstrings become descriptions."""
    made = model.model_json_schema(by_alias=True, mode="validation")
    return {"$schema": GenerateJsonSchema.schema_dialect, **made, "title": title}


def written() -> dict[Path, str]:
    """Return path -> content of every schema and of the editor's settings that name them."""
    made, associations = {}, {}
    for name, (pattern, model) in models().items():
        made[SCHEMAS / name] = json.dumps(schema(model, pattern), ensure_ascii=False, indent=1) + "\n"
        associations[f"./macros/loading/schemas/{name}"] = pattern
    settings = {"yaml.schemas": associations, "files.associations": {"**/templates/*.html": "jinja-html"}}
    made[SETTINGS] = json.dumps(settings, ensure_ascii=False, indent=2) + "\n"
    return made


def write() -> list[Path]:
    """Write what has changed; return it."""
    changed = []
    for path, content in written().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_text(encoding="utf-8") != content:
            path.write_text(content, encoding="utf-8")
            changed.append(path)
    return changed
