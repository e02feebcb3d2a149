"""Checks norms.yml: segments, bearers and facts exist, and quotes stand word for word in their segment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.loading.base import facts_of
from macros.loading.checks.common import fact_names, repeated, unknown
from macros.loading.documents import Place
from macros.loading.norms import Norm, NormsFile
from macros.loading.problems import Problem
from macros.loading.sources import Sources
from macros.loading.text import SegmentsFile
from macros.loading.work import Work


def norm_facts(norm: Norm) -> Iterator[tuple[Place, str]]:
    """Yield every fact that a norm mentions, with its place within the norm."""
    for key in ("engaged", "requirement"):
        yield from (((key,), name) for name in facts_of(getattr(norm, key)))
    for index, condition in enumerate(norm.conditions):
        yield from ((("conditions", index), name) for name in facts_of(condition))
    for index, rule in enumerate(norm.exceptions):
        yield from ((("exceptions", index, "when"), name) for name in facts_of(rule.when))


def _quotes(sources: Sources, file: str, norms: NormsFile, text: Mapping[str, str]) -> Iterator[Problem]:
    for index, norm in enumerate(norms.norms):
        cited: list[tuple[Place, str, str]] = [(("norms", index), norm.segment, norm.quote)]
        cited += [(("norms", index, "exceptions", i), e.segment, e.quote) for i, e in enumerate(norm.exceptions)]
        for place, segment, quote in cited:
            if segment not in text:
                message, remedy = f"There is no segment {segment}.", "use a segment id of text/zh-Hant.yml."
                yield sources.problem(file, (*place, "segment"), message, remedy)
            elif quote not in text[segment]:
                message = f"The quote does not occur in {segment}: {quote}"
                remedy = "copy the words from text/zh-Hant.yml as they stand."
                yield sources.problem(file, (*place, "quote"), message, remedy)


def _provisions(sources: Sources, file: str, norms: NormsFile, work: Work) -> Iterator[Problem]:
    segments = {provision.e_id: provision.segments for provision in work.structure}
    for index, norm in enumerate(norms.norms):
        if norm.segment not in segments.get(norm.provision, (norm.segment,)):
            message = f"{norm.id} cites {norm.segment}, which is not a part of {norm.provision}."
            yield sources.problem(
                file, ("norms", index, "segment"), message, "cite a segment of the norm's own article."
            )
        if norm.provision not in segments:
            message = f"There is no provision {norm.provision}."
            yield sources.problem(file, ("norms", index, "id"), message, "begin the id with an eId of work.yml.")


def check_norms(sources: Sources) -> Iterator[Problem]:
    """Yield problems of each instrument's norms."""
    for _, files in sources.instruments():
        file = files["norms.yml"]
        norms = sources.model(file, NormsFile)
        if norms is None:
            continue
        ids: list[tuple[Place, str]] = [(("norms", i, "id"), norm.id) for i, norm in enumerate(norms.norms)]
        for i, norm in enumerate(norms.norms):
            ids += [(("norms", i, "exceptions", j, "id"), rule.id) for j, rule in enumerate(norm.exceptions)]
        yield from repeated(sources, file, ids)
        bearers = ((("norms", i, "bearer"), norm.bearer) for i, norm in enumerate(norms.norms))
        yield from unknown(sources, file, bearers, norms.bearers.keys(), "bearer", "bearers in norms.yml")
        facts = [(("norms", i, *place), name) for i, norm in enumerate(norms.norms) for place, name in norm_facts(norm)]
        yield from unknown(sources, file, facts, fact_names(sources), "fact", "facts.yml")
        text = sources.model(files["text/zh-Hant.yml"], SegmentsFile)
        if text is not None:
            yield from _quotes(sources, file, norms, text.root)
        work = sources.model(files["work.yml"], Work)
        if work is not None:
            yield from _provisions(sources, file, norms, work)
