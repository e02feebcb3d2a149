"""How well the reader reads, from the kept account of its scoring: tables of figures, the curve, what is missed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from macros.pages.library import Library
from macros.pages.views.common import View, base_view
from macros.scoring.account import FILE, read
from macros.scoring.measuring import MEASURES, Rate
from macros.scoring.scenarios import PARTS

AIMS = {"recall": 0.95, "precision": 0.95, "decided": 0.85, "wrong": 0.02, "flips": 0.0}
"""What the project set out to reach on descriptions it has not seen, in each language: at least, or at most."""
AT_MOST = ("wrong", "flips")
LANGUAGES_SHOWN = ("zh-Hant", "zh-Hans", "en")
WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 640, 400, 62, 24, 24, 56
"""The picture of the curve, in its own units: its size, and the room around what is drawn."""
_TENTH, _TWENTIETH = 0.1, 0.05


def _percent(share: float, digits: int = 1) -> str:
    return f"{100 * share:.{digits}f}%"


def _met(name: str, rate: Rate) -> bool | None:
    """Whether a figure reaches its aim; None where there is none."""
    if name not in AIMS:
        return None
    return rate.share <= AIMS[name] if name in AT_MOST else rate.share >= AIMS[name]


def cell(name: str, counts: list[int]) -> View:
    """Return a figure as it is shown: its share, what it counts, its interval, and whether it reaches its aim."""
    rate = Rate(*counts)
    low, high = rate.interval
    return {
        "share": _percent(rate.share) if rate.total else "–",
        "counts": f"{rate.hits}/{rate.total}",
        "interval": f"{_percent(low, 0).rstrip('%')}–{_percent(high, 0)}",
        "met": _met(name, rate),
    }


def _aim(name: str) -> str:
    if name not in AIMS:
        return ""
    return f"{'≤' if name in AT_MOST and AIMS[name] else '≥' if name not in AT_MOST else ''} {_percent(AIMS[name], 0)}".strip()


def _part(part: str, scored: Mapping[str, Any]) -> View:
    return {
        "id": part,
        "scenarios": scored["scenarios"],
        "hands": scored["hands"],
        "sha256": scored["sha256"],
        "rows": [
            {
                "measure": name,
                "aim": _aim(name),
                "cells": [cell(name, scored["by_language"][lang][name]) for lang in LANGUAGES_SHOWN],
                "all": cell(name, scored["all"][name]),
            }
            for name in MEASURES
        ],
        "articles": [
            {"article": article, "cells": [cell(name, counted[name]) for name in MEASURES]}
            for article, counted in scored["by_article"].items()
        ],
    }


def _ticks(low: float, high: float, step: float) -> list[float]:
    return [round(low + step * place, 2) for place in range(round((high - low) / step) + 1)]


def curve(parts: Mapping[str, Mapping[str, Any]]) -> View:
    """Return the picture of what is decided against what is decided wrongly, a line a part, the reader's own point marked.

    The axes run over whole tenths (decided) and from 0 over whole twentieths (wrong).
    """
    shares = {
        part: [(point["step"], Rate(*point["decided"]), Rate(*point["wrong"])) for point in scored["curve"]]
        for part, scored in parts.items()
    }
    every = [point for line in shares.values() for point in line]
    left = int(min(decided.share for _, decided, _ in every) / _TENTH) * _TENTH
    top = (int(max(wrong.share for _, _, wrong in every) / _TWENTIETH) + 1) * _TWENTIETH

    def x(share: float) -> float:
        return round(LEFT + (share - left) / (1 - left) * (WIDTH - LEFT - RIGHT), 1)

    def y(share: float) -> float:
        return round(HEIGHT - BOTTOM - share / top * (HEIGHT - BOTTOM - TOP), 1)

    lines = [
        {
            "part": part,
            "path": "M" + "L".join(f"{x(decided.share)} {y(wrong.share)}" for _, decided, wrong in line),
            "points": [
                {
                    "x": x(decided.share), "y": y(wrong.share), "own": step == 0, "step": step,
                    "decided": _percent(decided.share), "wrong": _percent(wrong.share),
                }
                for step, decided, wrong in line
            ],
        }
        for part, line in shares.items()
    ]  # fmt: skip
    return {
        "width": WIDTH, "height": HEIGHT, "left": LEFT, "right": WIDTH - RIGHT, "top": TOP, "bottom": HEIGHT - BOTTOM,
        "x_ticks": [(x(share), _percent(share, 0)) for share in _ticks(left, 1, _TENTH)],
        "y_ticks": [(y(share), _percent(share, 0)) for share in _ticks(0, top, _TWENTIETH)],
        "lines": lines,
    }  # fmt: skip


def _missed(rows: Iterable[Mapping[str, str]], labels: Mapping[str, str]) -> list[View]:
    return [{**row, "label": labels[row["fact"]]} for row in rows]


def scores_view(library: Library, lang: str) -> View:
    """Return the account of the scoring: parts (the locked first), the curve, the negation pairs and what they miss.

    Data whose reader was never scored have no account: then `kept` alone is there, and false.
    """
    path = library.data.root / "reading" / FILE.name
    if not path.is_file():
        return {**base_view(lang), "kept": False}
    kept = read(path)
    facts = {fact.name: fact.model_dump(mode="json", by_alias=True)["label"][lang] for fact in library.data.facts.facts}
    return {
        **base_view(lang),
        "kept": True,
        "measures": MEASURES,
        "shown": LANGUAGES_SHOWN,
        "parts": [_part(part, kept["parts"][part]) for part in reversed(PARTS)],
        "curve": curve({part: kept["parts"][part] for part in reversed(PARTS)}),
        "weights": kept["weights_sha256"],
        "pairs": {**kept["pairs"], "missed": _missed(kept["pairs"]["missed"], facts)},
    }
