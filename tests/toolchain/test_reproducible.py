"""A second build, in another folder and an environment as different as can be, gives the same site, byte for byte.

The other build's clock says another year, for Python and for Node, and so do the dates of its sources; its time zone,
language, hash seed and umask differ, and its folder has another name, in Chinese and with a blank. What is installed is
shared, as two people have the same from the locks. Nothing that was built is, but for the compressed forms of large files:
compressing the snapshot again takes a minute, and what is compressed is compared.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from macros.toolchain.places import CACHE, ROOT, SITE

INSTALLED = (".venv", "node_modules", ".cache/in-pyodide", "build/print")
"""Shared by links, where there: what the locks name, and the books (tests/printing makes those twice)."""
NOT_SOURCES = {"site", "build", "node_modules", "tests"}
TAKEN_AS_MADE = (".venv/.build", ".venv/.rulecheck", "node_modules/.installed", ".cache/in-pyodide/.installed")
LARGE = 200_000
"""Bytes of a compressed file from which on it is not compressed a second time."""
PYTHON_CLOCK = """
import datetime, time_machine
time_machine.travel(datetime.datetime(2031, 3, 4, 5, 6, 7, tzinfo=datetime.timezone.utc)).start()
"""
NODE_CLOCK = """
const Native = Date, ahead = Native.UTC(2031, 2, 4, 5, 6, 7) - Native.now();
globalThis.Date = class extends Native {
  constructor(...given) { given.length ? super(...given) : super(Native.now() + ahead); }
  static now() { return Native.now() + ahead; }
};
"""
THEN = 1930367167
"""The same moment, in seconds."""


def copied_sources(target: Path) -> Path:
    """Lay the sources in `target`, all of one date, with what is installed linked beside them."""
    target.mkdir(parents=True)
    for path in ROOT.iterdir():
        if path.name == ".npmrc" or (not path.name.startswith(".") and path.name not in NOT_SOURCES):
            if path.is_dir():
                shutil.copytree(path, target / path.name, ignore=shutil.ignore_patterns("__pycache__", "bundles"))
            else:
                shutil.copy(path, target / path.name)
    for path in target.rglob("*"):
        os.utime(path, (THEN, THEN))
    for name in INSTALLED:
        if (ROOT / name).exists():
            (target / name).parent.mkdir(exist_ok=True)
            (target / name).symlink_to(ROOT / name)
    kept = target / ".cache" / "compressed"
    kept.mkdir(parents=True)
    for file in (CACHE / "compressed").glob("*"):
        if file.with_suffix(".br").is_file() and file.with_suffix(".br").stat().st_size > LARGE:
            os.link(file, kept / file.name)
    return target


def elsewhere(folder: Path, clocks: Path) -> dict[str, str]:
    """The environment of the other build, with clocks that say another year."""
    clocks.mkdir()
    (clocks / "sitecustomize.py").write_text(PYTHON_CLOCK, encoding="utf-8")
    (clocks / "clock.cjs").write_text(NODE_CLOCK, encoding="utf-8")
    return dict(os.environ) | {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "LANG": "zh_CN.GB18030",
        "LANGUAGE": "zh_CN",
        "HOME": str(clocks),
        "TMPDIR": str(clocks),
        "PYTHONHASHSEED": "20311",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": os.pathsep.join(map(str, [clocks, folder / "widgets", folder])),
        "NODE_OPTIONS": f'--require "{clocks / "clock.cjs"}"',
    }


def settings_of_the_first() -> list[str]:
    """What the first build was told by variables, as it was kept by the Makefile."""
    address, _, repository = (CACHE / "make" / "address").read_text(encoding="utf-8").strip().partition(" ")
    pyodide = (CACHE / "make" / "pyodide").read_text(encoding="utf-8").strip()
    return [f"SITE_ADDRESS={address}", f"REPOSITORY={repository}", f"PYODIDE={pyodide}"]


def contents(folder: Path) -> dict[str, str]:
    """SHA-256 by path."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


@pytest.mark.pyodide
def test_another_folder_time_zone_language_and_umask_give_the_same_site(tmp_path: Path) -> None:
    if not (SITE / "index.html").is_file():
        pytest.fail("site/ is not there: run `make build` first", pytrace=False)
    before = contents(SITE)
    folder = copied_sources(tmp_path / "別 處" / "rules")
    command = ["make", "build", *(f"--assume-old={name}" for name in TAKEN_AS_MADE), *settings_of_the_first()]
    done = subprocess.run(
        command, cwd=folder, env=elsewhere(folder, tmp_path / "clocks"), umask=0o077,
        capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]
    first, second = before, contents(folder / "site")
    assert len(first) > 3000
    different = sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))
    assert not different, f"{len(different)} of {len(first)} files differ: {different[:12]}"
