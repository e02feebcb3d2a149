"""Owns timing the build of the real site beside MkDocs and Material alone on the same pages.

Timed is `mkdocs build`, in a process of its own each time, from nothing: pages, exports, identifiers, search.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from macros.benching.figures import figure
from macros.benching.processes import Taken, taken
from macros.toolchain.places import CACHE, ROOT
from macros.toolchain.running import say

FOLDER = CACHE / "bench" / "building"
CAPTURED, ALONE = FOLDER / "captured", FOLDER / "alone"


def measure(rounds: int) -> dict[str, Any]:
    """Return {"pages", "ours", "alone"}: how many pages, and the processor's seconds of either build."""
    plain = _alone()
    ours, alone = [], []
    for _ in range(rounds):
        ours.append(build(ROOT / "mkdocs.yml", FOLDER / "real").seconds)
        alone.append(build(plain, ALONE).seconds)
    say("bench: the real site was built, and its pages by MkDocs alone")
    return {"pages": len(list(CAPTURED.rglob("*.md"))), "ours": figure(ours, 2), "alone": figure(alone, 2)}


def build(config: Path, site: Path, told: Mapping[str, str] | None = None) -> Taken:
    """Build a site from nothing; return what that took. Raises Failed."""
    shutil.rmtree(site, ignore_errors=True)
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--quiet",
        "--config-file",
        config,
        "--site-dir",
        site,
    ]
    env = dict(os.environ) | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT), **(told or {})}
    return taken(command, cwd=ROOT, env=env)


def built_alone(**settings: Any) -> Path:
    """Return the folder of the same pages as MkDocs and Material alone make them, with settings of MkDocs put in."""
    build(_alone(**settings), ALONE)
    return ALONE


def _alone(**settings: Any) -> Path:
    """Keep the Markdown of every page of the real site, and return a configuration of MkDocs and Material alone for it."""
    yaml = YAML()
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    # beside mkdocs.yml, for its paths are taken from where the configuration lies
    capturing = ROOT / ".mkdocs-capturing.yml"
    hooks = ["macros/pages/hooks.py", "macros/benching/capture.py"]
    try:
        yaml.dump({"INHERIT": "mkdocs.yml", "hooks": hooks}, capturing)
        build(capturing, FOLDER / "capturing", {"BENCH_CAPTURE": str(CAPTURED)})
    finally:
        capturing.unlink(missing_ok=True)
    plain = FOLDER / "alone.yml"
    usual = {
        "site_name": "MkDocs alone",
        "docs_dir": str(CAPTURED),
        "theme": {"name": "material", "font": False},
        "plugins": [],
        "markdown_extensions": ["attr_list", "md_in_html", "tables"],
    }
    yaml.dump(usual | settings, plain)
    return plain
