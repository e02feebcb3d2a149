"""What views share: the words of the interface, provisions in order, sentences in the reader's order of languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from macros.edition.terms import mark
from macros.pages.languages import LANGUAGES, words
from macros.pages.library import Record, Shelf

View = dict[str, Any]


def base_view(lang: str) -> View:
    """Return what every template needs: the language, its words, and all languages with the page's own first."""
    return {"lang": lang, "w": words(lang), "order": [lang, *(tag for tag in LANGUAGES if tag != lang)]}


def provisions(record: Record) -> list[View]:
    """Return the parts of the document, each of which has a page of its own, in order."""
    return list(record["work"]["structure"])


def articles(record: Record) -> list[View]:
    """Return the articles alone, in order."""
    return [item for item in provisions(record) if item["kind"] == "article"]


def heading(provision: Mapping[str, Any], lang: str) -> str:
    """Return a provision's heading, empty where it has none."""
    return str(provision["heading"]["text"][lang]) if provision["heading"] else ""


def sentences(record: Record, provision: Mapping[str, Any]) -> list[View]:
    """Return the sentences of a provision in all languages; the first carries the source's own number, if any."""
    return [
        {
            "id": segment,
            "place": place,
            "text": record["text"][segment],
            "num": provision["num"] if place == 1 else None,
        }
        for place, segment in enumerate(provision["segments"], start=1)
    ]


def with_terms(shelf: Shelf, marked: bool, views: list[View]) -> list[View]:
    """Return sentences with their words in runs, the glossary's terms marked; unmarked, one run a language."""
    return [
        {
            **item,
            "runs": {
                tag: mark(item["text"][tag], tag, shelf.term_forms[tag]) if marked else [(item["text"][tag], None)]
                for tag in LANGUAGES
            },
        }
        for item in views
    ]


def fact_labels(record: Record, lang: str) -> dict[str, str]:
    """Return fact -> its statement in a language."""
    return {fact["name"]: fact["label"][lang] for fact in record["vocabulary"]["facts"]}


def expression(source: Any, labels: Mapping[str, str]) -> View:
    """Return an expression as nested {"op", "label", "parts"} for a template to write out."""
    if isinstance(source, str):
        return {"op": "fact", "label": labels[source], "parts": []}
    ((op, body),) = source.items()
    if op == "stated":
        return {"op": op, "label": labels[body], "parts": []}
    parts = body if isinstance(body, list) else [body]
    return {"op": op, "label": "", "parts": [expression(part, labels) for part in parts]}


def names_in(source: Any) -> Iterator[str]:
    """Yield the facts of an expression, in its order."""
    if isinstance(source, str):
        yield source
        return
    for body in source.values():
        for part in body if isinstance(body, list) else [body]:
            yield from names_in(part)
