"""Owns `make bench`: runs the comparisons and keeps the figures in docs/speed/figures.json, which the site shows.

The number of rounds may be given (ROUNDS=1 for a try, kept apart; the page is made from no fewer than seven), and the
parts to run (PARTS=starts,building): the others keep the figures that they have, each with its own date and machine.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import sys
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from macros.benching import building, checks, peers, scaling, starts, weights
from macros.toolchain.browser import executable_path
from macros.toolchain.places import CACHE, ROOT, WIDGETS, pyodide_folder, pyodide_version, read_json, write_json
from macros.toolchain.running import run, say
from macros.toolchain.serve import serving

Found = dict[str, Any]
ROUNDS = 7
RESULTS = ROOT / "docs" / "speed" / "figures.json"
TRIED = ROOT / "build" / "bench.json"
"""What fewer rounds gave, kept apart from what is published."""


def machine() -> dict[str, Any]:
    """Return what the figures were measured on: processor, cores, system, Python."""
    listed = Path("/proc/cpuinfo")
    lines = listed.read_text(encoding="utf-8").splitlines() if listed.is_file() else []
    model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    return {
        "processor": model or platform.processor() or platform.machine(),
        "cores": os.cpu_count(),
        "system": platform.system(),
        "python": platform.python_version(),
    }


def _browsing(measure: Callable[[Browser, str, Path], dict[str, Any]]) -> dict[str, Any]:
    """Return what is measured in Chromium, on a server of its own."""
    folder = CACHE / "bench" / "site"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with serving(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable_path(), args=["--no-sandbox", "--disable-gpu"])
        try:
            return measure(browser, address, folder)
        finally:
            browser.close()


def _starts(rounds: int, _kept: Found) -> Found:
    def timed(browser: Browser, base: str, folder: Path) -> Found:
        ways = starts.lay_out(folder)
        answering = [way for way in peers.lay_out(folder) if starts.answers(browser, base, way)]
        left_out = sorted(set(peers.PEERS) - {way.name for way in answering})
        found = starts.measure(browser, base, ways + answering, rounds)
        return {"lines": found, "left_out": left_out, "versions": {"Chromium": browser.version, **peers.versions()}}

    return _browsing(timed)


def _checks(rounds: int, _kept: Found) -> Found:
    def timed(browser: Browser, base: str, folder: Path) -> Found:
        starts.lay_out(folder)
        (folder / "blank.html").write_text("<!doctype html><title>bench</title><link rel=icon href=data:,>")
        return checks.measure(browser, base, rounds)

    return _browsing(timed)


def _pages(_rounds: int, _kept: Found) -> Found:
    return _browsing(weights.measure)


def _judging(rounds: int, _kept: Found) -> Found:
    """Return what is timed in the environment that has the other rule engines."""
    env = dict(os.environ) | {"PYTHONPATH": f"{ROOT}:{WIDGETS}"}
    said = run([peers.PYTHON, "-m", "macros.benching.judging", str(rounds * 3)], cwd=ROOT, env=env)
    found: Found = json.loads(said)
    say("bench: the norms were judged, by rulecheck and by others")
    return found


def _building(rounds: int, _kept: Found) -> Found:
    return building.measure(rounds)


PARTS: Mapping[str, Callable[[int, Found], Found]] = {
    "starts": _starts,
    "checks": _checks,
    "pages": _pages,
    "judging": _judging,
    "building": _building,
    "scaling": scaling.measure,
}
"""What can be measured by itself. Each gets the number of rounds and what was kept of it."""
SELDOM = ("scaling",)
"""Run only where named: it takes long, and hardly depends on what else the machine does."""


def chosen(named: str) -> list[str]:
    """Return the parts to run, from their names with commas or blanks between. Raises SystemExit for an unknown one."""
    wanted = named.replace(",", " ").split() or [part for part in PARTS if part not in SELDOM]
    unknown = [part for part in wanted if part not in PARTS]
    if unknown:
        raise SystemExit(f"There is no part {', '.join(unknown)}: PARTS may name {', '.join(PARTS)}.")
    return [part for part in PARTS if part in wanted]


def merged(kept: Found, found: Found, taken: Found) -> Found:
    """Return what was kept with what was found put in its place, and beside each part found when and on what it was."""
    return {**kept, **found, "taken": {**kept.get("taken", {}), **dict.fromkeys(found, taken)}}


def main() -> None:
    """Measures, and writes the figures after each part: for the site, or for a look at them where the rounds are few."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    target = RESULTS if rounds >= ROUNDS else TRIED
    for part in chosen(os.environ.get("PARTS", "")):
        start = time.monotonic()
        kept = read_json(target) if target.is_file() else {}
        found = PARTS[part](rounds, kept.get(part, {}))
        taken = {
            "date": datetime.now(UTC).date().isoformat(),
            "rounds": rounds,
            "machine": machine(),
            "pyodide": pyodide_version(pyodide_folder()),
        }
        write_json(target, merged(kept, {part: found}, taken))
        say(f"bench: {part}, {time.monotonic() - start:.0f} s, written to {target.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
