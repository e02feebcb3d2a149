"""One check: a description (and what the reader adds) in, the result of design section 5 out, as plain JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from rulecheck.judging.outcomes import Finding, by_article, judge, judge_norm
from rulecheck.judging.presumptions import with_presumptions
from rulecheck.judging.questions import norm_facts, open_facts, questions
from rulecheck.judging.remedies import Change, remedies, would_have_complied
from rulecheck.judging.status import status
from rulecheck.model.bundle import Bundle
from rulecheck.model.facts import Known
from rulecheck.model.logic import Truth
from rulecheck.reading.reader import Reader

MOST_CHARACTERS = 5_000
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")
_WORDS = re.compile(r"\w")
_HAN_WEIGHT = 2
"""A Chinese character counts for as much as two Latin letters."""


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


def _refuse_text(text: str) -> None:
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


def _user_facts(bundle: Bundle, facts: Mapping[str, Truth]) -> dict[str, Known]:
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


class Checker:
    """Checks descriptions against one bundle. Building one reads the lexicon; keep it for many checks."""

    def __init__(self, bundle: Bundle) -> None:
        self.bundle = bundle
        self._reader = Reader(bundle)
        self._traditional: Mapping[str, str] = bundle.reading["fold"]
        self._simplified = set(self._traditional.values()) - set(self._traditional)

    def language_of(self, text: str) -> str:
        """Return the language a text is written in: "en", or "zh-Hant" or "zh-Hans" by its characters."""
        han = _HAN.findall(text)
        if len(han) * _HAN_WEIGHT < len(_LATIN.findall(text)):
            return "en"
        traditional = sum(char in self._traditional for char in han)
        return "zh-Hant" if traditional > sum(char in self._simplified for char in han) else "zh-Hans"

    def check(
        self,
        text: str,
        *,
        lang: str | None = None,
        on: date | None = None,
        facts: Mapping[str, Truth] | None = None,
        id: str | None = None,  # noqa: A002 -- the result's own key
    ) -> dict[str, Any]:
        """Check a description and return the result as plain JSON (see the docs, "The checker's interface").

        `facts` are the reader's own answers and override what the text shows; None says "unknown". `on` is the date
        asked about. Raises UnusableInput, with a message in three languages, if the text is empty, has no words or is
        over MOST_CHARACTERS code points, or a fact's name or value is not one of the vocabulary.
        """
        _refuse_text(text)
        answers = _user_facts(self.bundle, facts or {})
        reading = self._reader.read(text)
        known = with_presumptions(self.bundle, {**reading.facts, **answers})
        findings = judge(self.bundle, known)
        shown = {name for finding in findings for name in norm_facts(finding)}
        return {
            "id": id,
            "lang": lang or self.language_of(text),
            "articles": by_article(findings),
            "norms": {finding.norm.id: finding.outcome for finding in findings},
            "facts": [
                _fact_json(name, fact, text)
                for name, fact in known.items()
                if fact.source != "derived" or name in shown
            ],
            "findings": [self._finding_json(finding, known) for finding in findings],
            "questions": [
                {"fact": q.fact, "ask": dict(self.bundle.facts[q.fact].ask), "settles": list(q.settles)}
                for q in questions(findings, known)
            ],
            "status": status(self.bundle, on),
            "unread": [list(span) for span in reading.unread],
        }

    def _finding_json(self, finding: Finding, known: Mapping[str, Known]) -> dict[str, Any]:
        return {
            "norm": finding.norm.id,
            "provision": finding.norm.provision,
            "segment": finding.norm.segment,
            "outcome": finding.outcome,
            "trace": finding.trace_json(),
            "quote": finding.norm.quote["zh-Hant"],
            "quotes": dict(finding.norm.quote),
            "permalink": f"/id/{self.bundle.instrument['slug']}/{finding.norm.id}/",
            "remedies": [_changes(change) for change in remedies(self.bundle, finding, known)],
            "would_have_complied": [_changes(change) for change in would_have_complied(self.bundle, finding, known)],
            "judgment": self._judgment(finding, known),
        }

    def _judgment(self, finding: Finding, known: Mapping[str, Known]) -> list[dict[str, str]]:
        """The open-textured facts on which an undetermined norm depends, with the outcome either way."""
        rows = []
        for name in dict.fromkeys(open_facts(finding)):
            if self.bundle.facts[name].term:
                either = {
                    f"if_{'true' if value else 'false'}": judge_norm(
                        finding.norm, {**known, name: Known(value, "user")}
                    ).outcome
                    for value in (True, False)
                }
                rows.append({"fact": name, "term": self.bundle.facts[name].term, **either})
        return rows


def _changes(changes: Sequence[Change]) -> list[dict[str, Any]]:
    return [{"fact": name, "value": value} for name, value in changes]


def _fact_json(name: str, fact: Known, text: str) -> dict[str, Any]:
    row: dict[str, Any] = {"name": name, "value": fact.value, "start": fact.start, "end": fact.end}
    quote = text[fact.start : fact.end] if fact.start is not None and fact.end is not None else None
    return {**row, "quote": quote, "source": fact.source}


def check(
    text: str,
    bundle: Bundle,
    *,
    lang: str | None = None,
    on: date | None = None,
    facts: Mapping[str, Truth] | None = None,
    id: str | None = None,  # noqa: A002 -- the result's own key
) -> dict[str, Any]:
    """Check one description: `Checker(bundle).check(text, …)`. For many, build a Checker once."""
    return Checker(bundle).check(text, lang=lang, on=on, facts=facts, id=id)
