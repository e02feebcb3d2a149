"""What the site serves of Pyodide: complete, listed, entered with right hashes, and it starts."""

import ast
import hashlib
import json
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from macros.toolchain import lockfile
from macros.toolchain.node import find
from macros.toolchain.places import DIST, WIDGETS, pyodide_folder, pyodide_version, read_json, write_json
from macros.toolchain.running import Failed

CHECK = """
const [folder, code] = process.argv.slice(1);
const { loadPyodide } = await import(folder + "/pyodide.mjs");
const { readFileSync } = await import("node:fs");
const { info } = JSON.parse(readFileSync(folder + "/files.json", "utf8"));
const lockFileContents = JSON.stringify({ info, packages: {} });
const pyodide = await loadPyodide({ indexURL: folder, packageBaseUrl: folder, lockFileContents, stdout: (line) => console.error(line) });
console.log(pyodide.runPython(code));
process.exit(0);
"""
WHERE = """
import asyncio, json, sys
import rulecheck.browser
json.dumps({"python": ".".join(map(str, sys.version_info[:3])), "stdlib": asyncio.__spec__.origin, "engine": rulecheck.__file__})
"""


def in_pyodide(code: str) -> Any:
    """Run Python in the Pyodide that the site serves, started the ordinary way, and read the JSON that it ends with."""
    command = [*find().node, "--input-type=module", "--eval", CHECK, str(DIST), code]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


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
    answer = in_pyodide(WHERE)
    assert answer["python"] == listing["python"]
    assert answer["stdlib"].endswith(".pyc")
    assert answer["engine"].endswith(".pyc")


@pytest.mark.pyodide
def test_the_trimmed_library_holds_all_that_the_engine_imports() -> None:
    """Every import statement of the engine's modules that a browser may reach, those inside functions too."""
    wanted = set()
    for path in (WIDGETS / "rulecheck").rglob("*.py"):
        if path.is_relative_to(WIDGETS / "rulecheck" / "cli") or path.name == "__main__.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                wanted |= {name.name for name in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                wanted.add(node.module)
    assert {"re", "json", "dataclasses", "rulecheck.checking"} <= wanted
    code = f"import importlib, json\n[importlib.import_module(name) for name in {sorted(wanted)!r}]\njson.dumps('all')"
    assert in_pyodide(code) == "all"


@pytest.mark.pyodide
def test_an_error_in_the_trimmed_library_is_still_told_with_its_place() -> None:
    code = "import json, traceback\ntry:\n  {}['x']\nexcept KeyError as error:\n  told = traceback.format_exception(error)\njson.dumps(told)"
    assert "KeyError: 'x'" in "".join(in_pyodide(code))


def test_a_wrong_hash_in_the_lock_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.whl").write_bytes(b"x")
    write_json(tmp_path / lockfile.NAME, {"packages": {"x": {"file_name": "x.whl", "sha256": "0" * 64}}})
    with pytest.raises(Failed, match=r"x\.whl the SHA-256 0000"):
        lockfile.finish(tmp_path / lockfile.NAME)
