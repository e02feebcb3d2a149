"""The account of a scoring: figures of each part, the curve and the pairs, with the hashes of what they rest on."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from macros.scoring.judged import OWN, Judge, rows_at_steps
from macros.scoring.measuring import Row, figures
from macros.scoring.scenarios import CORPUS, PAIRS, PARTS, ROOT, Pair, corpus_hash, pairs, scenarios, sha256
from rulecheck.model.bundle import Bundle

WEIGHTS = ROOT / "rules_data" / "reading" / "network.json"
FILE = ROOT / "rules_data" / "reading" / "scores.json"
Json = dict[str, Any]


def counted(rows: Iterable[Row]) -> Json:
    """Return measure -> [hits, total]."""
    return {name: [rate.hits, rate.total] for name, rate in figures(rows).items()}


def part_account(judge: Judge, part: str) -> Json:
    """Score a part: all, by language, by article, and the curve (step of sureness, then decided and wrong)."""
    cases = scenarios(part)
    table = rows_at_steps(judge, cases)
    rows = table[OWN]
    curve = [(step, figures(moved)) for step, moved in table.items()]
    return {
        "sha256": corpus_hash(part),
        "scenarios": len(cases),
        "hands": len({case.hand for case in cases}),
        "all": counted(rows),
        "by_language": {lang: counted(r for r in rows if r.lang == lang) for lang in ("zh-Hant", "zh-Hans", "en")},
        "by_article": {
            article: counted(row for row in rows if row.article == article)
            for article in sorted({row.article for row in rows}, key=int)
        },
        "curve": [
            {"step": step, **{name: [rates[name].hits, rates[name].total] for name in ("decided", "wrong")}}
            for step, rates in curve
        ],
    }


def read_right(judge: Judge, pair: Pair) -> bool:
    """Whether both texts of a pair give just what they say of the fact."""
    return tuple(judge.values(text).get(pair.fact) for text in (pair.affirmed, pair.negated)) == (True, False)


def _pairs_account(judge: Judge, tried: Iterable[Pair]) -> Json:
    right = {pair: read_right(judge, pair) for pair in tried}
    missed = [pair for pair in right if not right[pair]]
    return {
        "right": sum(right.values()),
        "total": len(right),
        "missed": [
            {"fact": pair.fact, "lang": pair.lang, "affirmed": pair.affirmed, "negated": pair.negated}
            for pair in missed
        ],
    }


def account(bundle: Bundle) -> Json:
    """Score everything. Takes some seconds."""
    judge = Judge(bundle)
    return {
        "weights_sha256": sha256([WEIGHTS]),
        "pairs_sha256": sha256([PAIRS]),
        "pairs": _pairs_account(judge, pairs()),
        "parts": {part: part_account(judge, part) for part in PARTS},
    }


def stale(kept: Json) -> list[str]:
    """Return what changed since an account was written: the weights, the pairs, or a part of the corpus."""
    now = {"weights": (kept["weights_sha256"], sha256([WEIGHTS])), "pairs": (kept["pairs_sha256"], sha256([PAIRS]))}
    now |= {part: (kept["parts"][part]["sha256"], corpus_hash(part, CORPUS)) for part in PARTS}
    return [name for name, (then, today) in now.items() if then != today]


def read(path: Path = FILE) -> Json:
    """Return the account that was kept."""
    data: Json = json.loads(path.read_text(encoding="utf-8"))
    return data


def write(data: Json, path: Path = FILE) -> None:
    """Write the account, one line a group of figures."""
    path.write_text(_laid_out(data) + "\n", encoding="utf-8")


def _laid_out(value: Any, depth: int = 0) -> str:
    """Return JSON with a line for each of an object's entries, but objects of numbers or lists only on one."""
    if not isinstance(value, dict) or not any(isinstance(item, dict | str) for item in value.values()):
        return json.dumps(value, ensure_ascii=False)
    pad = " " * (depth + 1)
    lines = [f"{pad}{json.dumps(key)}: {_laid_out(item, depth + 1)}" for key, item in value.items()]
    return "{\n" + ",\n".join(lines) + "\n" + " " * depth + "}"
