"""Owns what the build does inside Pyodide for the fast start: finds what is imported, builds the checkers, works out.

Run by fast_start.mjs, in the namespace that it gives; the engine is on the path already.
"""

import datetime as dt
import gc
import importlib
import io
import json
import marshal
import pkgutil
import re
import sys
import types
import zipfile

NOT_IN_BROWSERS = ("rulecheck.cli", "rulecheck.__main__")
# What the standard library itself imports late: by name, on an error, or for a rarer input.
LATE = (
    "datetime", "encodings.ascii", "encodings.latin_1", "linecache", "math", "operator", "string", "textwrap",
    "traceback", "unicodedata", "warnings",
)  # fmt: skip
LET_GO = {
    "_compression", "_opcode_metadata", "argparse", "asyncio", "bz2", "concurrent", "contextvars", "dis", "gettext",
    "inspect", "logging", "lzma", "opcode", "pkgutil", "random", "selectors", "shutil", "signal", "socket", "ssl",
    "string", "subprocess", "tempfile", "threading", "typing", "zipfile",
}  # fmt: skip
HEADER = 16
"""Bytes of a .pyc file before its code (PEP 552)."""
HAS_DOCSTRING = 0x4000000
"""The flag of code whose first constant is its docstring (CPython 3.13, Include/cpython/code.h)."""


def engine_modules():
    """Import every module of the engine that a browser may reach, and return their names."""
    import rulecheck

    names, packages = [], [rulecheck]
    for package in packages:
        for info in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            if info.name not in NOT_IN_BROWSERS:
                module = importlib.import_module(info.name)
                names.append(info.name)
                packages += [module] if info.ispkg else []
    return names


def build(exercise):
    """Build the checkers and ask the first few requests, so that the first reader's check finds everything made."""
    from rulecheck.browser import handle, prepare

    given = json.loads(exercise)
    engine_modules()
    prepare(*given["instruments"])
    for request in given["requests"][: given["few"]]:
        handle(json.dumps(request))
    gc.collect()


def lean(archive):
    """The archive (a Uint8Array) with its .pyc files leaned: no docstrings, no line numbers, which a visit has no use for."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive.to_bytes())) as given, zipfile.ZipFile(out, "w") as taken:
        for entry in given.infolist():
            content = given.read(entry)
            if entry.filename.endswith(".pyc"):
                content = content[:HEADER] + marshal.dumps(leaned(marshal.loads(content[HEADER:])))  # noqa: S302 -- this build made it
            taken.writestr(entry, content)
    return out.getvalue()


def leaned(code):
    """A code object without its docstring, and with lines unknown; so is the code inside it."""
    constants = [leaned(part) if isinstance(part, types.CodeType) else part for part in code.co_consts]
    if code.co_flags & HAS_DOCSTRING:
        constants[0] = None
    return code.replace(
        co_consts=tuple(constants),
        co_flags=code.co_flags & ~HAS_DOCSTRING,
        co_linetable=nowhere(len(code.co_code) // 2),
    )


def nowhere(units):
    """A table of locations that knows none, for code of so many units (CPython's InternalDocs/code_objects.md)."""
    full, rest = divmod(units, 8)
    return b"\xff" * full + (bytes([0xF8 | rest - 1]) if rest else b"")


def let_go():
    """Empty the modules that Pyodide imports at a start and a check never uses, for they would fill the snapshot.

    Whatever should miss one of them fails with an error, and the page starts the ordinary way.
    """
    for name in [name for name in sys.modules if name.split(".")[0] in LET_GO or name in LET_GO]:
        vars(sys.modules.pop(name)).clear()
    gc.collect()


def used(exercise):
    """The entries of the standard library's archive that a start and the exercise import, as JSON."""
    build(exercise)
    for name in LATE:
        importlib.import_module(name)
    workout()
    archive = f"/lib/python{sys.version_info[0]}{sys.version_info[1]}.zip/"
    specs = [getattr(module, "__spec__", None) for module in list(sys.modules.values())]
    origins = [spec.origin for spec in specs if spec is not None and spec.origin]
    return json.dumps(sorted({path.removeprefix(archive) for path in origins if path.startswith(archive)}))


def workout():
    """Use Python's everyday parts, so that the fast start's WebAssembly holds more than the exercise happened to call."""
    words = ["一條", "Article", "1,", "2016-03-01", "９", "ﬁ", "é", "😀", "\u202e\u0301"]
    table = {word: len(word) for word in words}
    str(
        (
            sorted(table.items(), key=lambda item: -item[1]),
            set(words) & {"1"},
            [*reversed(words)],
            list(zip(words, words, strict=True)),
        )
    )
    str([word.encode() for word in words] + [f"{3.14159:.2f} {10**30} {-7 // 2} {7 % 3} {1e100!r}"])
    str(
        [
            (*word.casefold().title().strip().rjust(9).partition("c"), word.isidentifier(), word.upper().lower())
            for word in words
        ]
    )
    str(re.sub(r"(?i)(\d+)(?=-)|[\u4e00-\u9fff]+", lambda match: match[0][::-1], "Article 2016-03-01 第一條"))
    str([dt.date.fromisoformat("2016-02-29") + dt.timedelta(days=day) for day in range(3)])
    str(
        json.loads(
            json.dumps({"a": [1.5, None, True, "\u2028", {"b": -1}], "é": 10**20}, ensure_ascii=False, sort_keys=True)
        )
    )
    for wrong in (
        lambda: {}["x"],
        lambda: words[99],
        lambda: 1 / 0,
        lambda: int("x"),
        lambda: "x" + 1,
        lambda: None.x,
        lambda: json.loads("{"),
    ):
        try:
            wrong()
        except Exception as error:
            repr(error)
    gc.collect()
