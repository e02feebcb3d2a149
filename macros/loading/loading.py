"""From a folder to RulesData, to the list of its problems, or to its canonical form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel
from ruamel.yaml.error import YAMLError

from macros.loading.apparatus import ApparatusFile
from macros.loading.bearers import BearersFile
from macros.loading.canonical import canonical
from macros.loading.cases import CasesFile
from macros.loading.checks import CHECKS
from macros.loading.commentary import CommentaryFile
from macros.loading.examples import ExamplesFile
from macros.loading.explaining import ExplainingFile
from macros.loading.facts import FactsFile
from macros.loading.files import files
from macros.loading.glossary import GlossaryFile
from macros.loading.norms import NormsFile
from macros.loading.problems import Problem, RulesDataError
from macros.loading.rules_data import Instrument, RulesData
from macros.loading.sources import Sources, read_sources
from macros.loading.text import SegmentsFile, WitnessesFile
from macros.loading.wording import WordingFile
from macros.loading.work import Work

M = TypeVar("M", bound=BaseModel)


def _problems(sources: Sources) -> list[Problem]:
    found = list(sources.problems)
    for validate in CHECKS:
        found += validate(sources)
    return sorted(set(found))


def check(root: Path) -> list[Problem]:
    """Return everything that is wrong with rules_data under root but its layout, by file and line."""
    return _problems(read_sources(root))


def _get(sources: Sources, file: str, kind: type[M]) -> M:
    model = sources.model(file, kind)
    if model is None:
        message, remedy = "This file could not be used.", "run `python -m macros.loading`."
        raise RulesDataError([Problem(file, 1, "", message, remedy)])
    return model


def _instrument(sources: Sources, identifier: str, names: Mapping[str, str]) -> Instrument:
    return Instrument(
        id=identifier,
        folder=sources.root / Path(names["work.yml"]).parent,
        work=_get(sources, names["work.yml"], Work),
        witnesses=_get(sources, names["witnesses.yml"], WitnessesFile),
        critical=_get(sources, names["text/zh-Hant.yml"], SegmentsFile),
        english=_get(sources, names["text/en.yml"], SegmentsFile),
        overrides=_get(sources, names["text/zh-Hans.overrides.yml"], SegmentsFile),
        apparatus=_get(sources, names["apparatus.yml"], ApparatusFile),
        commentary=_get(sources, names["commentary.yml"], CommentaryFile),
        bearers=_get(sources, names["bearers.yml"], BearersFile),
        norms=_get(sources, names["norms.yml"], NormsFile),
        cases=_get(sources, names["cases.yml"], CasesFile),
        explaining=_get(sources, names["explaining.yml"], ExplainingFile),
        examples=_get(sources, names["examples.yml"], ExamplesFile),
    )


def load(root: Path, *, draft: bool = False) -> RulesData:
    """Read rules_data under root into frozen records. Raises RulesDataError with everything that is wrong.

    A draft lets the cross-checks pass, for work in progress: only files that cannot be used are refused.
    """
    sources = read_sources(root)
    problems = sources.problems if draft else _problems(sources)
    if problems:
        raise RulesDataError(problems)
    return RulesData(
        root=root,
        facts=_get(sources, "facts.yml", FactsFile),
        glossary=_get(sources, "glossary.yml", GlossaryFile),
        wording=_get(sources, "wording.yml", WordingFile),
        instruments={name: _instrument(sources, name, names) for name, names in sources.instruments()},
    )


def _canonical_texts(root: Path) -> Iterator[tuple[Path, str, str]]:
    """Yield each YAML file that can be read, its text, and its canonical text."""
    for path, model in files(root):
        try:
            text = path.read_text(encoding="utf-8")
            yield path, text, canonical(text, model)
        except (OSError, ValueError, YAMLError):
            continue  # check() says what is wrong with it


def noncanonical(root: Path) -> list[Problem]:
    """Return a problem for every file that is not in canonical form, at its first line that differs."""
    found = []
    for path, text, wanted in _canonical_texts(root):
        if text != wanted:
            pairs = zip(text.splitlines(), wanted.splitlines(), strict=False)
            line = next((i for i, (a, b) in enumerate(pairs, 1) if a != b), 1)
            file = path.relative_to(root).as_posix()
            message, remedy = (
                "Not in canonical form from this line on.",
                "run `python -m macros.loading --fix`.",
            )
            found.append(Problem(file, line, "", message, remedy))
    return found


def rewrite(root: Path) -> list[Path]:
    """Write every file that is not in canonical form anew; return those written."""
    written = []
    for path, text, wanted in _canonical_texts(root):
        if text != wanted:
            path.write_text(wanted, encoding="utf-8")
            written.append(path)
    return written
