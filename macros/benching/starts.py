"""Owns timing the checker's start in real Chromium, from navigation to a first answer, beside other ways to start Python.

Each round times every way once, in turn, so that noise falls on all alike. Cold is a fresh profile, warm the
second visit with it. Bytes are those of the cold visit, as they came over the wire, headers included.
"""

from __future__ import annotations

import json
import re
import shutil
import statistics
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, Page

from macros.benching.figures import figure
from macros.benching.wire import counted
from macros.toolchain.compress import compress_site
from macros.toolchain.places import SITE, WIDGETS, pyodide_folder
from macros.toolchain.pyodide_dist import core_files
from macros.toolchain.running import say

TEXT = "A vice mayor chaired a meeting and invited the county heads without the mayor's approval."
STOCK = "assets/bare-0000000000"
BARE = """const {{ loadPyodide }} = await import("./{stock}/pyodide.mjs");
const pyodide = await loadPyodide();
pyodide.runPython("1+1");"""
NAIVE = """const {{ loadPyodide }} = await import("./{stock}/pyodide.mjs");
const [pyodide, engine] = await Promise.all([loadPyodide(), fetch("./{stock}/engine.zip").then((got) => got.arrayBuffer())]);
pyodide.unpackArchive(engine, "zip");
const handle = pyodide.pyimport("rulecheck.browser").handle;
const answer = JSON.parse(handle(JSON.stringify({{ instrument: "{instrument}", text: {text} }})));
if (!answer.result) throw new Error(JSON.stringify(answer));"""
OURS = """const {{ build }} = await import("./{rulecheck}/build.js");
if ({ordinary}) sessionStorage.setItem(`rulecheck-ordinary-${{build.pyodide}}`, "");
const {{ engine }} = await import("./{rulecheck}/engine.js");
const answer = await engine.ask({{ instrument: "{instrument}", text: {text} }});
if (!answer.result || engine.way !== "{way}") throw new Error(JSON.stringify([engine.way, engine.reason, answer]));"""
PAGE = "<!doctype html><meta charset=utf-8><title>bench</title><link rel=icon href=data:,>{hints}<script type=module>{script}\nwindow.took = performance.now();</script>"
LINES: Mapping[str, tuple[int, int, int] | None] = {"fast": None, "slow_line": (10, 40, 1), "slow_processor": (0, 0, 4)}
"""Mbit/s, milliseconds and how many times slower the processor is made."""
PATIENCE, REST = 60_000, 200
"""Milliseconds that a first answer may take, and that pass after it."""


@dataclass(frozen=True)
class Way:
    """A page of the served folder, and how it is told that it has its first answer (it sets window.took)."""

    name: str
    path: str
    ask: Callable[[Page], None] | None = None
    on_slow: bool = True


def lay_out(folder: Path) -> list[Way]:
    """Lay out what is served: the site's assets, a stock Pyodide with the engine's sources, a page for each way."""
    stock = folder / STOCK
    shutil.copytree(SITE / "assets", folder / "assets")
    stock.mkdir()
    for file in [
        *core_files(pyodide_folder()),
        *(pyodide_folder() / name for name in ("python_stdlib.zip", "pyodide-lock.json")),
    ]:
        shutil.copy2(file, stock)
    _pack_sources(stock / "engine.zip")
    rulecheck = next((SITE / "assets").glob("rulecheck-*"))
    instrument = next(path.stem for path in sorted(rulecheck.glob("*.json")))
    given = {
        "stock": STOCK,
        "rulecheck": f"assets/{rulecheck.name}",
        "instrument": instrument,
        "text": json.dumps(TEXT),
    }
    scripts = {
        "bare": BARE.format(**given),
        "naive": NAIVE.format(**given),
        "ordinary": OURS.format(ordinary="true", way="ordinary", **given),
        "snapshot": OURS.format(ordinary="false", way="fast", **given),
    }
    for name, script in scripts.items():
        hints = _hints() if "engine.js" in script else ""
        (folder / f"{name}.html").write_text(PAGE.format(hints=hints, script=script), encoding="utf-8")
    compress_site(folder)
    return [Way(name, f"{name}.html") for name in scripts]


def _hints() -> str:
    """The hints by which the checker's own page tells the browser of its modules."""
    page = (SITE / "check" / "index.html").read_text(encoding="utf-8")
    return "".join(re.findall(r'<link rel="modulepreload"[^>]*>', page)).replace('"../', '"./')


def _pack_sources(target: Path) -> None:
    """Pack the engine as it lies in widgets/, sources and data, deflated as anyone would."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted((WIDGETS / "rulecheck").rglob("*")):
            if file.suffix in {".py", ".json"}:
                archive.write(file, file.relative_to(WIDGETS))


def _slow_down(page: Page, line: tuple[int, int, int]) -> None:
    session = page.context.new_cdp_session(page)
    megabits, latency, slower = line
    if megabits:
        rate = megabits * 125_000
        limits = {"offline": False, "latency": latency, "downloadThroughput": rate, "uploadThroughput": rate}
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", limits)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})


def visit(page: Page, base: str, way: Way, line: tuple[int, int, int] | None = None) -> tuple[float, int]:
    """Return the milliseconds from navigation to the first answer, and the bytes that came by then."""
    if line:
        _slow_down(page, line)
    came = counted(page.context)
    page.goto(base + way.path)
    if way.ask:
        way.ask(page)
    page.wait_for_function("window.took", timeout=PATIENCE)
    page.wait_for_timeout(REST)  # what workers fetched is told later
    return float(page.evaluate("window.took")), sum(size for _, size in came)


def answers(browser: Browser, base: str, way: Way) -> bool:
    """Whether a way gives an answer at all; says so if not."""
    page = browser.new_page()
    try:
        visit(page, base, way)
    except Error as error:
        say(f"bench: {way.name} gives no answer and is left out. {error.message.splitlines()[0]}")
        return False
    finally:
        page.context.close()
    return True


def measure(browser: Browser, base: str, ways: list[Way], rounds: int) -> dict[str, Any]:
    """Return {line: {way: {"cold", "warm"?, "bytes"}}}; on a slow line or processor only first visits are timed."""
    taken: dict[tuple[str, str, str], list[float]] = {}
    for number in range(rounds):
        for line, setting in LINES.items():
            for way in ways:
                if setting and not way.on_slow:
                    continue
                context = browser.new_context()
                for visited in ("cold",) if setting else ("cold", "warm"):
                    page = context.new_page()
                    time, size = visit(page, base, way, setting)
                    taken.setdefault((line, way.name, visited), []).append(time)
                    if visited == "cold" and not setting:
                        taken.setdefault((line, way.name, "bytes"), []).append(size)
                    page.close()
                context.close()
        say(f"bench: starts, round {number + 1} of {rounds}")
    return _summed(taken)


def _summed(taken: Mapping[tuple[str, str, str], list[float]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for (line, way, what), values in taken.items():
        said = figure(values) if what != "bytes" else round(statistics.median(values))
        found.setdefault(line, {}).setdefault(way, {})[what] = said
    return found
