"""JSON-LD: schema.org's Legislation and the European Legislation Identifier's ontology, in one document."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from macros.citing import page_path
from macros.exporting.subject import LANGUAGE_CODES, Json, Subject, dated

ELI = "http://data.europa.eu/eli/ontology#"
_LANGUAGES = "http://publications.europa.eu/resource/authority/language/"
CONTEXT: Json = {
    "@vocab": "http://schema.org/",
    "eli": ELI,
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "legislationDate": {"@type": "xsd:date"},
    "legislationDateVersion": {"@type": "xsd:date"},
    "datePublished": {"@type": "xsd:date"},
    "eli:date_document": {"@type": "xsd:date"},
    "eli:date_publication": {"@type": "xsd:date"},
    "legislationLegalForce": {"@type": "@vocab"},
    "legislationLegalValue": {"@type": "@vocab"},
    "eli:in_force": {"@type": "@id"},
    "eli:language": {"@type": "@id"},
    "contentUrl": {"@type": "@id"},
    "url": {"@type": "@id"},
}
"""All terms are explained here, so that reading the file fetches nothing."""
_FORCE = {"repealed": "NotInForce", "not_yet_in_force": "NotInForce"}
"""What schema.org can say of a state; of an uncertain one it can say nothing, and then nothing is said."""


def _tagged(words: Mapping[str, str]) -> list[Json]:
    return [{"@language": lang, "@value": words[lang]} for lang in LANGUAGE_CODES]


def _force(subject: Subject) -> Json:
    force = _FORCE.get(subject.standing.state)
    return {"legislationLegalForce": force, "eli:in_force": f"{ELI}InForce-notInForce"} if force else {}


def _dates(subject: Subject) -> Json:
    """Return the days that the source gives; those of commencement and repeal it does not, so they are not here."""
    found: Json = {}
    for event in subject.events("signed", "published"):
        day = dated(event)
        if day and event["kind"] == "signed":
            found |= {"legislationDate": day, "eli:date_document": day}
        elif day:
            found |= {"eli:date_publication": day}
    return found


def _relations(subject: Subject) -> Json:
    """Return the relations: what it supplements and prevails over, and what repealed it, unnamed where unknown."""
    found: Json = {}
    for item in subject.relations("supplements"):
        target = item["target"]
        found.setdefault("isBasedOn", []).append(
            {
                "@type": "Legislation",
                "name": _tagged(target["title"]),
                "legislationIdentifier": target["document_number"]["zh-Hant"],
                "description": _tagged(item["note"]),
            }
        )
    for item in subject.relations("repealed_by"):
        repealing: Json = {"@type": "Legislation", "description": _tagged(item["note"])}
        if item["target"]:
            repealing["name"] = _tagged(item["target"]["title"])
        found.setdefault("@reverse", {}).setdefault("legislationRepeals", []).append(repealing)
    return found


def _expression(subject: Subject, lang: str) -> Json:
    """Return one language's version; the translation says of which it is one, and that it is not official."""
    work, standing = subject.work, subject.standing
    edition = standing.number if standing.released else None
    url = {tag: standing.url(page_path(subject.slug, tag, subject.name, edition)) for tag in LANGUAGE_CODES}
    role = subject.language(lang)["role"]
    node: Json = {
        "@id": url[lang],
        "@type": ["Legislation", "eli:LegalExpression"],
        "inLanguage": lang,
        "eli:language": f"{_LANGUAGES}{LANGUAGE_CODES[lang].upper()}",
        "name": {"@language": lang, "@value": work["title"][lang]},
        "version": standing.number,
        "creativeWorkStatus": {"@language": lang, "@value": standing.status[lang]},
        "legislationLegalValue": "UnofficialLegalValue",
    }
    if subject.reference.signed:
        node["legislationDateVersion"] = subject.reference.signed
    if standing.released:
        node["datePublished"] = standing.released
    if role == "translation":
        node["translationOfWork"] = {"@id": url["zh-Hant"]}
    return node


def _part(subject: Subject, provision: Mapping[str, Any], place: int) -> Json:
    texts = subject.record["text"]
    return {
        "@id": subject.url(provision["eId"]),
        "@type": ["Legislation", "eli:LegalResourceSubdivision"],
        "legislationIdentifier": provision["eId"],
        "name": _tagged(provision["label"]),
        "position": place,
        "hasPart": [
            {
                "@type": ["Legislation", "eli:LegalResourceSubdivision"],
                "legislationIdentifier": segment,
                "position": count,
                "text": _tagged(texts[segment]),
                "url": subject.url(segment),
            }
            for count, segment in enumerate(provision["segments"], start=1)
        ],
    }


def json_ld(subject: Subject) -> bytes:
    """Return the document, UTF-8: the work with its facts, versions, parts and relations; or a part of it."""
    work = subject.work
    order = [item["eId"] for item in work["structure"]]
    parts = [_part(subject, item, order.index(item["eId"]) + 1) for item in subject.provisions]
    facts: Json = {
        "@id": subject.url(""),
        "@type": ["Legislation", "eli:LegalResource"],
        "name": _tagged(work["title"]),
        "alternateName": _tagged(work["short_title"]),
        "legislationIdentifier": [work["document_number"]["zh-Hant"], work["frbr_work"]],
        "eli:id_local": work["document_number"]["zh-Hant"],
        "legislationJurisdiction": {"@type": "AdministrativeArea", "name": _tagged(work["jurisdiction"]["name"])},
        "legislationPassedBy": {"@type": "GovernmentOrganization", "name": _tagged(work["issuer"]["name"])},
        "creativeWorkStatus": _tagged(subject.standing.status),
        "description": _tagged(subject.now["reason"]),
        **_dates(subject),
        **_force(subject),
        **_relations(subject),
    }
    versions = [_expression(subject, lang) for lang in LANGUAGE_CODES]
    if subject.name:
        document = {"@context": CONTEXT, **parts[0], "workExample": versions, "isPartOf": facts}
    else:
        document = {"@context": CONTEXT, **facts, "workExample": versions, "hasPart": parts}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def texts_of(content: bytes) -> dict[str, dict[str, str]]:
    """Return segment id -> words by language, as a JSON-LD file has them."""
    document = json.loads(content)
    parts = document["hasPart"]
    sentences = parts if "isPartOf" in document else [one for part in parts for one in part["hasPart"]]
    return {
        one["legislationIdentifier"]: {words["@language"]: words["@value"] for words in one["text"]}
        for one in sentences
    }
