"""The engine's public names as the page on its use shows them: signatures and examples from the code, words from api.yml."""

from __future__ import annotations

import doctest
import inspect
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import rulecheck
from macros.loading.quick import read_values
from macros.pages.views.common import View, base_view

WORDS = Path(__file__).resolve().parents[1] / "api.yml"


@cache
def described() -> dict[str, dict[str, Any]]:
    """Return api.yml: name -> {"says", "parameters"?, "raises"?}, each text in three languages."""
    found: dict[str, dict[str, Any]] = read_values(WORDS)
    return found


def public() -> dict[str, Any]:
    """Return the public names of the engine with what they stand for, the methods of its classes of use included."""
    found = {name: getattr(rulecheck, name) for name in rulecheck.__all__}
    methods = {
        f"Checker.{name}": method
        for name, method in vars(rulecheck.Checker).items()
        if inspect.isfunction(method) and not name.startswith("_")
    }
    return found | methods


def parameters(value: Any) -> list[inspect.Parameter]:
    """Return the parameters that a caller gives: none for a constant, an error or a record that is not built by hand."""
    if not callable(value) or (inspect.isclass(value) and value is not rulecheck.Checker):
        return []
    return [one for one in inspect.signature(value).parameters.values() if one.name != "self"]


def _signature(name: str, value: Any) -> str:
    if not callable(value):
        return f"{name} = {value!r}"
    if not parameters(value) and inspect.isclass(value):
        return f"class {name}"
    signature = inspect.signature(value)
    kept = [one for one in signature.parameters.values() if one.name != "self"]
    # annotations are kept as strings, so that they read as the code has them
    text = str(signature.replace(parameters=kept)).replace("'", "").replace(" -> None", "")
    return f"class {name}{text}" if inspect.isclass(value) else f"{name}{text}"


def _example(value: Any) -> str:
    """Return the examples of a docstring, which the tests run, as they would be typed."""
    if not callable(value):
        return ""
    lines: list[str] = []
    for example in doctest.DocTestParser().get_examples(inspect.getdoc(value) or ""):
        first, *rest = example.source.rstrip("\n").split("\n")
        lines += [f">>> {first}", *(f"... {line}" for line in rest), *example.want.rstrip("\n").split("\n")]
    return "\n".join(line for line in lines if line)


def _rows(name: str, value: Any, lang: str) -> Iterator[View]:
    said = described()[name].get("parameters", {})
    for one in parameters(value):
        kind = str(one.annotation).strip("'")
        yield {
            "name": one.name,
            "type": kind,
            "default": "" if one.default is one.empty else repr(one.default),
            "says": said[one.name][lang],
        }


def api_view(lang: str) -> View:
    """Return what the page shows, in the order of api.yml. Raises KeyError for a parameter that is not described."""
    names = public()
    entries = [
        {
            "name": name,
            "signature": _signature(name, names[name]),
            "says": entry["says"][lang],
            "parameters": list(_rows(name, names[name], lang)),
            "raises": [(error, text[lang]) for error, text in entry.get("raises", {}).items()],
            "example": _example(names[name]),
        }
        for name, entry in described().items()
    ]
    return {**base_view(lang), "entries": entries}
