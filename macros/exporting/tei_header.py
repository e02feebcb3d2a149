"""The header of the TEI document: what it is, of what force, from which witness, and how departures are recorded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from macros.citing.citations import CRITICAL
from macros.exporting.elements import Elements
from macros.exporting.subject import LANGUAGE_CODES, Subject, dated

NAMESPACE = "http://www.tei-c.org/ns/1.0"
XML = "{http://www.w3.org/XML/1998/namespace}"
_E = Elements(NAMESPACE)


def _in(element: etree._Element, lang: str) -> etree._Element:
    element.set(f"{XML}lang", lang)
    return element


def _named(element: etree._Element, name: str) -> etree._Element:
    element.set(f"{XML}id", name)
    return element


def _file(subject: Subject) -> etree._Element:
    work, standing = subject.work, subject.standing
    languages = list(LANGUAGE_CODES)
    edition = _E.edition(standing.edition[CRITICAL], n=standing.number)
    if standing.released:
        edition = _E.edition(
            standing.edition[CRITICAL], " ", _E.date(standing.released, when=standing.released), n=standing.number
        )
    statuses = [_in(_E.note(standing.status[tag], type="status", subtype=standing.state), tag) for tag in languages]
    reasons = [_in(_E.note(subject.now["reason"][tag], type="status_reason"), tag) for tag in languages]
    return _E.fileDesc(
        _E.titleStmt(
            *(
                _in(
                    _E.title(" ".join(part for part in (work["title"][tag], subject.reference.label(tag)) if part)), tag
                )
                for tag in languages
            ),
            _E.author(_named(_E.orgName(work["issuer"]["name"][CRITICAL]), "issuer")),
            _E.editor(_named(_E.orgName("The editors"), "editors")),
        ),
        _E.editionStmt(edition),
        _E.publicationStmt(
            _E.publisher("The editors"),
            _E.idno(work["document_number"][CRITICAL], type="document_number"),
            _E.idno(work["frbr_work"], type="FRBR"),
            _E.idno(subject.url(), type="URI"),
        ),
        _E.notesStmt(*statuses, *reasons),
        _source(subject),
    )


def _source(subject: Subject) -> etree._Element:
    """Return the witnesses; the edition itself is listed as the bearer of the lemmata."""
    witnesses = [
        _named(_E.witness(item["description"][CRITICAL], n=item["sha256"]), item["siglum"])
        for item in subject.record["witnesses"]
    ]
    own = _named(_E.witness(subject.standing.edition[CRITICAL]), "edition")
    return _E.sourceDesc(_E.listWit(*witnesses, own))


def _taxonomy(name: str, items: Mapping[str, str]) -> etree._Element:
    return _named(
        _E.taxonomy(*(_named(_E.category(_E.catDesc(text)), f"{name}_{key}") for key, text in items.items())),
        f"{name}_list",
    )


def _taxonomies(subject: Subject) -> Iterator[etree._Element]:
    apparatus = subject.record["apparatus"]
    for name, key in (("kind", "kinds"), ("certainty", "certainties")):
        yield _taxonomy(name, {item["id"]: item["name"][CRITICAL] for item in apparatus[key]})
    yield _taxonomy("ground", {key: text[CRITICAL] for key, text in apparatus["grounds"].items()})
    bases = sorted({note["basis"] for note in subject.notes})
    if bases:
        yield _taxonomy("basis", {basis: basis for basis in bases})


def _encoding(subject: Subject) -> etree._Element:
    orthography = subject.work["orthography"]["statement"]
    return _E.encodingDesc(
        _E.editorialDecl(*(_in(_E.p(orthography[tag]), tag) for tag in (CRITICAL, "zh-Hans", "en"))),
        _E.variantEncoding(method="parallel-segmentation", location="internal"),
        _E.classDecl(*_taxonomies(subject)),
    )


def _profile(subject: Subject) -> etree._Element:
    signed = [day for event in subject.events("signed") if (day := dated(event))]
    creation = _E.creation(*(_E.date(day, when=day) for day in signed))
    languages = [_E.language(item["note"][CRITICAL], ident=item["tag"]) for item in subject.work["languages"]]
    return _E.profileDesc(creation, _E.langUsage(*languages))


def header(subject: Subject) -> etree._Element:
    """Return the `teiHeader`."""
    return _E.teiHeader(_file(subject), _encoding(subject), _profile(subject))
