"""The example notebooks hold what they print: in CPython with the wheel alone, and in Pyodide, installed by micropip."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.loading import LANGUAGES
from macros.notebooks import RUNNER, as_text, blank, filled, path_of, run, sources
from macros.toolchain.node import find
from macros.toolchain.places import CACHE, DIST, ROOT, SITE, WHEELS
from macros.toolchain.serve import serving

WHEEL = next(iter(WHEELS.glob("*.whl")), Path("none"))
IN_PYODIDE = """
process.on("uncaughtException", (error) => { console.error(error.message); process.exit(1); });
import { readdirSync, readFileSync } from "node:fs";
const [pyodideFolder, tools, wheels, runner, address] = process.argv.slice(1);
const { loadPyodide } = await import(pyodideFolder + "/pyodide.mjs");
const { info } = JSON.parse(readFileSync(pyodideFolder + "/pyodide-lock.json", "utf8"));
const pyodide = await loadPyodide({ indexURL: pyodideFolder, lockFileContents: JSON.stringify({ info, packages: {} }), stdout: (line) => console.error(line) });
const extractDir = pyodide.runPython("import site; site.getsitepackages()[0]");
for (const name of readdirSync(tools)) if (/^(micropip|packaging)-.*[.]whl$/.test(name)) pyodide.unpackArchive(new Uint8Array(readFileSync(tools + "/" + name)), "wheel", { extractDir });
pyodide.FS.mkdirTree("/drive");
pyodide.mountNodeFS("/drive", wheels);
pyodide.runPython("import os; os.chdir('/drive')");
const cells = readFileSync(0, "utf8");
if (address) await pyodide.runPythonAsync(`import micropip; await micropip.install(${JSON.stringify(address)})`);
pyodide.globals.set("cells", cells);
pyodide.runPython(readFileSync(runner, "utf8"));
console.log(await pyodide.runPythonAsync("json.dumps(await printed(json.loads(cells)))"));
process.exit(0);
"""


def in_pyodide(cells: list[str], address: str = "") -> list[str]:
    """Run cells in a stock Pyodide whose folder is that of the wheel; an address is installed from first."""
    command = [*find().node, "--input-type=module", "--eval", IN_PYODIDE]
    command += [str(ROOT / "node_modules" / "pyodide"), str(CACHE / "in-pyodide"), str(WHEELS), str(RUNNER), address]
    done = subprocess.run(
        command, input=json.dumps(cells), capture_output=True, text=True, check=False, timeout=120, cwd=DIST
    )
    assert done.returncode == 0, done.stderr[-2000:]
    printed: list[str] = json.loads(done.stdout)
    return printed


@pytest.fixture
def served() -> Iterator[str]:
    with serving(SITE) as address:
        yield f"{address}api/"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_notebook_holds_what_its_cells_print(lang: str) -> None:
    notebook = blank(lang, WHEEL.name)
    assert as_text(filled(notebook, run(sources(notebook), WHEEL))) == path_of(lang).read_text(encoding="utf-8")


@pytest.mark.pyodide
def test_pyodide_installs_the_wheel_beside_the_notebook_and_prints_the_same() -> None:
    notebook = json.loads(path_of("en").read_text(encoding="utf-8"))
    assert filled(blank("en", WHEEL.name), in_pyodide(sources(notebook))) == notebook


@pytest.mark.pyodide
def test_micropip_installs_the_wheel_from_the_site(served: str) -> None:
    cell = 'from rulecheck import check\nprint(check("今日天氣很好。")["lang"])'
    assert in_pyodide([cell], served + WHEEL.name) == ["zh-Hant\n"]


def test_the_site_offers_the_notebooks_and_the_wheel_as_built() -> None:
    assert (SITE / "api" / WHEEL.name).read_bytes() == WHEEL.read_bytes()
    for lang in LANGUAGES:
        assert (SITE / "api" / path_of(lang).name).read_bytes() == path_of(lang).read_bytes()
