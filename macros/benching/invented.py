"""Owns made-up instruments to time builds with: any number, of fifteen articles with a norm each, from data alone.

They say of themselves, in every language, that they are invented for measuring; no page of the site shows them.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from macros.scaffolding.begin import first_files

ARTICLES = 15
SHARED = ("facts.yml", "glossary.yml", "wording.yml", "reading")
NUMBERS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五"]
SAID = {
    "zh-Hant": "為測量而虛構，世上沒有這份文件（第 {} 號）",
    "zh-Hans": "为测量而虚构，世上没有这份文件（第 {} 号）",
    "en": "Invented for measuring; there is no such document (no. {})",
}


def _witness(number: int) -> str:
    lines = [SAID["zh-Hant"].format(number) + "。"]
    lines += [f"第{word}條 第{number}號文件的局長應當就第{word}項事務書面請示，並說明理由。" for word in NUMBERS]
    return "\n".join(lines) + "\n"


def _norm(place: int, facts: list[str]) -> dict[str, Any]:
    """Return a norm of an article; two of the facts that all instruments share engage and fulfil it."""
    return {
        "id": f"art_{place}.made_up",
        "segment": f"art_{place}__s_1",
        "quote": "書面請示",
        "label": {lang: said.format(place) for lang, said in SAID.items()},
        "bearer": "director",
        "modality": "obligation",
        "engaged": facts[place % len(facts)],
        "requirement": facts[(place + 1) % len(facts)],
    }


def _instrument(folder: Path, number: int, facts: list[str]) -> None:
    """Write one instrument, in JSON, which is YAML too."""
    witness = _witness(number)
    files = dict(first_files(folder.name, str(number), witness))
    named = {lang: said.format(number) for lang, said in SAID.items()}
    files["work.yml"] |= dict.fromkeys(("document_number", "title", "short_title", "notice_title"), named)
    files["norms.yml"] = {
        "bearers": {"director": {"zh-Hant": "局長", "zh-Hans": "局长", "en": "the director"}},
        "norms": [_norm(place, facts) for place in range(1, ARTICLES + 1)],
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    (folder / "witnesses").mkdir()
    (folder / "witnesses" / "R.received.txt").write_bytes(witness.encode())


def invent(source: Path, target: Path, count: int) -> Path:
    """Write a rules_data of `count` made-up instruments with the shared files of `source`; return `target`."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for name in SHARED:
        (shutil.copytree if (source / name).is_dir() else shutil.copyfile)(source / name, target / name)
    facts = [fact["name"] for fact in YAML(typ="safe").load(source / "facts.yml")["facts"]]
    for number in range(1000, 1000 + count):
        _instrument(target / "instruments" / f"invented-{number}", number, facts)
    return target
