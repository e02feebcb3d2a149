"""The law of the data: random damage to any YAML file is rejected, with file, line and remedy, or shows in what is published.

A sample, the same every time; `make mutate` tries 500 of each kind.
"""

from __future__ import annotations

import pytest

from tests.damage.published import Publisher
from tests.damage.trials import ROOT, kinds, trials

COUNT = 12
KINDS = kinds(ROOT)


@pytest.fixture(scope="module")
def publisher(tmp_path_factory: pytest.TempPathFactory) -> Publisher:
    return Publisher(ROOT, tmp_path_factory.mktemp("damage") / "rules_data")


def test_every_yaml_file_is_of_some_kind() -> None:
    every = {path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.y*ml")}
    assert {file for files in KINDS.values() for file in files} == every


def test_what_is_not_damaged_is_published_as_before(publisher: Publisher) -> None:
    file = "glossary.yml"
    fate = publisher.fate(file, (publisher.root / file).read_bytes())
    assert not fate.problems
    assert not fate.changed
    assert not fate.caught


@pytest.mark.parametrize("kind", KINDS)
def test_damage_never_passes_silently(publisher: Publisher, kind: str) -> None:
    passed = [
        f"{trial.file}: {trial.damage}, number {trial.number}: {trial.fate.told}"
        for trial in trials(publisher, kind, KINDS[kind], COUNT)
        if not trial.fate.caught
    ]
    assert passed == []
