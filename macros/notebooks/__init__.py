"""Owns the example notebooks: made from cells.yml in three languages, run with the wheel, their outputs kept in them.

`python -m macros.notebooks` writes docs/api/rulecheck.LANG.ipynb anew; a test compares what it would write.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "api"
CELLS = Path(__file__).with_name("cells.yml")
RUNNER = Path(__file__).with_name("running.py")
Json = dict[str, Any]


def path_of(lang: str) -> Path:
    """Return where the notebook of a language is kept."""
    return FOLDER / f"rulecheck.{lang}.ipynb"


def _cell(number: int, cell: Json, lang: str, wheel: str) -> Json:
    kind = "code" if "code" in cell else "markdown"
    text = cell[kind] if isinstance(cell[kind], str) else cell[kind][lang]
    source = text.replace("WHEEL", wheel).strip("\n").splitlines(keepends=True)
    base: Json = {"cell_type": kind, "id": f"cell-{number}", "metadata": {}, "source": source}
    return base if kind == "markdown" else {**base, "execution_count": None, "outputs": []}


def blank(lang: str, wheel: str) -> Json:
    """Return the notebook of a language as it is before it is run, in nbformat 4.5. `wheel` is the wheel's name."""
    cells = YAML(typ="safe").load(CELLS)
    return {
        "cells": [_cell(number, cell, lang, wheel) for number, cell in enumerate(cells, 1)],
        "metadata": {
            "kernelspec": {"display_name": "Python (Pyodide)", "language": "python", "name": "python"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def sources(notebook: Json) -> list[str]:
    """Return the code of a notebook's cells, in order."""
    return ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]


def filled(notebook: Json, printed: list[str]) -> Json:
    """Return a notebook with what each of its cells of code printed."""
    texts = iter(enumerate(printed, 1))
    return {
        **notebook,
        "cells": [_with(cell, *next(texts)) if cell["cell_type"] == "code" else cell for cell in notebook["cells"]],
    }


def _with(cell: Json, count: int, text: str) -> Json:
    """Return a cell of code as it is after it was run, as the `count`th."""
    stream = {"name": "stdout", "output_type": "stream", "text": text.splitlines(keepends=True)}
    return {**cell, "execution_count": count, "outputs": [stream] if text else []}


def run(codes: list[str], wheel: Path) -> list[str]:
    """Run cells in a fresh Python that has the wheel and nothing else; return what each printed. Raises CalledProcessError."""
    command = [sys.executable, "-I", str(RUNNER), str(wheel)]
    done = subprocess.run(command, input=json.dumps(codes), capture_output=True, text=True, check=True, timeout=120)
    printed: list[str] = json.loads(done.stdout)
    return printed


def as_text(notebook: Json) -> str:
    """Return a notebook as the text of its file."""
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"
