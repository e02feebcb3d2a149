"""One check: a description (and what the reader adds) in, the result of design section 5 out, as plain JSON."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from rulecheck.bundled import bundled
from rulecheck.explaining.asking import put
from rulecheck.explaining.crossing import cross_effects
from rulecheck.explaining.findings import explain_finding
from rulecheck.explaining.sentences import headline, sentences
from rulecheck.explaining.tree import origin
from rulecheck.explaining.wording import Wording
from rulecheck.judging.outcomes import Finding, by_article, judge, judge_norm
from rulecheck.judging.presumptions import with_presumptions
from rulecheck.judging.questions import norm_facts, open_facts, questions
from rulecheck.judging.remedies import Change, remedies, would_have_complied
from rulecheck.judging.status import status
from rulecheck.model.bundle import Bundle
from rulecheck.model.facts import Known
from rulecheck.model.logic import Truth
from rulecheck.reading.reader import Reader
from rulecheck.usable import MOST_CHARACTERS, UnusableInput, parse_day, refuse_text, user_facts

__all__ = ["MOST_CHARACTERS", "Checker", "UnusableInput", "check", "parse_day"]

_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")
_HAN_WEIGHT = 2
"""A Chinese character counts for as much as two Latin letters."""
Json = dict[str, Any]


class Checker:
    """Checks descriptions against one bundle. Building one reads the lexicon; keep it for many checks."""

    def __init__(self, bundle: Bundle) -> None:
        self._reader = Reader(bundle)
        # The reader keeps what it made of its data; the data themselves need not stay in a browser's memory.
        self.bundle = replace(bundle, reading={})

    def language_of(self, text: str) -> str:
        """Return the language a text is written in: "en", or "zh-Hant" or "zh-Hans" by its characters.

        >>> from rulecheck import Checker, bundled
        >>> checker = Checker(bundled())
        >>> [checker.language_of(text) for text in ("The mayor approved.", "市長批准了會議。", "市长批准了会议。")]
        ['en', 'zh-Hant', 'zh-Hans']
        """
        han = Counter(_HAN.findall(text))
        if han.total() * _HAN_WEIGHT < len(_LATIN.findall(text)):
            return "en"
        script = self._reader.script
        traditional = sum(count for char, count in han.items() if script.is_traditional(char))
        simplified = sum(count for char, count in han.items() if script.is_simplified(char))
        return "zh-Hant" if traditional > simplified else "zh-Hans"

    def check(
        self,
        text: str,
        *,
        lang: str | None = None,
        on: date | None = None,
        facts: Mapping[str, Truth] | None = None,
        id: str | None = None,  # noqa: A002 -- the result's own key
    ) -> Json:
        """Check a description and return the result as plain JSON (see the docs, "The result").

        `facts` are the reader's own answers and override what the text shows; None says "unknown". `on` is the date
        asked about. `lang` is the language of the explanation, by default the description's. Raises UnusableInput,
        with a message in three languages, if the text is empty, has no words or is over MOST_CHARACTERS code points,
        or a fact's name or value is not one of the vocabulary.

        >>> from rulecheck import Checker, UnusableInput, bundled
        >>> checker = Checker(bundled())
        >>> sorted(checker.check("今日天氣很好。"))[:3]
        ['articles', 'cross_effects', 'edition']
        >>> try:
        ...     checker.check("   ")
        ... except UnusableInput as error:
        ...     error.code, error.message["en"]
        ('empty', 'There is no text to check. Describe an action in a sentence or two.')
        """
        refuse_text(text)
        answers = user_facts(self.bundle, facts or {})
        reading = self._reader.read(text)
        text_lang = self.language_of(text)
        wording = Wording(self.bundle, lang or text_lang)
        return {
            "id": id,
            "lang": wording.lang,
            "text_lang": text_lang,
            "edition": self.bundle.instrument["edition"],
            **self._judged(text, reading.facts, answers, wording),
            "status": status(self.bundle, on),
            "unread": [list(span) for span in reading.unread],
        }

    def _judged(self, text: str, read: Mapping[str, Known], answers: Mapping[str, Known], wording: Wording) -> Json:
        """Return the part of a result that the facts decide."""
        known = with_presumptions(self.bundle, {**read, **answers})
        findings = judge(self.bundle, known)
        articles, norms = by_article(findings), {finding.norm.id: finding.outcome for finding in findings}
        quotes = {name: _quote(fact, text) or "" for name, fact in read.items()}
        return {
            "headline": headline(articles, wording),
            "articles": articles,
            "norms": norms,
            "facts": _facts(known, read, findings, text, wording),
            "findings": self._findings(findings, known, quotes, wording),
            "questions": put(questions(self.bundle, findings, known), findings, known, wording),
            "cross_effects": cross_effects(articles, norms, wording),
        }

    def _findings(
        self, findings: Sequence[Finding], known: Mapping[str, Known], quotes: dict[str, str], wording: Wording
    ) -> list[Json]:
        told = sentences(findings, known, wording)
        rows = [self._finding_json(finding, known) for finding in findings]
        return [
            {
                **row,
                "sentence": told[finding.norm.id],
                **explain_finding(finding, row, known, quotes, wording),
            }
            for finding, row in zip(findings, rows, strict=True)
        ]

    def _finding_json(self, finding: Finding, known: Mapping[str, Known]) -> Json:
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

    def _judgment(self, finding: Finding, known: Mapping[str, Known]) -> list[Json]:
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


def _changes(changes: Sequence[Change]) -> list[Json]:
    return [{"fact": name, "value": value} for name, value in changes]


def _quote(fact: Known, text: str) -> str | None:
    return text[fact.start : fact.end] if fact.start is not None and fact.end is not None else None


def _facts(
    known: Mapping[str, Known],
    read: Mapping[str, Known],
    findings: Sequence[Finding],
    text: str,
    wording: Wording,
) -> list[Json]:
    """Return the facts read and answered, and those presumed of which a finding speaks.

    An answer that overrides what was read keeps the words, and says under "read" how they were read.
    """
    shown = {name for finding in findings for name in norm_facts(finding)}
    return [
        _fact_json(name, known, read.get(name, fact), text, wording)
        for name, fact in known.items()
        if fact.source != "derived" or name in shown
    ]


def _fact_json(name: str, known: Mapping[str, Known], place: Known, text: str, wording: Wording) -> Json:
    """Return a fact; `place` is as it was read, where it was."""
    fact, quote = known[name], _quote(place, text)
    return {
        "name": name,
        "value": fact.value,
        "start": place.start,
        "end": place.end,
        "quote": quote,
        "source": fact.source,
        **({"read": place.value} if place is not fact else {}),
        "label": wording.label(name),
        "said": wording.value(fact.value),
        "origin": origin(name, known, {name: quote or ""}, wording),
    }


def check(
    text: str,
    bundle: Bundle | None = None,
    *,
    lang: str | None = None,
    on: date | None = None,
    facts: Mapping[str, Truth] | None = None,
    id: str | None = None,  # noqa: A002 -- the result's own key
) -> Json:
    """Check one description: `Checker(bundle).check(text, …)`, by default against the package's first bundle.

    Each call builds a Checker anew; for many descriptions, build one and keep it. Raises UnusableInput as
    `Checker.check` does, and BundleError if no bundle is given and none is installed.

    >>> from rulecheck import check
    >>> result = check("The weather was fine.", id="a")
    >>> result["id"], result["lang"], result["articles"]
    ('a', 'en', {})
    >>> from datetime import date
    >>> check("今天天气很好。", on=date(1789, 7, 14))["status"]["on"]
    '1789-07-14'
    """
    return Checker(bundle or bundled()).check(text, lang=lang, on=on, facts=facts, id=id)
