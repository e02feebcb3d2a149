"""The engine as the browser's worker calls it: one JSON request in, one JSON answer out, never an exception."""

from __future__ import annotations

import json
from datetime import date
from importlib.resources import files
from typing import Any

from rulecheck.checking import Checker, UnusableInput
from rulecheck.model.bundle import load_bundle

_checkers: dict[str, Checker] = {}


def _checker(name: str) -> Checker:
    if name not in _checkers:
        source = files("rulecheck").joinpath("bundles", f"{name}.json").read_text(encoding="utf-8")
        _checkers[name] = Checker(load_bundle(source))
    return _checkers[name]


def _day(text: str | None) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UnusableInput(
            "bad_date",
            {
                "zh-Hant": f"「{text}」不是日期。請寫成 2016-03-01 的樣子，或留空。",
                "zh-Hans": f"“{text}”不是日期。请写成 2016-03-01 的样子，或留空。",
                "en": f"“{text}” is not a date. Write it like 2016-03-01, or leave it empty.",
            },
        ) from None


def handle(request: str) -> str:
    """Answer {"instrument", "text", "lang"?, "on"?, "facts"?} with {"result"} or {"error": {"code", "message"}}.

    An error's message is in three languages. Whatever the request, the answer is JSON.
    """
    answer: dict[str, Any]
    try:
        data = json.loads(request)
        checker = _checker(data["instrument"])
        on = _day(data.get("on"))
        answer = {"result": checker.check(data["text"], lang=data.get("lang"), on=on, facts=data.get("facts"))}
    except UnusableInput as error:
        answer = {"error": {"code": error.code, "message": dict(error.message)}}
    except Exception as error:  # noqa: BLE001 -- the page must get an answer, and show it
        told = f"{type(error).__name__}: {error}"
        answer = {"error": {"code": "engine", "message": dict.fromkeys(("zh-Hant", "zh-Hans", "en"), told)}}
    return json.dumps(answer, ensure_ascii=False)
