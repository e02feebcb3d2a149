"""Checks work.yml and text/*.yml: a wording for every segment in each language, periods without a gap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import pairwise

from macros.edition.simplify import simplify
from macros.loading.checks.common import repeated, unknown
from macros.loading.documents import Place
from macros.loading.problems import Problem
from macros.loading.sources import Sources
from macros.loading.text import SegmentsFile
from macros.loading.work import Work


def _segment_uses(work: Work) -> Iterator[tuple[Place, str]]:
    yield ("issuer", "source"), work.issuer.source
    for i, event in enumerate(work.events):
        yield from ((("events", i, "source"), segment) for segment in event.source)
    for i, relation in enumerate(work.relations):
        yield from ((("relations", i, "source"), segment) for segment in relation.source)
    for i, difference in enumerate(work.orthography.differences):
        yield from ((("orthography", "differences", i, "places"), segment) for segment in difference.places)
    for i, regional in enumerate(work.orthography.regional):
        yield from ((("orthography", "regional", i, "places"), segment) for segment in regional.places)


def _periods(sources: Sources, file: str, work: Work) -> Iterator[Problem]:
    """Every day must have exactly one status."""
    last = len(work.status) - 1
    remedy = "let every period begin on the day after the one before, the first and the last open-ended."
    for index, period in enumerate(work.status):
        before = work.status[index - 1].end if index else None
        wanted = before + timedelta(days=1) if before else None
        if period.start != wanted or (period.end is None) != (index == last):
            yield sources.problem(file, ("status", index), "The periods leave a gap or overlap here.", remedy)


def _wordings(sources: Sources, work: Work, file: str, complete: bool) -> Iterator[Problem]:
    text = sources.model(file, SegmentsFile)
    if text is None:
        return
    used = (((segment,), segment) for segment in text.root)
    yield from unknown(sources, file, used, frozenset(work.segments), "segment", "structure in work.yml")
    for segment in work.segments if complete else ():
        if segment not in text.root:
            yield sources.problem(
                file, (), f"The segment {segment} has no wording.", f"add {segment}: and its wording."
            )


def _order(sources: Sources, work: Work, file: str) -> Iterator[Problem]:
    """The sentences stand in the order of the document: another order would say nothing, and hide what was moved."""
    text = sources.model(file, SegmentsFile)
    place = {segment: index for index, segment in enumerate(work.segments)}
    known = [segment for segment in text.root if segment in place] if text else []
    for before, segment in pairwise(known):
        if place[segment] < place[before]:
            message = f"{segment} stands after {before}, and the document has it before."
            yield sources.problem(file, (segment,), message, "put the segments in the order of structure in work.yml.")


def _overrides(sources: Sources, files: Mapping[str, str]) -> Iterator[Problem]:
    """An override is an exception: it must say something else than conversion does."""
    file = files["text/zh-Hans.overrides.yml"]
    overrides = sources.model(file, SegmentsFile)
    critical = sources.model(files["text/zh-Hant.yml"], SegmentsFile)
    if overrides is None or critical is None:
        return
    for segment, wording in overrides.root.items():
        if simplify(critical.root.get(segment, "")) == wording:
            message = f"The override of {segment} says what OpenCC says anyway."
            yield sources.problem(file, (segment,), message, "take it out.")


def check_works(sources: Sources) -> Iterator[Problem]:
    """Yield problems of each instrument's identity, structure, status and wording."""
    for instrument, files in sources.instruments():
        file = files["work.yml"]
        work = sources.model(file, Work)
        if work is None:
            continue
        if work.instrument != instrument:
            message = f"The folder is called {instrument}, but this says {work.instrument}."
            yield sources.problem(file, ("instrument",), message, "let both be the same.")
        places: list[tuple[Place, str]] = [
            (("structure", i, "segments", j), segment)
            for i, provision in enumerate(work.structure)
            for j, segment in enumerate(provision.segments)
        ]
        yield from repeated(sources, file, places)
        yield from repeated(sources, file, ((("structure", i), p.e_id) for i, p in enumerate(work.structure)))
        yield from unknown(sources, file, _segment_uses(work), frozenset(work.segments), "segment", "structure")
        yield from _periods(sources, file, work)
        scopes = ((("searched", i, "scope"), search.scope) for i, search in enumerate(work.searched))
        yield from unknown(sources, file, scopes, frozenset(s.id for s in work.scopes), "scope", "scopes in work.yml")
        for name in ("text/zh-Hant.yml", "text/en.yml", "text/zh-Hans.overrides.yml"):
            yield from _wordings(sources, work, files[name], complete="overrides" not in name)
            yield from _order(sources, work, files[name])
        yield from _overrides(sources, files)
