"""Checks bearers.yml: bodies that exist, each once in a place, quotes word for word in the critical text."""

from __future__ import annotations

from collections.abc import Iterator

from macros.loading.bearers import BearersFile
from macros.loading.checks.common import repeated, unknown
from macros.loading.problems import Problem
from macros.loading.sources import Sources
from macros.loading.text import SegmentsFile

DEALT_WITH = ("decides", "receives")
"""The parts that others have to do with: they are reported to, or asked."""


def check_bearers(sources: Sources) -> Iterator[Problem]:
    """Yield problems of each instrument's bearers."""
    for _, files in sources.instruments():
        file = files["bearers.yml"]
        bearers = sources.model(file, BearersFile)
        text = sources.model(files["text/zh-Hant.yml"], SegmentsFile)
        if bearers is None or text is None:
            continue
        yield from repeated(sources, file, ((("bodies", i, "id"), body.id) for i, body in enumerate(bearers.bodies)))
        standings = list(enumerate(bearers.standings))
        bodies = frozenset(body.id for body in bearers.bodies)
        used = ((("standings", i, "body"), standing.body) for i, standing in standings)
        yield from unknown(sources, file, used, bodies, "body", "bodies in bearers.yml")
        others = ((("standings", i, "by", j), body) for i, one in standings for j, body in enumerate(one.by))
        yield from unknown(sources, file, others, bodies, "body", "bodies in bearers.yml")
        segments = ((("standings", i, "segment"), standing.segment) for i, standing in standings)
        yield from unknown(sources, file, segments, frozenset(text.root), "segment", "text/zh-Hant.yml")
        for i, standing in standings:
            if bool(standing.by) != (standing.part in DEALT_WITH):
                message = "Who reports or asks is named where a body decides or receives, and only there."
                yield sources.problem(file, ("standings", i, "part"), message, "add by, or take it out.")
            if (standing.quote is None) != (standing.part == "not_named"):
                message = "Whoever has a part is quoted, and only one not named is not."
                yield sources.problem(file, ("standings", i, "part"), message, "add quote, or take it out.")
            elif standing.quote and standing.quote not in text.root.get(standing.segment, standing.quote):
                message = f"The quote does not occur in {standing.segment}."
                yield sources.problem(
                    file, ("standings", i, "quote"), message, "quote the critical text word for word."
                )
