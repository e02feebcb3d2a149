"""Owns the `rulecheck` wheel: built by pyodide-build where it can run, else by `python -m build`.

Both build in the running environment with the locked backend (no download), from a copy of the
sources, with a fixed time: the bytes depend on the sources alone, not on the way or the host.
"""

import importlib.util
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from macros.toolchain.places import CACHE, ROOT, WHEELS, WIDGETS, pyodide_folder, read_json
from macros.toolchain.running import Failed, run, say, steady, stop

# pyodide-build asks its cross-build environment for these. A pure wheel is compiled by nobody, so
# this root answers in place of the environment of several hundred megabytes that it would download.
ROOT_MAKEFILE = """\
export PYVERSION={python}
export PYMAJOR={major}
export PYMINOR={minor}
export PYMICRO={micro}
export PYODIDE_ABI_VERSION={abi}
export PYODIDE_EMSCRIPTEN_VERSION={emscripten}
export SKIP_EMSCRIPTEN_VERSION_CHECK=1
export SYSCONFIG_NAME=
export TARGETINSTALLDIR=$(PYODIDE_ROOT)
export PYTHONINCLUDE=
.output_vars:
\t@env
"""


def why_not_pyodide_build() -> str | None:
    """Why `pyodide build` cannot run here, or None where it can."""
    if importlib.util.find_spec("pyodide_build") is None:
        version = ".".join(str(part) for part in sys.version_info[:2])
        return f"the locked pyodide-build needs Python 3.12 or later, and this is {version}"
    return None


def by_pyodide_build(sources: Path, out: Path) -> Path:
    """The wheel as `pyodide build` makes it."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "Makefile.envs").write_text(_root_makefile(read_json(pyodide_folder() / "pyodide-lock.json")["info"]))
        env = steady(NO_COLOR="1", PYODIDE_ROOT=str(root), SKIP_EMSCRIPTEN_VERSION_CHECK="1")
        command = [sys.executable, "-m", "pyodide_cli", "build", ".", "--no-isolation", "--outdir", str(out)]
        run(command, cwd=sources, env=env)
    return _only_wheel(out)


def by_build(sources: Path, out: Path) -> Path:
    """The wheel as `python -m build` makes it."""
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), "."]
    run(command, cwd=sources, env=steady(NO_COLOR="1"))
    return _only_wheel(out)


def build_wheel(out: Path) -> Path:
    """Builds the wheel into the folder, which afterwards holds nothing else, and says which way it went."""
    reason = why_not_pyodide_build()
    if reason is None:
        try:
            made = built(by_pyodide_build, out)
            say(f"wheel: {made.name}, built by pyodide-build")
            return made
        except Failed as error:
            reason = f"pyodide-build failed: {error}"
    made = built(by_build, out)
    say(f"wheel: {made.name}, built by `python -m build` ({reason})")
    return made


def built(way: Callable[[Path, Path], Path], out: Path) -> Path:
    """Runs one way of building on a fresh copy of the sources, into the emptied folder."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    CACHE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as folder:
        sources = Path(folder)
        shutil.copy2(WIDGETS / "pyproject.toml", sources)
        hidden = shutil.ignore_patterns("__pycache__", "*.pyc", ".*")
        shutil.copytree(WIDGETS / "rulecheck", sources / "rulecheck", ignore=hidden)
        return way(sources, out)


def _root_makefile(info: Mapping[str, str]) -> str:
    major, minor, micro = info["python"].split(".")[:3]
    emscripten = info["platform"].removeprefix("emscripten_").replace("_", ".")
    return ROOT_MAKEFILE.format(
        python=info["python"],
        major=major,
        minor=minor,
        micro=micro,
        abi=info["abi_version"],
        emscripten=emscripten,
    )


def _only_wheel(folder: Path) -> Path:
    wheels = sorted(folder.glob("*.whl"))
    if len(wheels) != 1:
        raise Failed(f"{folder} should hold one wheel, but holds {[wheel.name for wheel in wheels]}.")
    return wheels[0]


def main() -> None:
    """Builds the wheel into build/wheel/."""
    try:
        build_wheel(WHEELS)
    except Failed as error:
        place = (WIDGETS / "pyproject.toml").relative_to(ROOT)
        raise stop(error, f"Check {place} and the sources beside it, then run `make wheel` again.") from None


if __name__ == "__main__":
    main()
