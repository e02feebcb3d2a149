"""The figures of `make bench` as the page on speed shows them: tables, bars, and what was aimed at beside what was found."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from macros.pages.views.common import View, base_view

FIGURES = Path(__file__).resolve().parents[3] / "docs" / "speed" / "figures.json"
OWN = ("snapshot", "ordinary")
"""Ways to start that are the checker's own; the others are what it is measured against."""
YARDSTICKS = ("bare", "naive")
WIDTH, LABELS, NUMBERS, ROW = 760, 250, 110, 26
"""The picture of bars: its width, what labels and numbers take of it, and the height of a row, in its own units."""
Figures = Mapping[str, Any]


def bars(rows: list[tuple[str, Figures, bool]], digits: int = 0) -> View:
    """Lay out a bar a row: (label, figure, whether it is ours), each with a line from the first quartile to the third."""
    room = WIDTH - LABELS - NUMBERS
    most = max(figure["quartiles"][1] for _, figure, _ in rows) or 1
    return {
        "width": WIDTH,
        "height": ROW * len(rows) + 4,
        "left": LABELS,
        "rows": [
            {
                "label": label,
                "own": own,
                "y": ROW * place + 4,
                "length": round(figure["median"] / most * room, 1),
                "low": round(LABELS + figure["quartiles"][0] / most * room, 1),
                "high": round(LABELS + figure["quartiles"][1] / most * room, 1),
                "text": f"{figure['median']:,.{digits}f}",
            }
            for place, (label, figure, own) in enumerate(rows)
        ],
    }


def _starts(found: Figures, w: Mapping[str, str]) -> Iterator[View]:
    """Yield a table and a picture for each line and kind of visit, the fastest first."""
    for line, ways in found.items():
        for visited in ("cold", "warm"):
            timed = {name: way[visited] for name, way in ways.items() if visited in way}
            if not timed:
                continue
            ordered = sorted(timed, key=lambda name: timed[name]["median"])
            bare = timed["bare"]["median"]
            yield {
                "title": w[f"speed_on_{line}"] + " · " + w[f"speed_{visited}"],
                "bars": bars([(_named(name, w), timed[name], name in OWN) for name in ordered]),
                "rows": [
                    {
                        "name": _named(name, w),
                        "own": name in OWN,
                        "figure": timed[name],
                        "ratio": f"{timed[name]['median'] / bare:.2f}",
                        "megabytes": f"{ways[name]['bytes'] / 1e6:.2f}" if "bytes" in ways[name] else "",
                    }
                    for name in ordered
                ],
            }


def _named(name: str, w: Mapping[str, str]) -> str:
    return w.get(f"way_{name}", name)


def goals(figures: Figures) -> list[tuple[str, float, float]]:
    """Return (name, what was aimed at, what was found), all ratios or milliseconds of which less is better.

    A goal for which nothing was measured, as where no peer could be had, is left out.
    """
    fast, slow = figures["starts"]["fast"], figures["starts"]["slow_line"]

    def ratio(way: str, other: str, visited: str, of: Figures = fast) -> float:
        return float(of[way][visited]["median"] / of[other][visited]["median"])

    judged = {name: figure["median"] for name, figure in figures["judging"]["microseconds"].items()}
    best = min(median for name, median in judged.items() if not name.startswith("rulecheck"))
    real = figures["building"]["real"]
    peers = [name for name in fast if name not in OWN + YARDSTICKS]
    to_peers = [
        (f"peer_{visited}", 0.25, max(ratio("snapshot", name, visited) for name in peers))
        for visited in ("cold", "warm")
        if peers
    ]
    return [
        ("bare_cold", 0.35, ratio("snapshot", "bare", "cold")),
        ("bare_warm", 0.45, ratio("snapshot", "bare", "warm")),
        ("ordinary_cold", 0.60, ratio("ordinary", "bare", "cold")),
        *to_peers,
        ("bytes", 1.0, fast["snapshot"]["bytes"] / fast["bare"]["bytes"]),
        ("slow_line", 0.60, ratio("snapshot", "naive", "cold", slow)),
        ("check", 16.0, figures["checks"]["p95"]["median"]),
        ("judging", 0.50, judged["rulecheck"] / best),
        ("building", 1.30, real["ours"]["median"] / real["alone"]["median"]),
    ]


def _losses(figures: Figures, w: Mapping[str, str]) -> list[str]:
    """Return in words whatever was faster or lighter than the checker, and where the cost of a page rises."""
    lost = []
    for line, ways in figures["starts"].items():
        for visited in ("cold", "warm"):
            own = ways["snapshot"].get(visited)
            faster = [n for n, way in ways.items() if own and visited in way and way[visited]["median"] < own["median"]]
            where = w[f"speed_on_{line}"] + " · " + w[f"speed_{visited}"]
            lost += [w["speed_lost_start"].format(where=where, way=_named(name, w)) for name in faster]
    judged = {name: figure["median"] for name, figure in figures["judging"]["microseconds"].items()}
    whole = judged["rulecheck, every norm"]
    ahead = [name for name, median in judged.items() if not name.startswith("rulecheck") and median < whole]
    if ahead:
        lost.append(w["speed_lost_judging"].format(ways=w["speed_comma"].join(ahead)))
    scaling = figures["building"]["scaling"]
    if scaling[-1]["a_page"] > scaling[0]["a_page"] * 1.1:
        numbers = {"few": scaling[0]["instruments"], "many": scaling[-1]["instruments"]}
        lost.append(w["speed_lost_scaling"].format(**numbers, first=scaling[0]["a_page"], last=scaling[-1]["a_page"]))
    return lost


def _scaling(figures: Figures, w: Mapping[str, str]) -> View:
    rows = figures["building"]["scaling"]
    per_page = [
        {key: value / row["pages"] * 1000 if key == "median" else [part / row["pages"] * 1000 for part in value]
         for key, value in row["seconds"].items() if key != "n"}
        for row in rows
    ]  # fmt: skip
    labels = [w["speed_instruments"].format(row["instruments"], row["pages"]) for row in rows]
    return {
        "rows": rows,
        "bars": bars([(label, figure, True) for label, figure in zip(labels, per_page, strict=True)], 1),
    }


def speed_view(lang: str, figures: Figures | None = None) -> View:
    """Return what the page shows; without figures, only that none were taken yet."""
    view = base_view(lang)
    w = view["w"]
    if figures is None and FIGURES.is_file():
        figures = json.loads(FIGURES.read_text(encoding="utf-8"))
    if not figures:
        return {**view, "figures": None}
    judged = sorted(figures["judging"]["microseconds"].items(), key=lambda item: item[1]["median"])
    real = figures["building"]["real"]
    named = {"rulecheck": w["way_rulecheck"], "rulecheck, every norm": w["way_every_norm"]}
    return {
        **view,
        "figures": figures,
        "goals": [
            {"words": w[f"goal_{name}"], "aim": f"{aim:g}", "found": f"{found:.2f}", "met": found <= aim}
            for name, aim, found in goals(figures)
        ],
        "losses": _losses(figures, w),
        "starts": list(_starts(figures["starts"], w)),
        "judging": bars([(named.get(name, name), figure, name in named) for name, figure in judged], 1),
        "building": bars([(w["way_site"], real["ours"], True), (w["way_mkdocs"], real["alone"], False)], 1),
        "scaling": _scaling(figures, w),
    }
