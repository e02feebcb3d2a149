"""Owns `make bench`: runs every comparison and keeps the figures in docs/speed/figures.json, which the site shows.

The number of rounds may be given (ROUNDS=1 for a try; the page is made from no fewer than seven).
"""

from __future__ import annotations

import json
import os
import platform
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from macros.benching import building, checks, peers, starts
from macros.toolchain.browser import executable_path
from macros.toolchain.places import CACHE, ROOT, WIDGETS, pyodide_folder, pyodide_version, write_json
from macros.toolchain.running import run, say
from macros.toolchain.serve import open_server

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


def in_browser(rounds: int) -> dict[str, Any]:
    """Return what is timed in Chromium: starts and checks."""
    folder = CACHE / "bench" / "site"
    ways = starts.lay_out(folder)
    (folder / "blank.html").write_text("<!doctype html><title>bench</title><link rel=icon href=data:,>")
    others = peers.lay_out(folder)
    with open_server(folder, 0) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}/"
        browser = playwright.chromium.launch(executable_path=executable_path(), args=["--no-sandbox", "--disable-gpu"])
        try:
            answering = [way for way in others if starts.answers(browser, base, way)]
            named = {way.name for way in answering}
            return {
                "chromium": browser.version,
                "left_out": sorted(set(peers.PEERS) - named),
                "checks": checks.measure(browser, base, rounds),
                "starts": starts.measure(browser, base, ways + answering, rounds),
            }
        finally:
            browser.close()
            server.shutdown()


def judging(rounds: int) -> dict[str, Any]:
    """Return what is timed in the environment that has the other rule engines."""
    env = dict(os.environ) | {"PYTHONPATH": f"{ROOT}:{WIDGETS}"}
    said = run([peers.PYTHON, "-m", "macros.benching.judging", str(rounds * 3)], cwd=ROOT, env=env)
    found: dict[str, Any] = json.loads(said)
    say("bench: the norms were judged, by rulecheck and by others")
    return found


def main() -> None:
    """Measures, and writes the figures: for the site, or for a look at them where the rounds are few."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    found = in_browser(rounds)
    said = {
        "date": datetime.now(UTC).date().isoformat(),
        "rounds": rounds,
        "machine": machine(),
        "versions": {
            "Chromium": found.pop("chromium"),
            "Pyodide": pyodide_version(pyodide_folder()),
            **peers.versions(),
        },
        **found,
        "judging": judging(rounds),
        "building": building.measure(rounds),
    }
    target = RESULTS if rounds >= ROUNDS else TRIED
    write_json(target, said)
    say(f"bench: written to {target.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
