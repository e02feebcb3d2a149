"""Compiles rules_data/reading (lexicon, operators, topics) to the part of the bundle that the reader runs on."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from macros.edition.simplify import simplify
from macros.loading.quick import read_values
from rulecheck.reading.folding import FoldTable, fold

_HAN = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000))


_ALIKE = {"画": "划", "覆": "复", "瞭": "了", "藉": "借", "链": "炼"}
"""Simplified characters that converters take for one another (計畫: 计画, 计划): read as one."""


@cache
def script_map() -> dict[str, str]:
    """Return each traditional character that OpenCC writes differently in simplified script -> that character,
    and characters that converters confuse -> the one that stands for them.
    """
    pairs = ((chr(code), simplify(chr(code))) for block in _HAN for code in block)
    simpler = {char: _ALIKE.get(simple, simple) for char, simple in pairs if simple != char and len(simple) == 1}
    return simpler | _ALIKE


def _yaml(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = read_values(path)
    return data


def _add_concepts(concepts: dict[str, Any], forms: dict[str, list[str]], source: dict[str, Any], topic: str) -> None:
    table = FoldTable(script_map())
    for name, entry in source.items():
        concepts.setdefault(name, {"kind": entry["kind"], "is": [], "topic": topic})["is"] += entry.get("is", [])
        for form in [*entry.get("zh", []), *entry.get("en", [])]:
            ids = forms.setdefault(fold(str(form), table), [])
            if name not in ids:
                ids.append(name)


def _topic(data: dict[str, Any]) -> dict[str, Any]:
    cues = [{key: value for key, value in cue.items() if key not in ("examples", "note")} for cue in data["cues"]]
    return {**{key: value for key, value in data.items() if key not in ("concepts", "note")}, "cues": cues}


def _network(path: Path) -> dict[str, Any] | None:
    """Return the trained weights without the account of their making; None where the reader goes by cues alone."""
    if not path.is_file():
        return None
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return {key: value for key, value in data.items() if key != "made_from"}


def compile_reading(root: Path) -> dict[str, Any]:
    """Return {"fold", "irregular", "concepts", "forms", "topics", "network"} from rules_data/reading under `root`.

    A form may belong to several concepts. The kind of a form with several is that of the first that names it.
    All instruments share one reading, which is compiled once for all of them, and again when a file has changed.
    """
    folder = root / "reading"
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return _compiled(folder, tuple((path, path.stat().st_mtime_ns, path.stat().st_size) for path in files))


@lru_cache(maxsize=2)
def _compiled(folder: Path, _files: tuple[tuple[Path, int, int], ...]) -> dict[str, Any]:
    concepts: dict[str, Any] = {}
    forms: dict[str, list[str]] = {}
    shared = sorted(path for path in folder.glob("*.yml") if path.name != "english.yml")
    topics = [_yaml(path) for path in sorted(folder.glob("topics/*.yml"))]
    for source in [*map(_yaml, shared), *topics]:
        _add_concepts(concepts, forms, source.get("concepts", {}), source.get("topic", ""))
    return {
        "fold": script_map(),
        "irregular": _yaml(folder / "english.yml")["irregular"],
        "concepts": concepts,
        "forms": dict(sorted(forms.items())),
        "topics": [_topic(topic) for topic in topics],
        "network": _network(folder / "network.json"),
    }
