"""Owns what the build does inside Pyodide: enters wheels in the lock file and compiles bytecode.

Run by in_pyodide.mjs with the folder to work on mounted at /folder, which is changed in place:

- wheels found there are entered, with their SHA-256, in its pyodide-lock.json (pyodide-lock's
  `add_wheels_to_spec`, the function behind `pyodide lockfile add-wheels`);
- then every wheel and zip has its modules compiled by this Python (pyodide-build's `py-compile`),
  is stored uncompressed, so that HTTP can compress it better, and its entry is brought up to date.

The order matters: the lock library does not take the tag of a compiled wheel (cp313-none-any).
"""

from pathlib import Path

from pyodide_build._py_compile import _py_compile_archive_dir
from pyodide_lock import PyodideLockSpec
from pyodide_lock.utils import add_wheels_to_spec

STORED = 0


def enter_wheels(folder: Path) -> None:
    """Adds every wheel in the folder to the folder's lock file, if it has one."""
    lock = folder / "pyodide-lock.json"
    wheels = sorted(folder.glob("*.whl"))
    if lock.exists() and wheels:
        add_wheels_to_spec(PyodideLockSpec.from_json(lock), wheels, base_path=folder).to_json(lock)


work = Path("/folder")
enter_wheels(work)
_py_compile_archive_dir(work, keep=False, verbose=False, compression_level=STORED)
