"""From a document to a typed model, with every rejection placed in the file and put in plain words."""

from __future__ import annotations

import json
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from macros.loading.documents import Document, Place
from macros.loading.problems import Problem

M = TypeVar("M", bound=BaseModel)


def _place(document: Document, steps: tuple[int | str, ...], missing: bool) -> Place:
    """Follow pydantic's location through the data, leaving out the steps that name a branch of a union."""
    value: Any = document.data
    place: Place = ()
    for step in steps[:-1] if missing else steps:
        inside = (isinstance(value, dict) and step in value) or (
            isinstance(value, list) and isinstance(step, int) and step < len(value)
        )
        if inside:
            value, place = value[step], (*place, step)
    return place


def _words(error: ErrorDetails) -> tuple[str, str]:
    """Return what is wrong and what to do, for one of pydantic's error types."""
    key = str(error["loc"][-1]) if error["loc"] else ""
    match error["type"]:
        case "missing" if key in ("zh-Hant", "zh-Hans", "en"):
            return (
                f"The language {key} is missing.",
                f"add {key}: everything readers see is in three languages.",
            )
        case "missing":
            return f"The key {key} is missing.", f"add {key}."
        case "extra_forbidden":
            return f"The key {key} is not known here.", "mend its spelling, or take it out."
        case "value_error":
            return f"{error['msg'].removeprefix('Value error, ')}.", "mend the value."
        case "string_pattern_mismatch":
            return (
                f"{error['input']!r} does not have the form asked for here.",
                f"match {error['ctx']['pattern']}",
            )
        case _:
            return f"{error['msg']} (found {error['input']!r}).", "mend the value."


def parse_document(model: type[M], document: Document) -> tuple[M | None, list[Problem]]:
    """Turn a document into a model. Returns the model, or None and everything that was rejected."""
    try:
        return model.model_validate_json(json.dumps(document.data, ensure_ascii=False)), []
    except ValidationError as errors:
        problems = []
        for error in errors.errors(include_url=False):
            message, remedy = _words(error)
            place = _place(document, error["loc"], error["type"] == "missing")
            problems.append(document.problem(place, message, remedy))
        return None, list(dict.fromkeys(problems))
