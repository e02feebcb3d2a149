"""What can be checked: the description, the date and the reader's own answers; all else is refused, in three languages."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from rulecheck.model.bundle import LANGUAGES, Bundle
from rulecheck.model.facts import Known
from rulecheck.model.logic import Truth

MOST_CHARACTERS = 5_000
MOST_JSON = 200_000
"""Characters of a request: the longest description twice, every fact, and room to spare."""
_WORDS = re.compile(r"\w")


class UnusableInput(ValueError):
    """The input cannot be checked. `code` names the reason; `message` says it in three languages."""

    def __init__(self, code: str, message: Mapping[str, str]) -> None:
        super().__init__(message["en"])
        self.code = code
        self.message = message


def parse_day(text: str) -> date:
    """Read an ISO date (2016-03-01). Raises UnusableInput if there is no such day.

    >>> from rulecheck import UnusableInput, parse_day
    >>> parse_day("1789-07-14")
    datetime.date(1789, 7, 14)
    >>> try:
    ...     parse_day("1789-02-30")
    ... except UnusableInput as error:
    ...     error.code
    'bad_date'
    """
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


def _bad_request(zh_hant: str, zh_hans: str, en: str) -> UnusableInput:
    return UnusableInput("bad_request", {"zh-Hant": zh_hant, "zh-Hans": zh_hans, "en": en})


def parse_request(source: str) -> dict[str, Any]:
    """Read a request from JSON: an object with a text. Raises UnusableInput if it is too long, too deep, or no such thing."""
    if len(source) > MOST_JSON:
        raise _bad_request(
            f"請求共 {len(source)} 個字符，上限為 {MOST_JSON}。請縮短描述，去掉多餘的內容。",
            f"请求共 {len(source)} 个字符，上限为 {MOST_JSON}。请缩短描述，去掉多余的内容。",
            f"The request has {len(source)} characters; the most is {MOST_JSON}. Shorten the description and leave out what is not needed.",
        )
    try:
        data = json.loads(source)
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        raise _bad_request(
            "請求不是可讀的 JSON 物件，或嵌套過深。請重新載入頁面再試。",
            "请求不是可读的 JSON 对象，或嵌套过深。请重新载入页面再试。",
            "The request is not a JSON object, or is nested too deeply. Reload the page and try again.",
        )
    refuse_shape(data, "")
    variant = data.get("variant")
    if isinstance(variant, dict):
        refuse_shape({"text": data["text"], **variant}, "variant.")
    return data


def refuse_shape(data: Mapping[str, Any], where: str) -> None:
    """Raise UnusableInput where a part of a request is not of its type: text, date, language, facts, variant."""
    wanted: Mapping[str, tuple[type, ...]] = {
        "text": (str,), "instrument": (str, type(None)), "base": (str, type(None)), "on": (str, type(None)), "facts": (dict, type(None)), "variant": (dict, type(None)),
    }  # fmt: skip
    wrong = next((key for key, kinds in wanted.items() if not isinstance(data.get(key), kinds)), None)
    if wrong is None and data.get("lang") not in (None, *LANGUAGES):
        wrong = "lang"
    if wrong is not None:
        raise _bad_request(
            f"請求的「{where}{wrong}」不是所要的類型。請重新載入頁面再試。",
            f"请求的“{where}{wrong}”不是所要的类型。请重新载入页面再试。",
            f"“{where}{wrong}” of the request is not of the type wanted. Reload the page and try again.",
        )


def refuse_text(text: str) -> None:
    """Raise UnusableInput if a description is empty, has no words or is over MOST_CHARACTERS code points."""
    if not text.strip():
        raise UnusableInput(
            "empty",
            {
                "zh-Hant": "沒有可檢查的文字。請用一兩句話描述一項行為。",
                "zh-Hans": "没有可检查的文字。请用一两句话描述一项行为。",
                "en": "There is no text to check. Describe an action in a sentence or two.",
            },
        )
    if len(text) > MOST_CHARACTERS:
        raise UnusableInput(
            "too_long",
            {
                "zh-Hant": f"文字共 {len(text)} 個字符，上限為 {MOST_CHARACTERS}。請只保留與該行為有關的部分。",
                "zh-Hans": f"文字共 {len(text)} 个字符，上限为 {MOST_CHARACTERS}。请只保留与该行为有关的部分。",
                "en": f"The text has {len(text)} characters; the most is {MOST_CHARACTERS}. Keep only what concerns the action.",
            },
        )
    if not _WORDS.search(text):
        raise UnusableInput(
            "no_words",
            {
                "zh-Hant": "文字中沒有字詞。請用一兩句話描述一項行為。",
                "zh-Hans": "文字中没有字词。请用一两句话描述一项行为。",
                "en": "The text has no words. Describe an action in a sentence or two.",
            },
        )


def user_facts(bundle: Bundle, facts: Mapping[str, Truth]) -> dict[str, Known]:
    """Return the reader's answers as facts. Raises UnusableInput for a name or a value that there is not."""
    for name, value in facts.items():
        if name not in bundle.facts:
            known = ", ".join(sorted(bundle.facts))
            raise UnusableInput(
                "unknown_fact",
                {
                    "zh-Hant": f"沒有名為「{name}」的事實。可用的名稱：{known}。",
                    "zh-Hans": f"没有名为“{name}”的事实。可用的名称：{known}。",
                    "en": f"There is no fact named {name!r}. Use one of: {known}.",
                },
            )
        if value not in (True, False, None) or (isinstance(value, int) and not isinstance(value, bool)):
            raise UnusableInput(
                "bad_value",
                {
                    "zh-Hant": f"事實「{name}」的值須為 true、false 或 null（未知）。",
                    "zh-Hans": f"事实“{name}”的值须为 true、false 或 null（未知）。",
                    "en": f"The value of fact {name!r} must be true, false or null (unknown).",
                },
            )
    return {name: Known(value, "user") for name, value in facts.items()}
