"""Records turned into what the templates show: plain values in one language, no markup and no rules of their own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from macros.pages.languages import LANGUAGES, prefix, words
from macros.pages.library import Record, Shelf
from rulecheck.judging.outcomes import judge
from rulecheck.judging.presumptions import with_presumptions
from rulecheck.model.facts import Known

View = dict[str, Any]
CITABLE = ("preamble", "article")


def provisions(record: Record) -> list[View]:
    """Return the provisions that have a page of their own, in order."""
    return [item for item in record["work"]["structure"] if item["kind"] in CITABLE]


def expression(source: Any, vocabulary: Mapping[str, Any], lang: str) -> View:
    """Return an expression as nested {"op", "label", "parts"} for a template to write out."""
    if isinstance(source, str):
        return {"op": "fact", "label": vocabulary[source][lang], "parts": []}
    ((op, body),) = source.items()
    if op == "stated":
        return {"op": op, "label": vocabulary[body][lang], "parts": []}
    parts = body if isinstance(body, list) else [body]
    return {"op": op, "label": "", "parts": [expression(part, vocabulary, lang) for part in parts]}


def _vocabulary(record: Record) -> dict[str, Any]:
    return {fact["name"]: fact["label"] for fact in record["vocabulary"]["facts"]}


def norm_views(record: Record, e_id: str, lang: str) -> list[View]:
    """Return the norms of a provision, ready for a table."""
    labels = _vocabulary(record)
    views = []
    for norm in record["norms"]["norms"]:
        if norm["id"].partition(".")[0] != e_id:
            continue
        views.append(
            {
                "id": norm["id"],
                "label": norm["label"][lang],
                "bearer": record["norms"]["bearers"][norm["bearer"]][lang],
                "quote": norm["quote"],
                "engaged": expression(norm["engaged"], labels, lang),
                "conditions": [expression(item, labels, lang) for item in norm["conditions"]],
                "requirement": expression(norm["requirement"], labels, lang),
                "exceptions": [
                    {
                        "label": rule["label"][lang],
                        "quote": rule["quote"],
                        "when": expression(rule["when"], labels, lang),
                    }
                    for rule in norm["exceptions"]
                ],
            }
        )
    return views


def note_views(record: Record, segments: list[str], lang: str) -> list[View]:
    """Return the notes on some segments."""
    return [
        {
            "id": note["id"],
            "kind": note["kind"],
            "basis": note["basis"],
            "segment": note["segment"],
            "text": note["text"][lang],
            "rejected": (note["reading_rejected"] or {}).get(lang),
        }
        for note in record["notes"]
        if note["segment"] in segments
    ]


def case_views(shelf: Shelf, number: str, lang: str) -> list[View]:
    """Return the worked cases of an article, their findings computed by the engine from the case's facts."""
    labels = _vocabulary(shelf.current)
    norms = {norm["id"]: norm["label"][lang] for norm in shelf.current["norms"]["norms"]}
    views = []
    for case in shelf.current["cases"]:
        if int(number) not in case["articles"]:
            continue
        facts = {name: Known(None if value == "unknown" else value, "user") for name, value in case["facts"].items()}
        findings = judge(shelf.bundle, with_presumptions(shelf.bundle, facts))
        views.append(
            {
                "id": case["id"],
                "title": case["title"][lang],
                "description": case["description"][lang],
                "why": case["why"][lang],
                "facts": [(labels[name][lang], value) for name, value in case["facts"].items()],
                "findings": [(norms[found.norm.id], found.norm.id, found.outcome) for found in findings],
            }
        )
    return views


def provision_text(record: Record, provision: View, lang: str = "zh-Hant") -> str:
    """Return the words of a provision, its sentences joined as the language joins them."""
    return ("" if lang != "en" else " ").join(record["text"][segment][lang] for segment in provision["segments"])


def citation(record: Record, provision: View, lang: str, status: str) -> str:
    """Return a plain citation that carries status and edition."""
    work = record["work"]
    number, label = work["document_number"][lang], provision["label"][lang]
    issuer, title = work["issuer"]["name"][lang], work["title"][lang]
    edition = f"{words(lang)['edition']} {record['number']}"
    link = f"/id/{work['slug']}/{provision['eId']}/"
    if lang == "en":
        return f"{issuer}, {title}, {number} (30 December 2015, {status}), {label}, {edition}, {link}"
    return f"{issuer}：《{title}》（{number}，2015年12月30日，{status}）{label}，{edition}，{link}"


