"""Owns the peers: other sites with Python in the browser, built from their packages and served from the same folder.

Whatever they would fetch from other hosts (Pyodide, its packages, libraries) is laid beside them instead: what
.cache/bench/ holds, by `make bench`. A peer that cannot be built is left out, and the page on speed says so.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from playwright.sync_api import Page

from macros.benching.starts import PATIENCE, Way
from macros.toolchain.compress import compress_site
from macros.toolchain.places import CACHE, ROOT, pyodide_version, read_json, write_json
from macros.toolchain.pyodide_dist import core_files
from macros.toolchain.running import Failed, run, say

HERE = CACHE / "bench"
PYTHON = HERE / "venv" / "bin" / "python"
NPM = HERE / "npm" / "node_modules"
WHEELS = HERE / "wheels"
STOCKS = {"lite": ROOT / "node_modules" / "pyodide-next", "marimo": NPM / "pyodide-marimo"}
"""The Pyodide of JupyterLite, whose line is the site's newer one, and of marimo, which starts one version only."""
PYODIDES = {name: f"assets/peer-{name}-0000000000" for name in STOCKS}
FACTORS, RESULT = "4729 * 3", "14187"
"""What the peers are asked, so that the result cannot be mistaken for the question."""
SHOWN = f"""() => [...document.querySelectorAll("{{where}}")].some((found) => found.textContent.includes("{RESULT}"))
  && (window.took ??= performance.now())"""
THEME = """site_name: peer
site_url: http://127.0.0.1/theme/
theme: {name: pyodide-mkdocs-theme, font: false}
plugins: [{pyodide_macros: {on_error_fail: true, project: {id: peer}}}]
"""
NOTEBOOK = f"""import marimo
app = marimo.App()

@app.cell
def _():
    {FACTORS}
    return

if __name__ == "__main__":
    app.run()
"""
DEPENDS = {
    "marimo-base": [
        "docutils", "itsdangerous", "jedi", "markdown", "msgspec", "narwhals", "packaging", "pygments",
        "pymdown-extensions", "python-multipart", "pyyaml", "tomlkit",
    ],
    "pymdown-extensions": ["markdown", "pyyaml"],
}  # fmt: skip
"""What wheels need that Pyodide's own lock file does not know."""


def lay_out(folder: Path) -> list[Way]:
    """Build each peer into the served folder; return those that could be built."""
    for name, stock in STOCKS.items():
        lay_out_pyodide(stock, folder / PYODIDES[name])
    ways = []
    for name, build in PEERS.items():
        work = HERE / "work" / name
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        try:
            ways.append(build(work, folder))
        except (Failed, OSError) as error:
            say(f"bench: {name} is left out. {error}")
    compress_site(folder)
    return ways


def versions() -> Mapping[str, str]:
    """Return the peers' versions, and those of the Pyodide that each starts."""
    text = (ROOT / "requirements" / "bench.txt").read_text(encoding="utf-8")
    pinned = dict(re.findall(r"^([a-z-]+)==([^ ]+)", text, re.MULTILINE))
    names = ("pyodide-mkdocs-theme", "jupyterlite-pyodide-kernel", "marimo")
    own = ", ".join(pyodide_version(stock) for stock in (NPM / "pyodide", *STOCKS.values()))
    return {**{name: pinned[name] for name in names}, "Pyodide (peers)": own}


def lay_out_pyodide(source: Path, target: Path) -> None:
    """Lay out a stock Pyodide with the wheels that peers load, and a lock file that names those alone."""
    target.mkdir(parents=True)
    for file in [*core_files(source), source / "python_stdlib.zip"]:
        shutil.copy2(file, target)
    stock = read_json(source / "pyodide-lock.json")
    _pack_yaml(target)
    for wheel in WHEELS.glob("*.whl"):
        shutil.copy2(wheel, target)
    packages = {}
    for wheel in sorted(target.glob("*.whl")):
        title, version = wheel.name.split("-")[:2]
        name = title.lower().replace("_", "-")
        known = stock["packages"].get(name, {})
        packages[name] = {
            "depends": DEPENDS.get(name, known.get("depends", [])),
            "file_name": wheel.name,
            "imports": known.get("imports", []),
            "install_dir": "site",
            "name": name,
            "package_type": "package",
            "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
            "unvendored_tests": False,
            "version": version,
        }
    write_json(target / "pyodide-lock.json", {**stock, "packages": packages})


