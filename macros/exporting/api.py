"""The static JSON API: its models, from which the JSON Schema is made, and the documents they describe."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from macros.citing import identifier_path, provision_sha256
from macros.exporting.subject import Json, Subject

VERSION = 1
"""Of the API. It rises when a field is taken away or changes its meaning; new fields may come at any time."""


class Shape(BaseModel):
    """A JSON object of the API; its docstring and its fields' descriptions are the documentation."""

    model_config = ConfigDict(populate_by_name=True)


class Words(Shape):
    """The same in the three languages."""

    zh_hant: str = Field(alias="zh-Hant")
    zh_hans: str = Field(alias="zh-Hans")
    en: str


class Sentence(Shape):
    """A sentence of the text."""

    id: str
    text: Words
    permalink: str


class Heading(Shape):
    """A heading; `editorial` where it is the editors' own and not in the source."""

    text: Words
    editorial: bool


class Note(Shape):
    """A note: on which sentence, of what kind, on what basis; and the reading that it rejects, if any."""

    id: str
    segment: str
    kind: str
    basis: str
    text: Words
    rejected: Words | None


class Norm(Shape):
    """A norm read from the text: who must, may or must not do what, and the words on which that rests."""

    id: str
    label: Words
    bearer: Words
    modality: str
    segment: str
    quote: Words
    permalink: str


class Provision(Shape):
    """A part of the document. `number` is the source's count, `label` what the editors call it."""

    id: str = Field(alias="eId", description="Akoma Ntoso's eId; it never changes")
    kind: str
    number: Words | None
    label: Words
    heading: Heading | None
    sentences: list[Sentence]
    notes: list[Note]
    norms: list[Norm]
    sha256: str = Field(pattern="^[0-9a-f]{64}$", description="of the words of the critical text, UTF-8")
    permalink: str


class Period(Shape):
    """The status over a span of days, both ends included; an open end is null."""

    start: str | None = Field(alias="from")
    end: str | None = Field(alias="to")
    state: str
    reason: Words


class Status(Shape):
    """The status today, in words, and over time. It is that of the day the site was built, in every edition."""

    state: Literal["not_yet_in_force", "commencement_uncertain", "in_force_unless_repealed", "repealed"]
    name: Words
    periods: list[Period]


class Event(Shape):
    """Something that happened to the document. `date` is null where no source gives one: it is not known here."""

    id: str
    kind: str
    date: str | None
    not_before: str | None
    not_after: str | None
    basis: str
    note: Words


class Other(Shape):
    """The other document of a relation, as far as the text names it."""

    title: Words
    document_number: Words | None
    held: bool = Field(description="whether its text is held here")


class Relation(Shape):
    """A relation to another document; `target` is null where the source does not name it."""

    id: str
    kind: str
    target: Other | None
    basis: str
    note: Words


class TextLanguage(Shape):
    """What the text of a language is: the critical text, derived from it, or a translation; and whether it is official."""

    tag: str
    role: Literal["critical_text", "derived", "translation"]
    official: bool
    note: Words


class Work(Shape):
    """The document as such."""

    slug: str
    frbr: str = Field(description="its IRI by the naming convention of Akoma Ntoso")
    document_number: Words
    title: Words
    issuer: Words
    languages: list[TextLanguage]
    events: list[Event]
    relations: list[Relation]


class Edition(Shape):
    """The edition of the text. Without `released` it is the working copy after the edition of that number."""

    number: str
    name: Words
    released: str | None


class EditionDocument(Shape):
    """One edition, the whole or one provision of it: data/SLUG/whole.json, data/SLUG/PROVISION.json."""

    api: Literal[1]
    work: Work
    edition: Edition
    status: Status
    provisions: list[Provision]


class File(Shape):
    """An exported file: its address from the site's root."""

    format: str
    media_type: str
    language: str | None
    path: str


class EditionEntry(Shape):
    """An edition in the index: its files, whole. For a provision, its id stands in place of `whole` in a path."""

    number: str
    released: str | None
    current: bool
    sha256: str | None = Field(description="of the frozen record; null for a working copy")
    provisions: list[str]
    files: list[File]


class InstrumentEntry(Shape):
    """A document in the index."""

    slug: str
    document_number: Words
    title: Words
    state: str
    permalink: str
    editions: list[EditionEntry]


class IndexDocument(Shape):
    """What there is: data/index.json."""

    api: Literal[1]
    instruments: list[InstrumentEntry]


SCHEMAS: dict[str, type[Shape]] = {"edition": EditionDocument, "index": IndexDocument}


def schema(name: str) -> Json:
    """Return a JSON Schema (2020-12) of the API by its name."""
    made = SCHEMAS[name].model_json_schema(by_alias=True, mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def _provision(subject: Subject, provision: Mapping[str, Any]) -> Json:
    record, slug = subject.record, subject.slug

    def link(name: str) -> str:
        return subject.standing.url(identifier_path(slug, name))

    here = provision["segments"]
    return {
        "eId": provision["eId"],
        "kind": provision["kind"],
        "number": provision["num"],
        "label": provision["label"],
        "heading": provision["heading"],
        "sentences": [{"id": name, "text": record["text"][name], "permalink": link(name)} for name in here],
        "notes": [
            {
                **{key: note[key] for key in ("id", "segment", "kind", "basis", "text")},
                "rejected": note["reading_rejected"],
            }
            for note in subject.notes
            if note["segment"] in here
        ],
        "norms": [
            {
                **{key: norm[key] for key in ("id", "label", "modality", "segment", "quote")},
                "bearer": record["norms"]["bearers"][norm["bearer"]],
                "permalink": link(norm["id"]),
            }
            for norm in subject.norms
            if norm["segment"] in here
        ],
        "sha256": provision_sha256(record, provision),
        "permalink": link(provision["eId"]),
    }


def _work(subject: Subject) -> Json:
    work = subject.work
    return {
        "slug": work["slug"],
        "frbr": work["frbr_work"],
        "document_number": work["document_number"],
        "title": work["title"],
        "issuer": work["issuer"]["name"],
        "languages": work["languages"],
        "events": [
            {**event, "date": None if event["date"] == "unknown" else event["date"]} for event in work["events"]
        ],
        "relations": work["relations"],
    }


def edition_json(subject: Subject) -> bytes:
    """Return an edition's document, UTF-8, checked against its model."""
    standing = subject.standing
    document = EditionDocument.model_validate(
        {
            "api": VERSION,
            "work": _work(subject),
            "edition": {"number": standing.number, "name": standing.edition, "released": standing.released},
            "status": {"state": standing.state, "name": standing.status, "periods": subject.periods},
            "provisions": [_provision(subject, item) for item in subject.provisions],
        }
    )
    return (document.model_dump_json(by_alias=True, indent=1) + "\n").encode()
