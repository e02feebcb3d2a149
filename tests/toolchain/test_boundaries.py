"""What the engine imports: the standard library and itself; its deciding parts do no I/O, read no clock."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.toolchain.places import WIDGETS

ENGINE = WIDGETS / "rulecheck"
MODULES = sorted(path.relative_to(ENGINE) for path in ENGINE.rglob("*.py"))
DECIDING = [path for path in MODULES if path.parts[0] in {"model", "reading", "judging"}]
OUTSIDE = {
    "asyncio", "ctypes", "http", "io", "multiprocessing", "os", "pathlib", "random", "secrets", "shutil",
    "socket", "ssl", "subprocess", "tempfile", "threading", "time", "urllib", "uuid",
}  # fmt: skip
CLOCKS = {"now", "today", "utcnow"}


def parsed(path: Path) -> ast.Module:
    return ast.parse((ENGINE / path).read_text(encoding="utf-8"))


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_the_engine_imports_only_the_standard_library(path: Path) -> None:
    assert set(imported(parsed(path))) <= sys.stdlib_module_names | {"rulecheck"}


@pytest.mark.parametrize("path", DECIDING, ids=str)
def test_the_deciding_parts_do_no_io_and_read_no_clock(path: Path) -> None:
    tree = parsed(path)
    assert not set(imported(tree)) & OUTSIDE
    called = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert not [func.attr for func in called if isinstance(func, ast.Attribute) and func.attr in CLOCKS]
    assert not [func.id for func in called if isinstance(func, ast.Name) and func.id in {"open", "print", "input"}]
