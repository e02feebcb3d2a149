"""A quotation with a citation in a plain style, which always carries number, date, status, edition and address."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from babel.dates import format_date

from macros.citing.addresses import identifier_path
from macros.citing.labels import label_of, norm_named, segments_named

Record = Mapping[str, Any]
CRITICAL = "zh-Hant"
"""The language of the text that is hashed: the critical one, from which the others come."""
_LOCALES = {"zh-Hant": "zh_Hant", "zh-Hans": "zh_Hans", "en": "en_GB"}
_PATTERNS = {
    "zh-Hant": "《{title}》（{facts}）{label}",
    "zh-Hans": "《{title}》（{facts}）{label}",
    "en": "{title} ({facts}), {label}",
}
_MARKS = {"zh-Hant": ("，", "：", "。"), "zh-Hans": ("，", "：", "。"), "en": (", ", ", ", ".")}
"""Between the facts, after the issuer, and at the end."""
_UNOFFICIAL = {"zh-Hant": "非官方譯文", "zh-Hans": "非官方译文", "en": "unofficial translation"}
"""What is said of words that are a translation of our own."""


@dataclass(frozen=True)
class Citation:
    """What a reader copies: the words quoted (no marks round them), and the sentence that says where they stand."""

    quotation: str
    citation: str
    path: str


def day_in_words(day: str, lang: str) -> str:
    """Return an ISO date as the language writes it: 2015年12月30日, 30 December 2015."""
    return str(format_date(date.fromisoformat(day), "long", locale=_LOCALES[lang]))


def date_signed(work: Mapping[str, Any]) -> str | None:
    """Return the day on which a work was signed as an ISO date, or None where the source gives none."""
    days = [event["date"] for event in work["events"] if event["kind"] == "signed"]
    return None if not days or days[0] == "unknown" else str(days[0])


def provision_words(record: Record, provision: Mapping[str, Any], lang: str) -> str:
    """Return a provision's words, its sentences joined as the language and the layout join them."""
    between = "\n" if provision["layout"] == "lines" else " " if lang == "en" else ""
    return between.join(record["text"][segment][lang] for segment in provision["segments"])


def provision_sha256(record: Record, provision: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a provision's words in the critical text, UTF-8."""
    return hashlib.sha256(provision_words(record, provision, CRITICAL).encode()).hexdigest()


def quotation_of(record: Record, name: str, lang: str) -> str:
    """Return the words to quote for a sentence or a norm: the sentence, or what the norm rests on."""
    norm = norm_named(record, name)
    if norm:
        return str(norm["quote"][lang])
    return "".join(record["text"][segment][lang] for segment in segments_named(record, name))


def cite(
    record: Record, provision: Mapping[str, Any], lang: str, status: str, edition: str, name: str = ""
) -> Citation:
    """Return the quotation and citation of a provision, or of one of its sentences or norms, named by `name`.

    `status` and `edition` are words in the language ("repealed", "edition 1.0"). The citation ends before the
    address, which is `path` from the site's root: only where it is served is the whole of it known.
    """
    work, (comma, colon, stop) = record["work"], _MARKS[lang]
    named = name or provision["eId"]
    signed = date_signed(work)
    facts = [work["document_number"][lang], *([day_in_words(signed, lang)] if signed else []), status]
    title = _PATTERNS[lang].format(
        title=work["title"][lang], facts=comma.join(facts), label=label_of(record, named, lang)
    )
    whole = named == provision["eId"]
    ours = any(
        item["tag"] == lang and item["role"] == "translation" and not item["official"] for item in work["languages"]
    )
    translated = f"{comma}{_UNOFFICIAL[lang]}" if ours else ""
    return Citation(
        quotation=provision_words(record, provision, lang) if whole else quotation_of(record, named, lang),
        citation=f"{work['issuer']['name'][lang]}{colon}{title}{comma}{edition}{translated}{stop}",
        path=identifier_path(work["slug"], named),
    )
