"""Runs cells of code, one after the other, and tells what each printed: in any Python, Pyodide included.

usage: python -I running.py WHEEL < cells.json
"""

from __future__ import annotations

import ast
import asyncio
import contextlib
import inspect
import io
import json
import sys
from typing import Any


async def printed(cells: list[str]) -> list[str]:
    """Return what each cell printed. As in a notebook, names are kept from cell to cell, and a cell may await."""
    names: dict[str, Any] = {"__name__": "__main__"}
    told = []
    for number, cell in enumerate(cells, 1):
        code = compile(cell, f"cell {number}", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            result = eval(code, names)  # noqa: S307 -- our own notebook, which is there to be run
            if inspect.isawaitable(result):
                await result
        told.append(out.getvalue())
    return told


if __name__ == "__main__" and sys.platform != "emscripten":
    sys.path.insert(0, sys.argv[1])
    print(json.dumps(asyncio.run(printed(json.load(sys.stdin)))))
