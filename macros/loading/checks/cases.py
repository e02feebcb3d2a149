"""Checks cases.yml: facts, norms and articles exist; facts are complete for the norms engaged."""

from __future__ import annotations

from collections.abc import Iterator

from macros.loading.cases import CasesFile
from macros.loading.checks.common import fact_names, repeated, unknown
from macros.loading.checks.norms import norm_facts
from macros.loading.documents import Place
from macros.loading.norms import NormsFile
from macros.loading.problems import Problem
from macros.loading.sources import Sources
from macros.loading.work import Work


def _complete(sources: Sources, file: str, cases: CasesFile, norms: NormsFile) -> Iterator[Problem]:
    needed = {norm.id: {name for _, name in norm_facts(norm)} for norm in norms.norms}
    for index, case in enumerate(cases.cases):
        for norm in case.findings:
            missing = sorted(needed.get(norm, set()) - set(case.facts))
            if missing:
                message = f"{norm} depends on facts that the case does not give: {', '.join(missing)}."
                remedy = "add each as true, false or unknown."
                yield sources.problem(file, ("cases", index, "facts"), message, remedy)
            article = norm.partition(".")[0].removeprefix("art_")
            if article not in map(str, case.articles):
                message = f"{norm} belongs to an article that the case does not name."
                yield sources.problem(file, ("cases", index, "articles"), message, f"add {article} to articles.")


def check_cases(sources: Sources) -> Iterator[Problem]:
    """Yield problems of each instrument's worked cases."""
    for _, files in sources.instruments():
        file = files["cases.yml"]
        cases = sources.model(file, CasesFile)
        if cases is None:
            continue
        items = list(enumerate(cases.cases))
        yield from repeated(sources, file, ((("cases", i, "id"), case.id) for i, case in items))
        facts = [(("cases", i, "facts", name), name) for i, case in items for name in case.facts]
        yield from unknown(sources, file, facts, fact_names(sources), "fact", "facts.yml")
        work = sources.model(files["work.yml"], Work)
        if work is not None:
            articles: list[tuple[Place, str]] = [
                (("cases", i, "articles"), f"art_{number}") for i, case in items for number in case.articles
            ]
            yield from unknown(
                sources,
                file,
                articles,
                frozenset(p.e_id for p in work.articles),
                "article",
                "structure in work.yml",
            )
        norms = sources.model(files["norms.yml"], NormsFile)
        if norms is not None:
            found = [(("cases", i, "findings", norm), norm) for i, case in items for norm in case.findings]
            yield from unknown(sources, file, found, frozenset(n.id for n in norms.norms), "norm", "norms.yml")
            yield from _complete(sources, file, cases, norms)
