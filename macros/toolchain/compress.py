"""Owns compressing the built site: beside each file that is worth it, its .br and .gz, as servers send them.

What does not change between builds (assets with a hash in their path) is compressed as well as
Brotli can, and kept in .cache/ by content; pages, which change often, somewhat less.
"""

import gzip
import hashlib
import os
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from macros.toolchain.places import CACHE, SITE
from macros.toolchain.running import say
from macros.toolchain.serve import is_immutable

TYPES = {
    ".css", ".html", ".js", ".json", ".jsonld", ".md", ".mjs", ".snapshot", ".svg", ".txt", ".wasm", ".webmanifest",
    ".whl", ".xml", ".zip",
}  # fmt: skip
SMALLEST = 600
"""Bytes below which a file fits one packet anyway."""
BEST, QUICK = 11, 6
# The whole WebAssembly file is fetched only where the fast start fails; the best would take half a minute.
SELDOM = {"pyodide.asm.wasm": 9}
KEPT = CACHE / "compressed"


def compress_site(site: Path) -> tuple[int, int]:
    """Compress what is not compressed yet, drop what has no original, and return the bytes before and after."""
    for made in [*site.rglob("*.br"), *site.rglob("*.gz")]:
        if not made.with_suffix("").is_file():
            made.unlink()
    files = [file for file in site.rglob("*") if file.suffix in TYPES and file.stat().st_size >= SMALLEST]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        after = sum(pool.map(lambda file: _compress(file, site), files))
    return sum(file.stat().st_size for file in files), after


def _compress(file: Path, site: Path) -> int:
    content = file.read_bytes()
    lasting = is_immutable(file.relative_to(site).as_posix())
    quality = SELDOM.get(file.name, BEST) if lasting else QUICK
    kept = KEPT / f"{hashlib.sha256(content).hexdigest()[:32]}-{quality}"
    if not kept.with_suffix(".br").is_file():
        KEPT.mkdir(parents=True, exist_ok=True)
        _write(kept.with_suffix(".gz"), gzip.compress(content, 9 if lasting else 6, mtime=0))
        _write(kept.with_suffix(".br"), brotli.compress(content, quality=quality, lgwin=24 if lasting else 22))
    for suffix in (".br", ".gz"):
        shutil.copyfile(kept.with_suffix(suffix), f"{file}{suffix}")
    return kept.with_suffix(".br").stat().st_size


def _write(path: Path, content: bytes) -> None:
    """In one move, so that a build that is broken off leaves nothing half written."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.write_bytes(content)
    part.replace(path)


def main() -> None:
    """Compresses site/."""
    if not SITE.is_dir():
        sys.exit("site/ is not built yet: run `make build`.")
    before, after = compress_site(SITE)
    say(f"site: {before / 1e6:.1f} MB compressed to {after / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
