"""The engine as the browser's worker calls it: one JSON request in, one JSON answer out, never an exception."""

from __future__ import annotations

import json
from typing import Any

from rulecheck.bundled import NoSuchBundle, bundled
from rulecheck.checking import Checker, UnusableInput, parse_day
from rulecheck.explaining import Wording, as_markdown, as_text, compare
from rulecheck.usable import parse_request

_checkers: dict[str, Checker] = {}
Json = dict[str, Any]


def _checker(name: str) -> Checker:
    if name not in _checkers:
        _checkers[name] = Checker(bundled(name))
    return _checkers[name]


def _instrument(name: str) -> Checker:
    """Return the checker of an instrument that a request names. Raises UnusableInput if there is none."""
    try:
        return _checker(name)
    except NoSuchBundle:
        message = {
            "zh-Hant": f"沒有名為「{name}」的文件。請檢查 instrument 屬性。",
            "zh-Hans": f"没有名为“{name}”的文件。请检查 instrument 属性。",
            "en": f"There is no instrument named “{name}”. See to the attribute “instrument”.",
        }
        raise UnusableInput("bad_request", message) from None


def prepare(*names: str) -> None:
    """Build the checkers of the instruments named, so that the first request finds them built."""
    for name in names:
        _checker(name)


def _checked(checker: Checker, data: Json) -> Json:
    on = parse_day(data["on"]) if data.get("on") else None
    return checker.check(data["text"], lang=data.get("lang"), on=on, facts=data.get("facts"))


def _copies(checker: Checker, data: Json, result: Json) -> Json:
    """Return the result as the reader can take it away, its permalinks under the site's address `base`."""
    wording, base = Wording(checker.bundle, result["lang"]), str(data.get("base") or "")
    return {
        "text": as_text(data["text"], result, wording, base),
        "markdown": as_markdown(data["text"], result, wording, base),
    }


def _answer(data: Json) -> Json:
    checker = _instrument(data.get("instrument") or "")
    result = _checked(checker, data)
    answer = {"result": result, "copies": _copies(checker, data, result)}
    if data.get("variant"):
        variant = _checked(checker, {**data, **data["variant"]})
        comparison = compare(result, variant, Wording(checker.bundle, result["lang"]))
        answer |= {"variant": variant, "comparison": comparison}
    return answer


def handle(request: str) -> str:
    """Answer {"instrument", "text", "lang"?, "on"?, "facts"?, "base"?, "variant"?} with {"result", "copies"}, and
    with {"variant", "comparison"} where a variant ({"text"?, "on"?, "facts"?}) is asked for; or with
    {"error": {"code", "message"}}, its message in three languages. Whatever the request, the answer is JSON.
    """
    answer: Json
    try:
        answer = _answer(parse_request(request))
    except UnusableInput as error:
        answer = {"error": {"code": error.code, "message": dict(error.message)}}
    except Exception as error:  # noqa: BLE001 -- the page must get an answer, and show it
        told = f"{type(error).__name__}: {error}"
        answer = {"error": {"code": "engine", "message": dict.fromkeys(("zh-Hant", "zh-Hans", "en"), told)}}
    # half a character (a lone surrogate), which no encoding has, goes out as JSON's own escape
    return json.dumps(answer, ensure_ascii=False).encode("utf-8", "backslashreplace").decode("utf-8")
