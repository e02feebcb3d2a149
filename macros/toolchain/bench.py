"""Owns `make bench`: the time from navigation to a first answer, side by side with a bare Pyodide, in real Chromium.

Each round times every way once, in turn, so that noise falls on all alike; the file holds medians and
quartiles, and the ratios to the bare start. Cold is a fresh profile, warm the second visit with it.
"""

import json
import platform
import shutil
import statistics
import sys
import threading
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from macros.toolchain.browser import executable_path
from macros.toolchain.compress import compress_site
from macros.toolchain.places import CACHE, ROOT, SITE, pyodide_folder, pyodide_version
from macros.toolchain.pyodide_dist import core_files
from macros.toolchain.running import say
from macros.toolchain.serve import open_server

ROUNDS = 7
RESULTS = ROOT / "build" / "bench.json"
TEXT = "A vice mayor chaired a meeting and invited the county heads without the mayor's approval."
BARE = """const {{ loadPyodide }} = await import("./assets/bare-0000000000/pyodide.mjs");
const pyodide = await loadPyodide();
pyodide.runPython("1+1");"""
OURS = """const {{ build }} = await import("./{rulecheck}/build.js");
if ({ordinary}) sessionStorage.setItem(`rulecheck-ordinary-${{build.pyodide}}`, "");
const {{ engine }} = await import("./{rulecheck}/engine.js");
const answer = await engine.ask({{ instrument: "{instrument}", text: {text} }});
if (!answer.result) throw new Error(JSON.stringify(answer));"""
PAGE = "<!doctype html><meta charset=utf-8><title>bench</title><link rel=icon href=data:,><script type=module>{script}\nwindow.took = performance.now();</script>"
LINES = {"fast": None, "10 Mbit/s, 40 ms": (10, 40, 1), "4x slower CPU": (0, 0, 4)}


def prepare(folder: Path) -> dict[str, str]:
    """Lay out what is served: the site's assets, a stock Pyodide, and a page for each way. Returns the ways."""
    shutil.rmtree(folder, ignore_errors=True)
    bare = folder / "assets" / "bare-0000000000"
    shutil.copytree(SITE / "assets", folder / "assets")
    bare.mkdir()
    stock = pyodide_folder()
    for file in [*core_files(stock), stock / "python_stdlib.zip", stock / "pyodide-lock.json"]:
        shutil.copy2(file, bare)
    compress_site(folder)
    rulecheck = next((SITE / "assets").glob("rulecheck-*"))
    instrument = next(path.stem for path in sorted(rulecheck.glob("*.json")))
    given = {"rulecheck": f"assets/{rulecheck.name}", "instrument": instrument, "text": json.dumps(TEXT)}
    ways = {
        "bare": BARE.format(),
        "snapshot": OURS.format(ordinary="false", **given),
        "ordinary": OURS.format(ordinary="true", **given),
    }
    for name, script in ways.items():
        (folder / f"{name}.html").write_text(PAGE.format(script=script), encoding="utf-8")
    return {name: f"{name}.html" for name in ways}


def visit(page: Page, address: str, line: tuple[int, int, int] | None) -> float:
    """Milliseconds from navigation to the first answer."""
    if line:
        session = page.context.new_cdp_session(page)
        megabits, latency, slower = line
        if megabits:
            rate = megabits * 125_000
            session.send("Network.enable")
            session.send(
                "Network.emulateNetworkConditions",
                {"offline": False, "latency": latency, "downloadThroughput": rate, "uploadThroughput": rate},
            )
        session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto(address)
    page.wait_for_function("window.took", timeout=120_000)
    return float(page.evaluate("window.took"))


def measure(browser: Browser, base: str, ways: dict[str, str], rounds: int) -> dict[str, Any]:
    """For each line and way: cold and warm times."""
    taken: dict[str, dict[str, dict[str, list[float]]]] = {
        line: {way: {"cold": [], "warm": []} for way in ways} for line in LINES
    }
    for number in range(rounds):
        for line, setting in LINES.items():
            for way, path in ways.items():
                context = browser.new_context()
                for visited in ("cold", "warm"):
                    page = context.new_page()
                    taken[line][way][visited].append(visit(page, base + path, setting))
                    page.wait_for_timeout(300)
                    page.close()
                context.close()
        say(f"bench: round {number + 1} of {rounds}")
    return {line: _summed(ways) for line, ways in taken.items()}


def _summed(ways: dict[str, dict[str, list[float]]]) -> dict[str, Any]:
    bare = {visited: statistics.median(times) for visited, times in ways["bare"].items()}
    return {
        way: {
            visited: {
                "median": round(statistics.median(times)),
                "quartiles": [round(value) for value in statistics.quantiles(times, n=4)[::2]]
                if len(times) > 1
                else [],
                "to_bare": round(statistics.median(times) / bare[visited], 3),
            }
            for visited, times in visits.items()
        }
        for way, visits in ways.items()
    }


def main() -> None:
    """Measures and writes build/bench.json; a number of rounds may be given."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    folder = CACHE / "bench"
    ways = prepare(folder)
    with open_server(folder, 0) as server, sync_playwright() as playwright:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=executable_path(), args=["--no-sandbox", "--disable-gpu"])
        found = measure(browser, f"http://127.0.0.1:{server.server_port}/", ways, rounds)
        versions = {"chromium": browser.version, "pyodide": pyodide_version(pyodide_folder())}
        browser.close()
        server.shutdown()
    said = {
        "machine": f"{platform.machine()}, {platform.system()}",
        "versions": versions,
        "rounds": rounds,
        "boot": found,
    }
    RESULTS.write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")
    say(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
