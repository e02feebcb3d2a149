"""Owns the pyodide-lock.json that the site serves: the stock `info`, and our packages alone.

The entry itself is made by pyodide-lock inside Pyodide (widgets/build/in_pyodide.py), because the
releases of that library that know current lock files need a later Python than the host may have.
"""

import hashlib
from pathlib import Path

from macros.toolchain.places import read_json, write_json
from macros.toolchain.running import Failed

NAME = "pyodide-lock.json"


def start(stock: Path, target: Path) -> None:
    """Writes a lock file with the stock file's `info`, ABI version included, and no packages."""
    write_json(target, {"info": read_json(stock)["info"], "packages": {}})


def finish(path: Path) -> list[str]:
    """Rewrites the lock file in its canonical form and returns the files that it names.

    Raises Failed when a file's SHA-256 is not the one entered, for the browser would refuse it.
    """
    lock = read_json(path)
    names = []
    for package in lock["packages"].values():
        name = str(package["file_name"])
        found = hashlib.sha256((path.parent / name).read_bytes()).hexdigest()
        if found != package["sha256"]:
            raise Failed(f"{path.name} gives {name} the SHA-256 {package['sha256']}, but the file has {found}.")
        names.append(name)
    write_json(path, lock)
    return sorted(names)
