"""Owns build/pyodide/: all that the site serves of Pyodide, with the wheel and the fast start, compiled and listed.

Bytecode is compiled by that very Pyodide under Node. The standard library's is kept in .cache/
by version, for it takes a quarter of a minute and changes only with Pyodide.
"""

import hashlib
import shutil
import tempfile
from pathlib import Path

from macros.toolchain import fast_start, lockfile
from macros.toolchain.node import Node, find
from macros.toolchain.places import (
    CACHE,
    DIST,
    ROOT,
    WHEELS,
    WIDGETS,
    pyodide_folder,
    pyodide_version,
    read_json,
    write_json,
)
from macros.toolchain.running import Failed, run, say, steady, stop

STDLIB = "python_stdlib.zip"
LISTING = "files.json"
TOOLS = CACHE / "in-pyodide"


def core_files(folder: Path) -> list[Path]:
    """The files of the npm package that a start needs; the glue code's suffix differs by version."""
    glue = [folder / name for name in ("pyodide.asm.js", "pyodide.asm.mjs") if (folder / name).is_file()]
    files = [folder / "pyodide.mjs", *glue, folder / "pyodide.asm.wasm"]
    missing = [file.name for file in files if not file.is_file()]
    if missing or len(glue) != 1:
        raise Failed(f"{folder} is not the Pyodide this build knows: missing {missing}, glue code {glue}.")
    return files


def compiled_stdlib(node: Node, folder: Path) -> Path:
    """The standard library's zip with bytecode in place of source, from .cache/ when it is there."""
    script = hashlib.sha256((WIDGETS / "build" / "in_pyodide.py").read_bytes()).hexdigest()[:12]
    kept = CACHE / "pyodide" / f"{pyodide_version(folder)}-{script}" / STDLIB
    if not kept.is_file():
        say(f"pyodide {pyodide_version(folder)}: compiling its standard library, about 15 seconds ...")
        kept.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE) as work:
            made = shutil.copy2(folder / STDLIB, work)
            in_pyodide(node, folder, folder / STDLIB, Path(work), optimize=2)
            Path(made).replace(kept)
    return kept


def in_pyodide(node: Node, folder: Path, stdlib: Path, work: Path, *, optimize: int = 0) -> None:
    """Runs widgets/build/in_pyodide.py on the folder `work`, in place; `optimize` 2 leaves docstrings out, as -OO does."""
    script = WIDGETS / "build" / "in_pyodide.mjs"
    run([*node.node, script, folder, stdlib, TOOLS, work], cwd=ROOT, env=steady(PYTHONOPTIMIZE=str(optimize)))


def collect(wheel: Path, target: Path) -> None:
    """Fills the folder `target`, and only when all of it is made, in one move."""
    folder, node = pyodide_folder(), find()
    stdlib = compiled_stdlib(node, folder)
    say(f"pyodide {pyodide_version(folder)}: entering and compiling {wheel.name} ...")
    with tempfile.TemporaryDirectory(dir=CACHE) as temporary:
        made = Path(temporary) / "dist"
        made.mkdir()
        shutil.copy2(wheel, made)
        lockfile.start(folder / lockfile.NAME, made / lockfile.NAME)
        in_pyodide(node, folder, stdlib, made)
        lockfile.finish(made / lockfile.NAME)
        started = fast_start.kept(node, folder, stdlib, next(made.glob("*.whl")))
        for file in [*core_files(folder), *started]:
            shutil.copyfile(file, made / file.name)
        for file in made.iterdir():
            file.chmod(0o644)
        write_json(made / LISTING, listing(made, folder))
        shutil.rmtree(target, ignore_errors=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        made.replace(target)


def listing(made: Path, folder: Path) -> dict[str, object]:
    """What was collected: versions, and each file with its size and SHA-256, for progress and tests."""
    files = [
        {
            "name": file.name,
            "size": file.stat().st_size,
            "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        }
        for file in sorted(made.iterdir())
    ]
    info = read_json(made / lockfile.NAME)["info"]
    return {
        "pyodide": pyodide_version(folder),
        "python": info["python"],
        "info": info,
        "glue": next(file.name for file in core_files(folder) if ".asm." in file.name and file.suffix != ".wasm"),
        "fast": (made / fast_start.SNAPSHOT).is_file(),
        "files": files,
    }


def main() -> None:
    """Collects build/pyodide/ from node_modules/ and build/wheel/."""
    wheels = sorted(WHEELS.glob("*.whl"))
    if not wheels:
        raise SystemExit("build/wheel/ holds no wheel: run `make wheel` first.")
    try:
        collect(wheels[0], DIST)
    except Failed as error:
        raise stop(
            error, "Run `make clean` and `make build`; if it fails again, the pinned Pyodide is at fault."
        ) from None
    total = sum(file.stat().st_size for file in DIST.iterdir())
    say(f"pyodide: build/pyodide/ is ready, {total / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
