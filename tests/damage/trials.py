"""Many trials: each file kind of rules_data is damaged so many times, and what became of each is told."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.edition.index import FILE as INDEX
from macros.loading.files import files
from tests.damage.damaging import damaged
from tests.damage.published import Fate, Publisher

ROOT = Path(__file__).parents[2] / "rules_data"


@dataclass(frozen=True, slots=True)
class Trial:
    """One damage to one file, and what became of it."""

    file: str
    damage: str
    number: int
    fate: Fate


def kinds(root: Path) -> Mapping[str, list[str]]:
    """Return every kind of YAML file under rules_data, by the name of its model or its own -> the files of that kind."""
    found: dict[str, list[str]] = {}
    for path, model in files(root):
        file = path.relative_to(root)
        name = file.name if model.__name__ == "SegmentsFile" else model.__name__.removesuffix("File")
        found.setdefault(name, []).append(file.as_posix())
    return found | {"Index": [INDEX.as_posix()]}


def trials(publisher: Publisher, kind: str, names: Sequence[str], count: int) -> Iterator[Trial]:
    """Damage the files of a kind in turn, `count` times in all; the same each time it is called."""
    for number in range(count):
        source = random.Random(f"{kind} {number}")  # noqa: S311 -- the same damage every time
        file = names[number % len(names)]
        damage, content = damaged((publisher.root / file).read_bytes().decode(), source)
        yield Trial(file, damage, number, publisher.fate(file, content))
