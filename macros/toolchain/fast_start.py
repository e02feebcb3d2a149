"""Owns making the fast start: a trimmed standard library, a memory snapshot, and a WebAssembly file without the rest.

Each is made by the Pyodide that readers will run (widgets/build/fast_start.mjs, under Node) and tried
there. What cannot be made is left out: the ordinary start, with the trimmed library, needs none of it.
"""

import hashlib
import json
import shutil
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from macros.toolchain import packing, unread_data, wasm, wasm_code
from macros.toolchain.node import Node
from macros.toolchain.places import CACHE, ROOT, WIDGETS, pyodide_version
from macros.toolchain.running import Failed, run, say, steady

SCRIPT = WIDGETS / "build" / "fast_start.mjs"
STDLIB = "python_stdlib.zip"
MEMORY, SNAPSHOT = "start.memory", "start.snapshot"
"""The snapshot as Pyodide makes and takes it, and packed for the way to the reader."""
LEAN = "start.wasm"
ANSWERS = "answers.json"
CASES = ROOT / "rules_data" / "instruments"
SMALL, MIDDLING, NEIGHBOURS = 100, 700, 3
"""Bytes, bytes, and places to either side: how much more than what was called the lean module keeps (with_margin)."""
AWKWARD = (
    "",
    "🙂",
    "x" * 6000,
    "\u202eabc\u200f <script>",
    "Ａrticle ７ 第七條 é ß İ ﬁ",
    "一" * 4999,
    "a b\r\n\t" * 600,
    "".join(chr(code) for code in range(0x20, 0x30000, 41) if not 0xD800 <= code < 0xE000),
)
"""Descriptions beside the worked cases: empty, too long, of characters that are rare, and of all kinds of characters."""
DAYS = ("2016-03-01", "2015-12-30", "2015-12-31", "1900-01-01", "2026-11-25", "2016-02-30", "x", "\uff12\uff10")


def kept(node: Node, pyodide: Path, stdlib: Path, wheel: Path) -> list[Path]:
    """The files that the site is to serve, from .cache/ when they were made of the same things before."""
    key = hashlib.sha256(json.dumps([pyodide_version(pyodide), exercise(wheel)]).encode())
    modules = (packing, unread_data, wasm, wasm_code)
    for source in (
        SCRIPT,
        SCRIPT.with_suffix(".py"),
        Path(__file__),
        *(Path(str(one.__file__)) for one in modules),
        stdlib,
        wheel,
    ):
        key.update(source.read_bytes())
    folder = CACHE / "pyodide" / f"start-{key.hexdigest()[:16]}"
    if not folder.is_dir():
        say(f"pyodide {pyodide_version(pyodide)}: making the fast start, about 15 seconds ...")
        for old in folder.parent.glob("start-*"):
            shutil.rmtree(old)
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE) as temporary:
            work, made = Path(temporary) / "work", Path(temporary) / "made"
            work.mkdir()
            made.mkdir()
            for file in make(node, pyodide, stdlib, wheel, work):
                file.replace(made / file.name)
            made.replace(folder)
    return sorted(folder.iterdir())


def make(node: Node, pyodide: Path, stdlib: Path, wheel: Path, work: Path) -> list[Path]:
    """Make the files in the folder `work`, which it must have to itself; return those that the site is to serve."""
    _merged(work / "full.zip", stdlib, wheel, None)
    (work / "exercise.json").write_text(json.dumps(exercise(wheel), ensure_ascii=False), encoding="utf-8")
    _step("trace", node, pyodide, work)
    _merged(work / STDLIB, stdlib, wheel, set(json.loads((work / "used.json").read_bytes())))
    _step("lean", node, pyodide, work)
    try:
        _step("snapshot", node, pyodide, work)
        whole = (pyodide / "pyodide.asm.wasm").read_bytes()
        try:
            _lean(node, pyodide, work, wasm.without_data(whole))
        except Failed:  # this Pyodide reads its data before the snapshot has brought them
            _lean(node, pyodide, work, whole)
        _without_unread(node, pyodide, work, whole)
    except (Failed, wasm.NotUnderstood) as error:
        say(f"fast start: left out, the site starts the ordinary way. {error}")
        return [work / STDLIB]
    (work / SNAPSHOT).write_bytes(packing.packed((work / MEMORY).read_bytes()))
    return [work / STDLIB, work / SNAPSHOT, work / LEAN]