def article_view(shelf: Shelf, e_id: str, lang: str, edition: str | None = None) -> View:
    """Return everything that a provision's page shows, from the current record or a frozen one."""
    record = shelf.record(edition)
    order = provisions(record)
    place = next(index for index, item in enumerate(order) if item["eId"] == e_id)
    provision = order[place]
    text = words(lang)
    base = f"/ed/{edition}/{prefix(lang)}{shelf.slug}" if edition else f"/{prefix(lang)}{shelf.slug}"
    number = e_id.removeprefix("art_") if provision["kind"] == "article" else ""
    heading = provision["heading"]

    def link(index: int) -> View | None:
        if not 0 <= index < len(order):
            return None
        return {"url": f"{base}/{order[index]['eId']}/", "label": order[index]["label"][lang]}

    return {
        "lang": lang,
        "w": text,
        "e_id": e_id,
        "slug": shelf.slug,
        "number": number,
        "edition": record["number"],
        "frozen": bool(edition),
        "current": f"/{prefix(lang)}{shelf.slug}/{e_id}/",
        "label": provision["label"][lang],
        "heading": heading["text"][lang] if heading else "",
        "sentences": [{"id": segment, "text": record["text"][segment]} for segment in provision["segments"]],
        "notes": note_views(record, provision["segments"], lang),
        "norms": norm_views(record, e_id, lang),
        "cases": case_views(shelf, number, lang) if number and not edition else [],
        "citation": citation(record, provision, lang, text["state_repealed"]),
        "quotation": provision_text(record, provision, lang),
        "sha256": hashlib.sha256(provision_text(record, provision).encode()).hexdigest(),
        "previous": link(place - 1),
        "next": link(place + 1),
        "languages": LANGUAGES,
    }


def text_view(shelf: Shelf, lang: str) -> View:
    """Return the whole document for the parallel view."""
    record = shelf.current
    pages = {item["eId"] for item in provisions(record)}
    return {
        "lang": lang,
        "w": words(lang),
        "slug": shelf.slug,
        "prefix": prefix(lang),
        "languages": LANGUAGES,
        "provisions": [
            {
                "e_id": item["eId"],
                "label": item["label"][lang],
                "heading": item["heading"]["text"][lang] if item["heading"] else "",
                "page": item["eId"] in pages,
                "segments": [{"id": segment, "text": record["text"][segment]} for segment in item["segments"]],
            }
            for item in record["work"]["structure"]
        ],
    }


def status_view(shelf: Shelf, lang: str) -> View:
    """Return events, status periods, relations and what was searched for."""
    work = shelf.current["work"]
    return {
        "lang": lang,
        "w": words(lang),
        "events": [
            {
                "date": event["date"],
                "not_before": event["not_before"],
                "not_after": event["not_after"],
                "basis": event["basis"],
                "note": event["note"][lang],
            }
            for event in work["events"]
        ],
        "periods": [{**period, "reason": period["reason"][lang]} for period in shelf.current["status"]],
        "relations": [
            {
                "title": item["target"]["title"] if item["target"] else None,
                "number": item["target"]["document_number"] if item["target"] else None,
                "note": item["note"][lang],
            }
            for item in work["relations"]
        ],
        "searched": [{"wanted": item["wanted"][lang], "note": item["note"][lang]} for item in work["searched"]],
    }


def apparatus_view(shelf: Shelf, lang: str) -> View:
    """Return the witnesses and every departure from them, with its ground."""
    record = shelf.current
    kinds = {item["id"]: item["name"][lang] for item in record["apparatus"]["kinds"]}
    return {
        "lang": lang,
        "w": words(lang),
        "witnesses": record["witnesses"],
        "orthography": record["work"]["orthography"]["statement"][lang],
        "records": [
            {**item, "kind": kinds[item["kind"]], "ground": record["apparatus"]["grounds"][item["ground"]][lang]}
            for item in record["apparatus"]["records"]
        ],
    }


def identifiers(record: Record) -> Iterator[tuple[str, str, str]]:
    """Yield (identifier, provision, anchor) for every provision, sentence and norm that has a permalink."""
    for provision in provisions(record):
        yield provision["eId"], provision["eId"], ""
        for segment in provision["segments"]:
            yield segment, provision["eId"], f"#{segment}"
    for norm in record["norms"]["norms"]:
        yield norm["id"], norm["id"].partition(".")[0], f"#{norm['id']}"
