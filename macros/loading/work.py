"""The model of an instrument's work.yml: identity, structure, events, status, relations, searches."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from macros.loading.base import Day, Identifier, Languages, Line, Model, SegmentId

Tag = Literal["zh-Hant", "zh-Hans", "en"]
Basis = Literal["text", "inference", "record", "general_knowledge"]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
EId = Annotated[str, StringConstraints(pattern=r"^[a-z]+(_\d+)?$")]


class Jurisdiction(Model):
    """Whose law it is, by the code used in the work's IRI."""

    code: Slug
    name: Languages
    basis: Basis
    note: Languages


class Issuer(Model):
    """Who issued it, and the segment that says so."""

    name: Languages
    source: SegmentId
    note: Languages


class Romanised(Model):
    """Names in Hanyu Pinyin, for manuals of citation that ask for them; whose they are is in the note."""

    title: Line
    issuer: Line
    note: Languages


class Addressee(Model):
    """One of the bodies to which it was sent."""

    id: Identifier
    name: Languages


class TextLanguage(Model):
    """What each language version is: the critical text, derived from it, or a translation."""

    tag: Tag
    role: Literal["critical_text", "derived", "translation"]
    official: bool
    note: Languages


class Difference(Model):
    """A form of the critical text that a converter would have written otherwise."""

    form: Line
    converter: tuple[Slug, ...]
    converter_form: Line
    places: tuple[SegmentId, ...]
    note: Languages


class Regional(Model):
    """What official texts of Taiwan or Hong Kong would have for a form; empty where they have the same."""

    form: Line
    taiwan: Line | None
    hong_kong: Line | None
    places: Annotated[tuple[SegmentId, ...], Field(min_length=1)]
    basis: Basis
    note: Languages


class Orthography(Model):
    """The spelling that the critical text keeps to."""

    statement: Languages
    differences: tuple[Difference, ...]
    taiwan_hong_kong: Languages
    regional: tuple[Regional, ...] = ()


class Heading(Model):
    """A heading, and whether it is the editors' own."""

    text: Languages
    editorial: bool


class Provision(Model):
    """A part of the document, its segments in order. `num` is the source's count, `label` our name for it."""

    e_id: EId = Field(alias="eId")
    kind: Literal["metadata", "title", "addressees", "preamble", "article", "colophon"]
    layout: Literal["lines", "paragraph"]
    num: Languages | None
    label: Languages
    heading: Heading | None
    segments: Annotated[tuple[SegmentId, ...], Field(min_length=1)]


class Event(Model):
    """Something that happened to the work, on a date or between two; "unknown" where none is given."""

    id: Identifier
    kind: Identifier
    date: Day | Literal["unknown"]
    not_before: Day | None
    not_after: Day | None
    basis: Basis
    source: tuple[SegmentId, ...]
    note: Languages


class StatusPeriod(Model):
    """The status over a span of days, both ends included; an open end is left empty."""

    start: Day | None = Field(alias="from")
    end: Day | None = Field(alias="to")
    state: Literal["not_yet_in_force", "commencement_uncertain", "in_force_unless_repealed", "repealed"]
    reason: Languages


class Target(Model):
    """The other work of a relation, and whether its text is held here."""

    title: Languages
    document_number: Languages | None
    held: bool


class Relation(Model):
    """A relation to another work, and the segments that state it."""

    id: Identifier
    kind: Identifier
    target: Target | None
    basis: Basis
    source: tuple[SegmentId, ...]
    note: Languages


class Scope(Model):
    """What was searched."""

    id: Identifier
    name: Languages


class Search(Model):
    """Something that was looked for, where, when, and with what result."""

    id: Identifier
    wanted: Languages
    result: Literal["found", "not_found"]
    scope: Identifier
    on: Day
    url: Line | None = None
    note: Languages


class Work(Model):
    """All of work.yml."""

    slug: Slug
    instrument: Slug
    frbr_work: Annotated[str, StringConstraints(pattern=r"^/akn/\S+$")]
    document_number: Languages
    title: Languages
    short_title: Languages
    notice_title: Languages
    romanised: Romanised | None = None
    jurisdiction: Jurisdiction
    issuer: Issuer
    addressees: tuple[Addressee, ...]
    languages: tuple[TextLanguage, ...]
    orthography: Orthography
    document_rule: Languages
    headings_note: Languages
    structure: tuple[Provision, ...]
    events: tuple[Event, ...]
    status: Annotated[tuple[StatusPeriod, ...], Field(min_length=1)]
    relations: tuple[Relation, ...]
    scopes: tuple[Scope, ...] = ()
    searched: tuple[Search, ...]

    @property
    def segments(self) -> tuple[str, ...]:
        """Every segment id, in the order of the document."""
        return tuple(segment for provision in self.structure for segment in provision.segments)

    @property
    def articles(self) -> tuple[Provision, ...]:
        """The articles, in order."""
        return tuple(provision for provision in self.structure if provision.kind == "article")