def _pack_yaml(target: Path) -> None:
    """Pack the Python part of PyYAML as a wheel."""
    source = next((HERE / "venv" / "lib").glob("*/site-packages/yaml"))
    info = next(source.parent.glob("[Pp]y[Yy][Aa][Mm][Ll]-*.dist-info"))
    version = info.name.removesuffix(".dist-info").split("-")[1]
    with zipfile.ZipFile(target / f"pyyaml-{version}-py3-none-any.whl", "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(source.glob("*.py")):
            archive.write(file, f"yaml/{file.name}")
        archive.write(info / "METADATA", f"pyyaml-{version}.dist-info/METADATA")
        archive.writestr(
            f"pyyaml-{version}.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"pyyaml-{version}.dist-info/RECORD", "")


def _run(work: Path, *command: str | Path) -> None:
    path = f"{PYTHON.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    run([PYTHON, *command], cwd=work, env=dict(os.environ) | {"PATH": path, "NO_MKDOCS_2_WARNING": "1"})


def _replaced(site: Path, changes: Mapping[str, str]) -> None:
    """Replace patterns in all scripts and pages of a site."""
    for file in site.rglob("*"):
        if file.suffix in {".js", ".html", ".json"}:
            text = file.read_text(encoding="utf-8")
            changed = text
            for pattern, put in changes.items():
                changed = re.sub(pattern, lambda _, put=put: put, changed)  # type: ignore[misc]
            if changed != text:
                file.write_text(changed, encoding="utf-8")


def _waits(where: str) -> Callable[[Page], None]:
    def ask(page: Page) -> None:
        page.wait_for_function(SHOWN.format(where=where), timeout=PATIENCE)

    return ask


def theme(work: Path, folder: Path) -> Way:
    """A page of pyodide-mkdocs-theme that runs a file when it is opened, with its libraries and Pyodide beside it."""
    docs, site = work / "docs", folder / "theme"
    docs.mkdir()
    (work / "mkdocs.yml").write_text(THEME, encoding="utf-8")
    (docs / "index.md").write_text("# Peer\n\n{{ run('first') }}\n", encoding="utf-8")
    (docs / "first.py").write_text(
        f"# --- PYODIDE:env --- #\nimport js\n{FACTORS}\njs.window.took = js.performance.now()\n", encoding="utf-8"
    )
    _run(work, "-m", "mkdocs", "build", "--quiet", "--site-dir", site)
    libraries = site / "libraries"
    parts = ("pyodide", "jquery/dist", "jquery.terminal", "lodash", "mathjax/es5")
    for part in parts:
        shutil.copytree(NPM / part, libraries / part, ignore=shutil.ignore_patterns("node_modules", "*.map"))
    here = "/theme/libraries"
    _replaced(
        site,
        {
            r"https://cdn\.jsdelivr\.net/pyodide/v[0-9.]+/full/pyodide\.js": f"{here}/pyodide/pyodide.js",
            r"https://cdn\.jsdelivr\.net/npm/jquery@[0-9.]+": f"{here}/jquery/dist/jquery.min.js",
            r"https://cdn\.jsdelivr\.net/npm/jquery\.terminal@[0-9.]+": f"{here}/jquery.terminal",
            r"https://cdn\.jsdelivr\.net/npm/lodash@[0-9.]+": f"{here}/lodash",
            r"https://cdn\.jsdelivr\.net/npm/mathjax@3": f"{here}/mathjax",
            r"integrity: \"sha256-[^\"]*\",": "",
        },
    )
    return Way("pyodide-mkdocs-theme", "theme/index.html", on_slow=False)


def point_lite(site: Path) -> None:
    """Point a JupyterLite's kernel at the Pyodide laid out beside it, and away from PyPI."""
    settings = read_json(site / "jupyter-lite.json")
    data = settings["jupyter-config-data"]
    kernel = data.setdefault("litePluginSettings", {}).setdefault("@jupyterlite/pyodide-kernel-extension:kernel", {})
    kernel |= {"pyodideUrl": f"/{PYODIDES['lite']}/pyodide.mjs", "disablePyPIFallback": True}
    write_json(site / "jupyter-lite.json", settings)


def lite(work: Path, folder: Path) -> Way:
    """JupyterLite's REPL with the Pyodide kernel, opened with a line to run."""
    site = folder / "lite"
    _run(work, "-m", "jupyterlite_core", "build", "--output-dir", site, "--apps", "repl", "--no-sourcemaps")
    point_lite(site)
    path = f"lite/repl/index.html?kernel=python&code={FACTORS.replace(' ', '%20')}&execute=1"
    return Way("JupyterLite", path, _waits(".jp-OutputArea-output"), on_slow=False)


def marimo(work: Path, folder: Path) -> Way:
    """A notebook of one cell, exported by marimo to run in the browser."""
    site = folder / "marimo"
    (work / "notebook.py").write_text(NOTEBOOK, encoding="utf-8")
    export = (
        "export",
        "html-wasm",
        "notebook.py",
        "--output",
        site / "index.html",
        "--mode",
        "run",
        "--no-sandbox",
        "--force",
    )
    _run(work, "-m", "marimo", *export)
    _replaced(
        site,
        {
            r"https://wasm\.marimo\.app/pyodide-lock\.json": f"/{PYODIDES['marimo']}/pyodide-lock.json",
            r"https://cdn\.jsdelivr\.net/pyodide/\$\{[a-zA-Z.]+\}/full/": f"${{location.origin}}/{PYODIDES['marimo']}/",
            r"https://cdn\.jsdelivr\.net/pyodide/v314\.0\.0/full/": f"/{PYODIDES['marimo']}/",
        },
    )
    return Way("marimo", "marimo/index.html", _waits("body"), on_slow=False)


PEERS: Mapping[str, Callable[[Path, Path], Way]] = {
    "pyodide-mkdocs-theme": theme,
    "JupyterLite": lite,
    "marimo": marimo,
}
