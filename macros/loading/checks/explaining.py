"""Checks wording.yml and each explaining.yml: a clause for every fact, and norms and provisions that exist."""

from __future__ import annotations

from collections.abc import Iterator

from macros.loading.checks.common import fact_names, repeated, unknown
from macros.loading.documents import Place
from macros.loading.explaining import ExplainingFile
from macros.loading.norms import NormsFile
from macros.loading.problems import Problem
from macros.loading.sources import Sources
from macros.loading.wording import WordingFile
from macros.loading.work import Work

WORDING = "wording.yml"


def check_wording(sources: Sources) -> Iterator[Problem]:
    """Yield problems of wording.yml. It may be left out whole; a fact then goes by its label."""
    wording, names = sources.model(WORDING, WordingFile), fact_names(sources)
    if wording is None or names is None or not wording.facts:
        return
    told: list[tuple[Place, str]] = [(("facts", name), name) for name in wording.facts]
    yield from unknown(sources, WORDING, told, names, "fact", "facts.yml")
    for name in sorted(names - wording.facts.keys()):
        message = f"The fact {name} has no clauses."
        yield sources.problem(WORDING, ("facts",), message, "add it under facts, with yes, no and whether.")


def _uses(explaining: ExplainingFile) -> Iterator[tuple[str, Place, str]]:
    """Yield (norm or provision, place, id) for every id that is named."""
    for norm in explaining.owed_to:
        yield "norm", ("owed_to", norm), norm
    for index, effect in enumerate(explaining.cross_effects):
        place: Place = ("cross_effects", index, "when")
        for norm in effect.when.norms:
            yield "norm", (*place, "norms"), norm
        for key in ("engaged", "absent", "violated"):
            for provision in getattr(effect.when, key):
                yield "provision", (*place, key), provision


def check_explaining(sources: Sources) -> Iterator[Problem]:
    """Yield problems of each instrument's explaining.yml."""
    for _, files in sources.instruments():
        file = files["explaining.yml"]
        explaining = sources.model(file, ExplainingFile)
        norms, work = sources.model(files["norms.yml"], NormsFile), sources.model(files["work.yml"], Work)
        if explaining is None or norms is None or work is None:
            continue
        ids: list[tuple[Place, str]] = [
            (("cross_effects", i, "id"), effect.id) for i, effect in enumerate(explaining.cross_effects)
        ]
        yield from repeated(sources, file, ids)
        known = {
            "norm": {norm.id for norm in norms.norms},
            "provision": {provision.e_id for provision in work.structure},
        }
        for what, where in (("norm", "norms.yml"), ("provision", "work.yml")):
            used = [(place, name) for kind, place, name in _uses(explaining) if kind == what]
            yield from unknown(sources, file, used, known[what], what, where)
