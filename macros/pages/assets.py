"""Owns the site's own assets: which there are, and folders and names that change with their content.

A page names its assets by a hash of what they are, so that a browser may keep them for good and a
page never meets a script or style sheet of another build.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from macros.pages.library import ROOT

PYODIDE = ROOT / "build" / "pyodide"
WEB = ROOT / "widgets" / "web"
BUNDLES = ROOT / "widgets" / "rulecheck" / "bundles"
SEARCH = ROOT / "widgets" / "search"
MINISEARCH = ROOT / "node_modules" / "minisearch"
EARLY = "javascripts/guard.js"
"""The script that must run before the theme's own."""
COPYING = "javascripts/copying.js"
"""The script that makes addresses whole and adds buttons: a page is first shown when it has run, so that nothing moves."""
THEME_STYLES = ("assets/stylesheets/main.*.min.css", "assets/stylesheets/palette.*.min.css")
_SOURCE_MAP = re.compile(rb"/\*# sourceMappingURL=[^*]*\*/")
UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/", "assets/stylesheets/")
EMBED = "embed/rule-checker.js"
"""The script by which other sites bring the checker: its address stays when the assets' names change."""
BUILD = "build.js"
"""The module by which the checker's scripts know where Pyodide lies and what a start fetches."""
ENTRY = "engine.js"
"""The module that starts Pyodide: the sooner it is there, the sooner the large files come."""
_IMPORT = re.compile(r'^import .* from "\./([^"]+)";$', re.MULTILINE)


@dataclass(frozen=True)
class Assets:
    """Path from the site's root -> content, for what is small; and the folder that Pyodide goes to, if it is built."""

    files: Mapping[str, bytes]
    rulecheck: str
    pyodide: str | None
    sources: frozenset[str]
    """Files of docs/ that are among them, and go out under no other name."""


def _hash(parts: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name in sorted(parts):
        digest.update(f"{name}\0{len(parts[name])}\0".encode() + parts[name])
    return digest.hexdigest()[:10]


def _page_bundle(bundle: Path) -> bytes:
    """Return what the page shows of a bundle. The rest, most of its bytes, is for the worker."""
    for_the_worker = ("examples", "explaining", "reading")
    shown = {key: value for key, value in json.loads(bundle.read_bytes()).items() if key not in for_the_worker}
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":")).encode()


def _examples_module() -> bytes:
    """The examples of each instrument, which the form shows at once: it would move, came they with the bundle."""
    found = {bundle.stem: json.loads(bundle.read_bytes())["examples"] for bundle in sorted(BUNDLES.glob("*.json"))}
    written = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return f"// Written by the build: each instrument's examples.yml.\nexport const EXAMPLES = {written};\n".encode()


def _build_module(listing: Mapping[str, Any], pyodide: str) -> bytes:
    known = {
        "pyodide": f"../{pyodide.removeprefix('assets/')}/",
        "glue": listing["glue"],
        "lock": {"info": listing["info"], "packages": {}},
        "fast": listing["fast"],
        "sizes": {file["name"]: file["size"] for file in listing["files"]},
        "sha256": {file["name"]: file["sha256"] for file in listing["files"]},
    }
    return f"// Written by the build: where Pyodide lies, and what a start fetches.\nexport const build = {json.dumps(known)};\n".encode()