def _lean(node: Node, pyodide: Path, work: Path, module: bytes) -> None:
    """Make the lean module from what is called, and start with it."""
    (work / "counting.wasm").write_bytes(wasm.counting(module))
    _step("count", node, pyodide, work)
    called = set(json.loads((work / "called.json").read_bytes()))
    (work / LEAN).write_bytes(wasm.lean(module, with_margin(called, wasm.sizes(module))))
    _step("try", node, pyodide, work)


def _without_unread(node: Node, pyodide: Path, work: Path, whole: bytes) -> None:
    """Take constant data out of the snapshot that the lean module cannot reach, if the engine answers alike without them.

    It is asked with other bytes in their place each time: were one of them read, an answer would differ, or fail.
    """
    before, fillings = (work / MEMORY).read_bytes(), (0xFF, 0x01, 0x00)
    try:
        found = unread_data.stretches(whole, (work / LEAN).read_bytes(), before)
        answers = (work / ANSWERS).read_bytes()
        for byte in fillings:
            (work / MEMORY).write_bytes(unread_data.filled(before, found, byte))
            _step("try", node, pyodide, work)
            _same(answers, (work / ANSWERS).read_bytes())
    except (Failed, wasm.NotUnderstood) as error:
        say(f"fast start: all constant data are kept in the snapshot. {error}")
        (work / MEMORY).write_bytes(before)


def _same(answers: bytes, others: bytes) -> None:
    if answers != others:
        raise Failed("the answers are others where data that nothing should read are others")


def with_margin(called: set[int], sizes: list[int]) -> set[int]:
    """The functions called, all that are small, and the middling ones that were compiled beside a function called.

    What was called once tells what a rarer text will call: mostly helpers, and their neighbours in a source file.
    """
    small = {number for number, size in enumerate(sizes) if size <= SMALL}
    beside = {number + step for number in called for step in range(-NEIGHBOURS, NEIGHBOURS + 1)}
    return called | small | {number for number in beside if 0 <= number < len(sizes) and sizes[number] <= MIDDLING}


def exercise(wheel: Path) -> dict[str, Any]:
    """What the engine is asked while it is watched: every worked case in each language, dates, facts, and the awkward."""
    with zipfile.ZipFile(wheel) as archive:
        paths = sorted(name for name in archive.namelist() if "/bundles/" in name and name.endswith(".json"))
        bundles = {Path(name).stem: json.loads(archive.read(name)) for name in paths}
    requests: list[dict[str, Any]] = []
    for instrument, bundle in bundles.items():
        texts = [*_descriptions(CASES / instrument / "cases.yml"), *AWKWARD]
        requests += [{"instrument": instrument, "text": text} for text in texts]
        requests += [{"instrument": instrument, "text": texts[0], "on": on} for on in DAYS]
        requests += [
            {"instrument": instrument, "text": text, "facts": facts, "lang": lang, "variant": {"on": "2016-03-01"}}
            for facts in _corrections(sorted(bundle["facts"]))
            for text, lang in zip(texts, ("zh-Hant", "zh-Hans", "en"), strict=False)
        ]
    return {"instruments": list(bundles), "requests": requests, "few": 3}


def _corrections(names: list[str]) -> Iterable[dict[str, Any]]:
    """What a reader may say of facts: all true, all false, all unknown, some of each; and what is refused."""
    values = (True, False, None)
    yield from (dict.fromkeys(names, value) for value in values)
    yield from ({name: values[(place + shift) % 3] for place, name in enumerate(names)} for shift in range(3))
    yield from ({name: True} for name in names[:3])
    yield from ({"no_such_fact": True}, {names[0]: 1} if names else {}, {names[0]: "x"} if names else {})


def _descriptions(path: Path) -> Iterable[str]:
    cases = YAML(typ="safe").load(path)["cases"] if path.is_file() else []
    for case in cases:
        yield from case.get("description", {}).values()


def _merged(target: Path, stdlib: Path, wheel: Path, used: set[str] | None) -> None:
    """Write one stored archive of the standard library's entries used (all, if None) and the engine's."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as out:
        for source, unwanted in ((stdlib, ""), (wheel, ".dist-info/")):
            with zipfile.ZipFile(source) as archive:
                for name in sorted(archive.namelist()):
                    taken = used is None or name in used or source == wheel
                    if not taken or name.endswith("/") or (unwanted and unwanted in name):
                        continue
                    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                    entry.external_attr = 0o644 << 16
                    out.writestr(entry, archive.read(name))


def _step(name: str, node: Node, pyodide: Path, work: Path) -> None:
    run([*node.node, "--expose-gc", SCRIPT, name, pyodide, work], cwd=ROOT, env=steady())
