"""Owns where the toolchain's inputs and outputs lie, and which Pyodide is built for."""

import json
import os
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache"
WIDGETS = ROOT / "widgets"
SITE = ROOT / "site"
WHEELS = ROOT / "build" / "wheel"
DIST = ROOT / "build" / "pyodide"

# Every archive gets this time, so that the same sources always give the same bytes: the first
# moment that a zip file can record.
EPOCH = 315532800


def pyodide_folder() -> Path:
    """The unpacked npm package that is built for: `pyodide`, or what the variable PYODIDE names.

    The versions behind the names are pinned in package.json and nowhere else.
    """
    folder = ROOT / "node_modules" / os.environ.get("PYODIDE", "pyodide")
    if not (folder / "pyodide-lock.json").is_file():
        raise SystemExit(f"{folder.relative_to(ROOT)} is not there: run `make build`, which installs it.")
    return folder


def pyodide_version(folder: Path) -> str:
    """The version in the npm package's own metadata."""
    return str(read_json(folder / "package.json")["version"])


def read_json(path: Path) -> dict[str, Any]:
    """One JSON object from a file."""
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def write_json(path: Path, content: object) -> None:
    """JSON with sorted keys, the same bytes for the same content."""
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")
