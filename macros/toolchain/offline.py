"""Owns offline.json and sw.js in the built site: what a reader who keeps it for offline use needs, by hash and size."""

import hashlib
import json
from pathlib import Path
from typing import Any

from macros.toolchain.places import DIST, SITE, WIDGETS, read_json
from macros.toolchain.running import say
from macros.toolchain.serve import is_immutable

LIST, WORKER = "offline.json", "sw.js"
ORDINARY = ("pyodide.asm.wasm", "python_stdlib.zip")
NOT_FOR_BROWSERS = ("files.json", "pyodide-lock.json")
FROZEN, CHECKERS = "ed/", ("check/", "en/check/", "zh-Hans/check/")


def group(path: str, fast: bool) -> str | None:
    """The group a file is kept with: "checker" or "pages"; None for what is not needed offline.

    Frozen editions, exports and source maps stay online. Of Pyodide, the files of one way to start are kept.
    """
    name = path.rpartition("/")[2]
    if "/pyodide-" in path:
        one_way = name not in ORDINARY if fast else not name.startswith("start.")
        return "checker" if one_way and name not in NOT_FOR_BROWSERS and not name.endswith(".whl") else None
    if path.startswith("api/rulecheck"):  # the wheel and the notebooks, which are to be downloaded
        return None
    if "/rulecheck-" in path or path in [f"{folder}index.html" for folder in CHECKERS]:
        return "checker"
    if path.startswith("assets/"):
        needed = not path.endswith(".map") and "/lunr/" not in path
        return "checker" if needed else None  # a page of the checker needs them as well
    return "pages" if (name.endswith(".html") and not path.startswith(FROZEN)) or path.startswith("search/") else None


def listed(site: Path, fast: bool) -> dict[str, Any]:
    """The files with their group, SHA-256 and the bytes that they take over the wire, and a name for the build."""
    files = []
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site).as_posix()
        if not file.is_file() or file.suffix in {".br", ".gz"} or path in {LIST, WORKER}:
            continue
        belongs = group(path, fast)
        if belongs:
            compressed = Path(f"{file}.br")
            files.append(
                {
                    "path": path.removesuffix("index.html")
                    if path.endswith("/index.html") or path == "index.html"
                    else path,
                    "group": belongs,
                    "lasting": is_immutable(path),
                    "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
                    "transfer": (compressed if compressed.is_file() else file).stat().st_size,
                }
            )
    build = hashlib.sha256(json.dumps(files, sort_keys=True).encode()).hexdigest()[:12]
    return {"build": build, "files": files}


def main() -> None:
    """Writes both files into site/."""
    content = listed(SITE, bool(read_json(DIST / "files.json")["fast"]))
    (SITE / LIST).write_text(json.dumps(content, separators=(",", ":")), encoding="utf-8")
    (SITE / WORKER).write_bytes((WIDGETS / "web" / WORKER).read_bytes())
    total = sum(int(file["transfer"]) for file in content["files"])
    say(f"site: {len(content['files'])} files, {total / 1e6:.1f} MB, can be kept for offline use")


if __name__ == "__main__":
    main()
