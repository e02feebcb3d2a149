"""The example notebook in JupyterLite itself: built with the wheel beside it, all its cells run in Chromium without an error.

JUPYTERLITE names the Python that has jupyterlite-core[contents] and jupyterlite-pyodide-kernel; the wheels that the kernel
loads are those that `make bench` fetches. Without either these tests are skipped.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect, sync_playwright

from macros.benching import peers
from macros.toolchain.browser import executable_path
from macros.toolchain.places import WHEELS
from macros.toolchain.serve import serving

NOTEBOOKS = Path(__file__).parents[2] / "docs" / "api"
JUPYTERLITE = os.environ.get("JUPYTERLITE", "")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
START = 240_000
"""Milliseconds that JupyterLite may take to start its kernel on a busy machine."""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.pyodide,
    pytest.mark.skipif(not JUPYTERLITE, reason="JUPYTERLITE names no Python that has JupyterLite"),
    pytest.mark.skipif(not peers.WHEELS.is_dir(), reason="the kernel's wheels are not here: `make bench` fetches them"),
]


def without_outputs(file: Path) -> dict[str, Any]:
    """Return a notebook as if it had never run, so that whatever it shows is its own."""
    notebook: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
    return notebook


def printed(cells: list[dict[str, Any]]) -> list[str]:
    """Return what the notebook, as offered, holds as printed, one text an output."""
    return ["".join(output["text"]) for cell in cells for output in cell["outputs"]]


@pytest.fixture(scope="module")
def lite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a JupyterLite of the notebooks and the wheel under lite/, and the Pyodide of its kernel beside it."""
    folder, work = tmp_path_factory.mktemp("served"), tmp_path_factory.mktemp("work")
    contents = work / "contents"
    contents.mkdir()
    for file in WHEELS.glob("*.whl"):
        shutil.copy2(file, contents)
    for file in NOTEBOOKS.glob("*.ipynb"):
        (contents / file.name).write_text(json.dumps(without_outputs(file)), encoding="utf-8")
    peers.lay_out_pyodide(peers.STOCKS["lite"], folder / peers.PYODIDES["lite"])
    command = ["-m", "jupyterlite_core", "build", "--output-dir", str(folder / "lite"), "--contents", "contents"]
    done = subprocess.run(
        [JUPYTERLITE, *command, "--no-sourcemaps"], cwd=work, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    peers.point_lite(folder / "lite")
    return folder


@pytest.mark.parametrize("lang", ["zh-Hant", "zh-Hans", "en"])
def test_every_cell_of_the_notebook_runs(lite: Path, lang: str) -> None:
    cells = json.loads((NOTEBOOKS / f"rulecheck.{lang}.ipynb").read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    with serving(lite) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable_path(), args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 3000})
        page.goto(f"{address}lite/notebooks/index.html?path=rulecheck.{lang}.ipynb")
        page.locator(".jp-CodeCell").first.wait_for(timeout=START)
        expect(page.locator(".jp-CodeCell")).to_have_count(len(code))
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        prompts = page.locator(".jp-CodeCell .jp-InputPrompt")
        expect(prompts).to_have_text([f"[{number}]:" for number in range(1, len(code) + 1)], timeout=START)
        wrong = page.locator('.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.stderr"]')
        assert wrong.all_inner_texts() == []
        assert page.locator(".jp-OutputArea-output pre").all_text_contents() == printed(code)
        browser.close()
