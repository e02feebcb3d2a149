"""What the site serves of Pyodide: complete, listed, entered with right hashes, and it starts."""

import hashlib
import json
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from macros.toolchain import lockfile
from macros.toolchain.node import find
from macros.toolchain.places import DIST, pyodide_folder, pyodide_version, read_json, write_json
from macros.toolchain.running import Failed

CHECK = """
const { loadPyodide } = await import(process.argv[1] + "/pyodide.mjs");
const pyodide = await loadPyodide({ indexURL: process.argv[1], stdout: (line) => console.error(line) });
await pyodide.loadPackage("rulecheck", { messageCallback: () => {} });
const answer = pyodide.runPython(`
import asyncio, json, platform, sys
import rulecheck
stdlib = asyncio.__spec__.origin
json.dumps({"python": platform.python_version(), "stdlib": stdlib, "engine": rulecheck.__file__})
`);
console.log(answer);
process.exit(0);
"""


@pytest.fixture(autouse=True)
def built() -> None:
    if not DIST.is_dir():
        pytest.fail("build/pyodide/ is not there: run `make build` first", pytrace=False)


@pytest.fixture
def listing() -> dict[str, Any]:
    return read_json(DIST / "files.json")


def test_every_file_is_listed_with_its_size_and_hash(listing: dict[str, Any]) -> None:
    found = {path.name: path for path in DIST.iterdir() if path.name != "files.json"}
    assert sorted(found) == [entry["name"] for entry in listing["files"]]
    for entry in listing["files"]:
        content = found[entry["name"]].read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (entry["size"], entry["sha256"])


def test_it_is_the_chosen_version(listing: dict[str, Any]) -> None:
    assert listing["pyodide"] == pyodide_version(pyodide_folder())


def test_lock_file_keeps_the_stock_info_and_holds_the_wheel_alone() -> None:
    lock, stock = read_json(DIST / lockfile.NAME), read_json(pyodide_folder() / lockfile.NAME)
    assert lock["info"] == stock["info"]
    assert list(lock["packages"]) == ["rulecheck"]
    entry = lock["packages"]["rulecheck"]
    assert entry["sha256"] == hashlib.sha256((DIST / entry["file_name"]).read_bytes()).hexdigest()
    assert entry["imports"] == ["rulecheck"]
    assert entry["depends"] == []


def test_archives_hold_bytecode_in_place_of_sources_and_are_stored() -> None:
    for path in [DIST / "python_stdlib.zip", *DIST.glob("*.whl")]:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
        assert not [entry.filename for entry in entries if entry.filename.endswith(".py")]
        assert all(entry.compress_type == zipfile.ZIP_STORED for entry in entries)


@pytest.mark.pyodide
def test_pyodide_starts_from_it_and_loads_the_engine(listing: dict[str, Any]) -> None:
    command = [*find().node, "--input-type=module", "--eval", CHECK, str(DIST)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr[-2000:]
    answer = json.loads(done.stdout)
    assert answer["python"] == listing["python"]
    assert answer["stdlib"].endswith(".pyc")
    assert answer["engine"].endswith(".pyc")


def test_a_wrong_hash_in_the_lock_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.whl").write_bytes(b"x")
    write_json(tmp_path / lockfile.NAME, {"packages": {"x": {"file_name": "x.whl", "sha256": "0" * 64}}})
    with pytest.raises(Failed, match=r"x\.whl the SHA-256 0000"):
        lockfile.finish(tmp_path / lockfile.NAME)
