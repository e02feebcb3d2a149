"""The engine as the browser's worker calls it: one JSON request in, one JSON answer out, never an exception."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from rulecheck.checking import Checker, UnusableInput, parse_day
from rulecheck.model.bundle import load_bundle

_checkers: dict[str, Checker] = {}


def _checker(name: str) -> Checker:
    if name not in _checkers:
        source = files("rulecheck").joinpath("bundles", f"{name}.json").read_text(encoding="utf-8")
        _checkers[name] = Checker(load_bundle(source))
    return _checkers[name]


def handle(request: str) -> str:
    """Answer {"instrument", "text", "lang"?, "on"?, "facts"?} with {"result"} or {"error": {"code", "message"}}.

    An error's message is in three languages. Whatever the request, the answer is JSON.
    """
    answer: dict[str, Any]
    try:
        data = json.loads(request)
        checker = _checker(data["instrument"])
        on = parse_day(data["on"]) if data.get("on") else None
        answer = {"result": checker.check(data["text"], lang=data.get("lang"), on=on, facts=data.get("facts"))}
    except UnusableInput as error:
        answer = {"error": {"code": error.code, "message": dict(error.message)}}
    except Exception as error:  # noqa: BLE001 -- the page must get an answer, and show it
        told = f"{type(error).__name__}: {error}"
        answer = {"error": {"code": "engine", "message": dict.fromkeys(("zh-Hant", "zh-Hans", "en"), told)}}
    return json.dumps(answer, ensure_ascii=False)
