"""The wheel: the same bytes every time and either way, pure, and with the engine's data."""

import hashlib
import zipfile
from pathlib import Path

import pytest

from macros.toolchain.places import WIDGETS
from macros.toolchain.wheel import built, by_build, by_pyodide_build, why_not_pyodide_build


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(by_build, tmp_path_factory.mktemp("first") / "out")


def test_two_builds_give_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    assert sha256(built(by_build, tmp_path / "out")) == sha256(wheel)


def test_pyodide_build_gives_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    reason = why_not_pyodide_build()
    if reason:
        pytest.skip(reason)
    assert sha256(built(by_pyodide_build, tmp_path / "out")) == sha256(wheel)


def test_wheel_is_pure_and_holds_engine_and_bundles(wheel: Path) -> None:
    assert wheel.name.endswith("-py3-none-any.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    sources = {
        path.relative_to(WIDGETS).as_posix()
        for path in (WIDGETS / "rulecheck").rglob("*")
        if path.is_file() and path.suffix != ".pyc" and not path.name.startswith(".")
    }
    assert {name for name in names if name.startswith("rulecheck/")} == sources
    assert any(name.startswith("rulecheck/bundles/") and name.endswith(".json") for name in names)


def test_wheel_names_no_place_of_the_machine_that_built_it(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            assert str(WIDGETS.parent).encode() not in archive.read(name), name