def _imported(name: str, scripts: Mapping[str, bytes], found: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the names of a module and of all that it imports when it loads: a browser learns of each only from the one before."""
    if name in found or name not in scripts:
        return found
    found = (*found, name)
    for other in _IMPORT.findall(scripts[name].decode()):
        found = _imported(other, scripts, found)
    return found


def _embed_module(rulecheck: str) -> bytes:
    instrument = next((bundle.stem for bundle in sorted(BUNDLES.glob("*.json"))), "")
    return (
        "// Written by the build: brings the checker to another site's page. See the page on embedding.\n"
        f'import {{ embed }} from "../{rulecheck}/embed.js";\nembed({json.dumps(instrument)});\n'
    ).encode()


def _search_scripts() -> dict[str, bytes]:
    """Return the search's scripts with MiniSearch and its licence, without the comment that sends for a map not served."""
    found = {path.name: path.read_bytes() for path in sorted(SEARCH.iterdir())}
    if MINISEARCH.is_dir():
        lines = (MINISEARCH / "dist" / "es" / "index.js").read_bytes().splitlines(keepends=True)
        found["minisearch.js"] = b"".join(line for line in lines if not line.startswith(b"//# sourceMappingURL"))
        found["minisearch.LICENSE.txt"] = (MINISEARCH / "LICENSE.txt").read_bytes()
    return found


def unused(path: str) -> bool:
    """Return whether a file of the theme is one that no page asks for: maps of sources, Material's own search, styles put into ours."""
    return path.endswith(".js.map") or path.startswith(UNUSED)


def assets(config: MkDocsConfig) -> Assets:
    """Collect the assets of this build, and enter the style sheet and scripts under their names in the configuration."""
    files: dict[str, bytes] = {}
    pyodide = None
    web = {path.name: path.read_bytes() for path in sorted(WEB.iterdir()) if path.is_file() and path.name != "sw.js"}
    web |= {bundle.name: _page_bundle(bundle) for bundle in sorted(BUNDLES.glob("*.json"))}
    web["examples.js"] = _examples_module()
    if (PYODIDE / "files.json").is_file():
        listed = (PYODIDE / "files.json").read_bytes()
        pyodide = f"assets/pyodide-{_hash({'': listed})}"
        web[BUILD] = _build_module(json.loads(listed), pyodide)
    rulecheck = f"assets/rulecheck-{_hash(web)}"
    files |= {f"{rulecheck}/{name}": content for name, content in web.items()}
    files[EMBED] = _embed_module(rulecheck)
    config.extra["start_modules"] = [f"{rulecheck}/{name}" for name in _imported(ENTRY, web)]
    search = _search_scripts()
    config.extra["search"] = f"assets/search-{_hash(search)}"
    files |= {f"{config.extra['search']}/{name}": content for name, content in search.items()}
    sources = frozenset([EARLY, COPYING, *config.extra_css, *map(_script_path, config.extra_javascript)])
    for name, path in (("early_script", EARLY), ("copying_script", COPYING)):
        content = (Path(config.docs_dir) / path).read_bytes()
        config.extra[name] = f"assets/{Path(path).stem}-{_hash({'': content})}.js"
        files[config.extra[name]] = content
    files |= _styles(config) | _scripts(config)
    return Assets(files, rulecheck, pyodide, sources)


def _styles(config: MkDocsConfig) -> dict[str, bytes]:
    """Return the theme's style sheets and those of the configuration as one, in their order: one request, better compressed."""
    if not config.extra_css or config.extra_css[0].startswith("assets/"):
        return {}
    folders = [Path(folder) for folder in config.theme.dirs]
    theme = [next(found for folder in folders for found in folder.glob(name)) for name in THEME_STYLES]
    sheets = [*theme, *(Path(config.docs_dir) / path for path in config.extra_css)]
    content = b"\n".join(_SOURCE_MAP.sub(b"", sheet.read_bytes()) for sheet in sheets)
    name = f"assets/site-{_hash({'': content})}.css"
    config.extra_css = [name]
    return {name: content}


def _script_path(script: object) -> str:
    return str(getattr(script, "path", script))


def _scripts(config: MkDocsConfig) -> dict[str, bytes]:
    """Return the scripts of the configuration, each under a name of its own."""
    found = {}
    for script in config.extra_javascript:
        path = _script_path(script)
        if not path.startswith("assets/") and not isinstance(script, str):
            content = (Path(config.docs_dir) / path).read_bytes()
            script.path = f"assets/{Path(path).stem}-{_hash({'': content})}.js"
            found[script.path] = content
    return found


def write(held: Assets, site: Path) -> None:
    """Write the assets into the built site."""
    for name, content in held.files.items():
        target = site / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    if held.pyodide:
        shutil.copytree(PYODIDE, site / held.pyodide, dirs_exist_ok=True)
