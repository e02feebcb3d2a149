"""The JSON API: its schema is one, every document fits it, and what is unknown is null."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from macros.exporting.api import SCHEMAS, edition_json, schema
from macros.pages.exports import INDEX_FILE, SCHEMA_FILES, index
from tests.exporting.subjects import editions, library, subjects

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "site"
COMPRESSED = (".br", ".gz")
"""What the build lays beside a file for servers: the same file, compressed."""


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_is_one_and_says_what_things_are(name: str) -> None:
    made = schema(name)
    Draft202012Validator.check_schema(made)
    assert json.loads((SITE / SCHEMA_FILES[name]).read_text(encoding="utf-8")) == made
    for shape in [made, *made["$defs"].values()]:
        assert shape["description"]


@pytest.mark.parametrize("name", subjects())
def test_documents_fit_the_schema_and_carry_the_text(name: str) -> None:
    about = subjects()[name]
    document = json.loads(edition_json(about))
    Draft202012Validator(schema("edition")).validate(document)
    sentences = [one for part in document["provisions"] for one in part["sentences"]]
    assert {one["id"]: one["text"] for one in sentences} == {
        segment: dict(about.record["text"][segment]) for segment in about.segments
    }
    assert document["edition"]["number"] == about.standing.number
    assert document["status"]["state"] == "repealed"


def test_what_is_unknown_is_null() -> None:
    work = json.loads(edition_json(editions()["current"]))["work"]
    days = {event["kind"]: event["date"] for event in work["events"]}
    assert days["repeal"] is None
    assert days["commencement"] is None
    assert [one["target"] for one in work["relations"] if one["kind"] == "repealed_by"] == [None]


def files(document: dict[str, Any]) -> list[str]:
    return [
        file["path"].replace("/whole.", f"/{name}.")
        for instrument in document["instruments"]
        for edition in instrument["editions"]
        for file in edition["files"]
        for name in ("whole", *edition["provisions"])
    ]


def test_the_index_lists_what_is_there() -> None:
    document = json.loads((SITE / INDEX_FILE).read_text(encoding="utf-8"))
    assert document == index(library())
    Draft202012Validator(schema("index")).validate(document)
    listed = files(document)
    assert listed
    assert [path for path in listed if not (SITE / path.removeprefix("/")).is_file()] == []
    written = {
        path.relative_to(SITE).as_posix()
        for folder in SITE.glob("**/data/2015-142")
        for path in folder.iterdir()
        if path.is_file() and path.suffix not in COMPRESSED
    }
    assert {path.removeprefix("/") for path in listed} == written


def test_the_schema_documents_what_a_reader_asks() -> None:
    pages = [SITE / prefix / "data" / "index.html" for prefix in ("", "zh-Hans", "en")]
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert all(f"<code>{name}</code>" in text for name in schema("edition")["properties"])
