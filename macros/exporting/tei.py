"""TEI P5: the critical text with its apparatus by parallel segmentation, the other languages beside it, and the notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from macros.citing.citations import CRITICAL
from macros.edition.alignment import BREAK, NUMBER, Part, parts
from macros.exporting.elements import Elements, xml_bytes
from macros.exporting.subject import LANGUAGE_CODES, Subject
from macros.exporting.tei_header import NAMESPACE, XML, header

_E = Elements(NAMESPACE)


def _append_words(parent: etree._Element, words: str) -> None:
    """Append text to an element, each line feed as an empty `lb`."""
    for place, line in enumerate(words.split("\n")):
        if place:
            parent.append(_E.lb())
        if line and len(parent):
            parent[-1].tail = (parent[-1].tail or "") + line
        elif line:
            parent.text = (parent.text or "") + line


def _app(part: Part) -> etree._Element:
    """Return the entry of a departure. One cut in two by a sentence's end is linked by `next` and `prev`."""
    departure = part.record
    if departure is None:
        raise ValueError("words that agree with the witness have no entry")
    lemma, reading = _E.lem(wit="#edition"), _E.rdg(wit=f"#{departure.witness}")
    _append_words(lemma, part.words)
    _append_words(reading, departure.reading if part.first else "")
    name = departure.id if part.first else f"{departure.id}_end"
    ana = f"#kind_{departure.kind} #ground_{departure.ground} #certainty_{departure.certainty}"
    app = _E.app(lemma, reading, type=departure.kind, ana=ana)
    app.set(f"{XML}id", name)
    if not part.last:
        app.set("next", f"#{departure.id}_end")
    if not part.first:
        app.set("prev", f"#{departure.id}")
    return app


def _block(provision: Mapping[str, Any]) -> etree._Element:
    """Return the empty block of a provision; the heading, where it has one, is the editors' and is a note."""
    block = _E.ab(type=provision["kind"])
    block.set(f"{XML}id", f"{provision['eId']}_text" if provision["eId"] in provision["segments"] else provision["eId"])
    return block


def _critical(subject: Subject) -> etree._Element:
    """Return the body of the critical text, every departure from the witness in its place."""
    blocks = {item["eId"]: _block(item) for item in subject.provisions}
    inner: etree._Element | None = None
    name: tuple[str, str] | None = None
    for part in parts(subject.record):
        block = blocks.get(part.piece.provision)
        if block is None:
            continue
        if part.piece.segment == BREAK:
            inner, name = block, None
        elif (part.piece.provision, part.piece.segment) != name or inner is None:
            name = (part.piece.provision, part.piece.segment)
            inner = _E.num() if part.piece.segment == NUMBER else _E.seg(type="sentence")
            if part.piece.segment != NUMBER:
                inner.set(f"{XML}id", part.piece.segment)
            block.append(inner)
        if part.record:
            inner.append(_app(part))
        else:
            _append_words(inner, part.words)
    body = _E.body(*blocks.values())
    return _text(body, CRITICAL, "critical")


def _text(body: etree._Element, lang: str, kind: str) -> etree._Element:
    text = _E.text(body, type=kind)
    text.set(f"{XML}lang", lang)
    return text


def _version(subject: Subject, lang: str, role: str) -> etree._Element:
    """Return the body of another language, its sentences tied to those of the critical text."""
    blocks = []
    for provision in subject.provisions:
        block = _E.ab(type=provision["kind"], corresp=f"#{_block(provision).get(f'{XML}id')}")
        for segment in provision["segments"]:
            block.append(_E.seg(subject.record["text"][segment][lang], type="sentence", corresp=f"#{segment}"))
        blocks.append(block)
    return _text(_E.body(*blocks), lang, role)


def _notes(subject: Subject, languages: list[str]) -> Iterator[etree._Element]:
    """Yield the notes of each language as a list at the end."""
    for lang in languages if subject.notes else []:
        division = _E.div(type="notes")
        division.set(f"{XML}lang", lang)
        for note in subject.notes:
            texts = [note["text"][lang], *([note["reading_rejected"][lang]] if note["reading_rejected"] else [])]
            paragraphs = [_E.p(text, **({"n": "rejected"} if count else {})) for count, text in enumerate(texts)]
            division.append(
                _E.note(
                    *paragraphs,
                    type=note["kind"],
                    target=f"#{note['segment']}",
                    resp="#editors",
                    ana=f"#basis_{note['basis']}",
                )
            )
        yield division


def tei(subject: Subject) -> bytes:
    """Return the TEI document, UTF-8: all languages, the apparatus on the critical one, notes at the end."""
    roles = {lang: subject.language(lang)["role"] for lang in LANGUAGE_CODES}
    others = [_version(subject, lang, role) for lang, role in roles.items() if lang != CRITICAL]
    back = list(_notes(subject, list(roles)))
    text = _E.text(_E.group(_critical(subject), *others))
    if back:
        text.append(_E.back(*back))
    root = _E.TEI(header(subject), text)
    root.set(f"{XML}lang", CRITICAL)
    return xml_bytes(root)


def _read(element: etree._Element, skipped: str) -> str:
    """Return an element's text with line breaks, all below the elements of one name left out."""
    text = element.text or ""
    for child in element:
        if child.tag == f"{{{NAMESPACE}}}lb":
            text += "\n"
        elif child.tag != f"{{{NAMESPACE}}}{skipped}":
            text += _read(child, skipped)
        text += child.tail or ""
    return text


def texts_of(content: bytes) -> dict[str, str]:
    """Return what a TEI file has: "critical" and "witness", whole, and segment id -> words of the critical text."""
    root = etree.fromstring(content)
    body = root.find(f".//{{{NAMESPACE}}}text[@type='critical']/{{{NAMESPACE}}}body")
    if body is None:
        raise ValueError("the file has no critical text")
    segments = body.iter(f"{{{NAMESPACE}}}seg")
    read = {str(segment.get(f"{XML}id")): _read(segment, "rdg") for segment in segments}
    return {"critical": _read(body, "rdg"), "witness": _read(body, "lem"), **read}
