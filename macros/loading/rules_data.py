"""The whole of rules_data as typed, frozen records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.loading.apparatus import ApparatusFile
from macros.loading.base import LANGUAGES
from macros.loading.bearers import BearersFile
from macros.loading.cases import CasesFile
from macros.loading.commentary import CommentaryFile
from macros.loading.examples import ExamplesFile
from macros.loading.explaining import ExplainingFile
from macros.loading.facts import FactsFile
from macros.loading.glossary import GlossaryFile
from macros.loading.norms import NormsFile
from macros.loading.text import SegmentsFile, WitnessesFile
from macros.loading.wording import WordingFile
from macros.loading.work import Work


@dataclass(frozen=True)
class Instrument:
    """One folder of instruments/. `overrides` are the zh-Hans segments that conversion would get wrong."""

    id: str
    folder: Path
    work: Work
    witnesses: WitnessesFile
    critical: SegmentsFile
    english: SegmentsFile
    overrides: SegmentsFile
    apparatus: ApparatusFile
    commentary: CommentaryFile
    bearers: BearersFile
    norms: NormsFile
    cases: CasesFile
    explaining: ExplainingFile
    examples: ExamplesFile


@dataclass(frozen=True)
class RulesData:
    """Everything under rules_data but the frozen editions; the lexicon is compiled from its own folder."""

    root: Path
    facts: FactsFile
    glossary: GlossaryFile
    wording: WordingFile
    instruments: Mapping[str, Instrument]


__all__ = ["LANGUAGES", "Instrument", "RulesData"]
