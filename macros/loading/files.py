"""Which files make up rules_data, and the model that each is read into."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from macros.loading.apparatus import ApparatusFile
from macros.loading.bearers import BearersFile
from macros.loading.cases import CasesFile
from macros.loading.commentary import CommentaryFile
from macros.loading.editions import IndexFile
from macros.loading.examples import ExamplesFile
from macros.loading.explaining import ExplainingFile
from macros.loading.facts import FactsFile
from macros.loading.glossary import GlossaryFile
from macros.loading.norms import NormsFile
from macros.loading.reading import CodesFile, EnglishFile, LexiconFile, TopicFile
from macros.loading.text import SegmentsFile, WitnessesFile
from macros.loading.wording import WordingFile
from macros.loading.work import Work

SHARED: dict[str, type[BaseModel]] = {
    "facts.yml": FactsFile,
    "glossary.yml": GlossaryFile,
    "wording.yml": WordingFile,
    "reading/english.yml": EnglishFile,
    "editions/index.yml": IndexFile,
}
OF_INSTRUMENT: dict[str, type[BaseModel]] = {
    "work.yml": Work,
    "witnesses.yml": WitnessesFile,
    "text/zh-Hant.yml": SegmentsFile,
    "text/en.yml": SegmentsFile,
    "text/zh-Hans.overrides.yml": SegmentsFile,
    "apparatus.yml": ApparatusFile,
    "commentary.yml": CommentaryFile,
    "bearers.yml": BearersFile,
    "norms.yml": NormsFile,
    "cases.yml": CasesFile,
    "explaining.yml": ExplainingFile,
    "examples.yml": ExamplesFile,
}


EMPTY: dict[str, object] = {
    "glossary.yml": {"terms": []},
    "wording.yml": {"sentences": {}, "facts": {}},
    "explaining.yml": {"owed_to": {}, "cross_effects": []},
    "examples.yml": {"examples": []},
    "text/zh-Hans.overrides.yml": {},
    "commentary.yml": {"notes": []},
    "bearers.yml": {"bodies": [], "standings": []},
    "editions/index.yml": {"editions": []},
}
"""What stands for a file that may be done without, by the end of its path."""


def stand_in(path: Path) -> object | None:
    """Return the data of a file that may be left out, None for any other."""
    return next((data for end, data in EMPTY.items() if path.as_posix().endswith(f"/{end}")), None)


def instrument_folders(root: Path) -> list[Path]:
    """Return the folders of instruments/, each of which is an instrument, by name."""
    return sorted(path for path in (root / "instruments").glob("*") if path.is_dir())


def files(root: Path) -> Iterator[tuple[Path, type[BaseModel]]]:
    """Yield every file that rules_data must have, and its model; lexicons and topics as many as there are."""
    for name, model in SHARED.items():
        yield root / name, model
    for path in sorted((root / "reading").glob("*.yml")):
        if path.name != "english.yml":
            yield path, LexiconFile
    for path in sorted((root / "reading" / "topics").glob("*.yml")):
        yield path, TopicFile
    for path in sorted((root / "reading" / "corpus").glob("*.yml")):
        yield path, CodesFile
    for folder in instrument_folders(root):
        for name, model in OF_INSTRUMENT.items():
            yield folder / name, model


def strays(root: Path) -> Iterator[Path]:
    """Yield YAML files that nothing reads: misspelt or misplaced."""
    known = {path for path, _ in files(root)}
    for path in sorted(root.rglob("*.y*ml")):
        if path not in known and "editions" not in path.relative_to(root).parts:
            yield path
