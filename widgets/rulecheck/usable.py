"""What can be checked: the description, the date and the reader's own answers; all else is refused, in three languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from rulecheck.model.bundle import Bundle
from rulecheck.model.facts import Known
from rulecheck.model.logic import Truth

MOST_CHARACTERS = 5_000
_WORDS = re.compile(r"\w")


class UnusableInput(ValueError):
    """The input cannot be checked. `code` names the reason; `message` says it in three languages."""

    def __init__(self, code: str, message: Mapping[str, str]) -> None:
        super().__init__(message["en"])
        self.code = code
        self.message = message


def parse_day(text: str) -> date:
    """Read an ISO date (2016-03-01). Raises UnusableInput if there is no such day."""
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
