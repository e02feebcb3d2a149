"""Owns timing the build: the real site beside MkDocs alone on the same pages, and sites of made-up instruments.

Timed is `mkdocs build`, in a process of its own each time, from nothing: pages, exports, identifiers, search.
"""

from __future__ import annotations

import os
import resource
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from macros.benching.figures import figure
from macros.scaffolding import begin
from macros.toolchain.places import CACHE, ROOT
from macros.toolchain.running import run, say

FOLDER = CACHE / "bench" / "building"
TEXT = "為測量而虛構的文件，世上沒有。\n第一條 局長應當請示。\n第二條 請示應當用書面。\n"
INSTRUMENTS = (1, 10, 100)
OFTEN, LONGEST = 1, 60
"""Up to so many instruments a build is timed in every round, beyond once; so many seconds the next size may be expected to take."""
SHARED = ("facts.yml", "glossary.yml", "wording.yml", "reading")


def measure(rounds: int) -> dict[str, Any]:
    """Return {"real": {"pages", "ours", "alone"}, "scaling": [{"instruments", "pages", "seconds", "a_page"}]}."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    captured = FOLDER / "captured"
    alone = _alone(captured)
    ours, plain = [], []
    for _ in range(rounds):
        ours.append(_build(ROOT / "mkdocs.yml", FOLDER / "real"))
        plain.append(_build(alone, FOLDER / "alone"))
    pages = len(list(captured.rglob("*.md")))
    say("bench: the real site was built, and its pages by MkDocs alone")
    real = {"pages": pages, "ours": figure(ours, 2), "alone": figure(plain, 2)}
    return {"real": real, "scaling": list(_scaling(rounds))}


def _scaling(rounds: int) -> Any:
    before: list[float] = []
    for count in INSTRUMENTS:
        if before and before[0] * count / before[1] > LONGEST:
            say(f"bench: {count} instruments are left out, their build would take too long")
            return
        data = FOLDER / f"data-{count}"
        for name in SHARED:
            source = ROOT / "rules_data" / name
            (shutil.copytree if source.is_dir() else shutil.copyfile)(source, _within(data, name))
        for number in range(count):
            begin(data, f"nowhere-{1000 + number}", str(1000 + number), TEXT)
        told = {"RULES_DATA": str(data)}
        site = FOLDER / f"site-{count}"
        times = [_build(ROOT / "mkdocs.yml", site, told) for _ in range(rounds if count <= OFTEN else 1)]
        pages = len([page for page in site.rglob("index.html") if page.relative_to(site).parts[0] != "id"])
        seconds = figure(times, 2)
        yield {
            "instruments": count,
            "pages": pages,
            "seconds": seconds,
            "a_page": round(seconds["median"] / pages * 1000, 1),
        }
        say(f"bench: {count} made-up instruments were built")
        before = [seconds["median"], count]


def _within(data: Path, name: str) -> Path:
    data.mkdir(parents=True, exist_ok=True)
    return data / name


def _build(config: Path, site: Path, told: Mapping[str, str] | None = None) -> float:
    """Return the seconds of a processor that a build from nothing takes. Raises Failed."""
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
    start = _used()
    run(command, cwd=ROOT, env=env)
    return _used() - start


def _used() -> float:
    """Return the processor's seconds that ended child processes took: a build is one, and uses one core."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _alone(captured: Path) -> Path:
    """Keep the Markdown of every page of the real site, and return a configuration of MkDocs and Material alone for it."""
    yaml = YAML()
    FOLDER.mkdir(parents=True)
    # beside mkdocs.yml, for its paths are taken from where the configuration lies
    capturing = ROOT / ".mkdocs-capturing.yml"
    hooks = ["macros/pages/hooks.py", "macros/benching/capture.py"]
    try:
        yaml.dump({"INHERIT": "mkdocs.yml", "hooks": hooks}, capturing)
        _build(capturing, FOLDER / "capturing", {"BENCH_CAPTURE": str(captured)})
    finally:
        capturing.unlink(missing_ok=True)
    plain = FOLDER / "alone.yml"
    settings = {
        "site_name": "MkDocs alone",
        "docs_dir": str(captured),
        "theme": {"name": "material", "font": False},
        "plugins": [],
        "markdown_extensions": ["attr_list", "md_in_html", "tables"],
    }
    yaml.dump(settings, plain)
    return plain
