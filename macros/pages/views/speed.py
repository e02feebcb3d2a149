"""The figures of `make bench` as the page on speed shows them: tables, bars, and what was aimed at beside what was found."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from macros.pages.views.common import View, base_view

FIGURES = Path(__file__).resolve().parents[3] / "docs" / "speed" / "figures.json"
OWN = ("snapshot", "ordinary")
"""Ways to start that are the checker's own; the others are what it is measured against."""
YARDSTICKS = ("bare", "naive")
WIDTH, LABELS, NUMBERS, ROW = 760, 250, 110, 26
"""The picture of bars: its width, what labels and numbers take of it, and the height of a row, in its own units."""
PLOT, TALL, MARGIN, EDGE = 640, 400, 62, 36
"""The picture of growth: its width and height, the room for what stands at its axes, and to the right for half a number."""
Figures = Mapping[str, Any]
Goal = tuple[str, float, float]


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


def _start_goals(lines: Figures) -> Iterator[Goal]:
    fast, slow = lines["fast"], lines["slow_line"]

    def ratio(way: str, other: str, visited: str, of: Figures = fast) -> float:
        return float(of[way][visited]["median"] / of[other][visited]["median"])

    yield "bare_cold", 0.35, ratio("snapshot", "bare", "cold")
    yield "bare_warm", 0.45, ratio("snapshot", "bare", "warm")
    yield "ordinary_cold", 0.60, ratio("ordinary", "bare", "cold")
    peers = [name for name in fast if name not in OWN + YARDSTICKS]
    for visited in ("cold", "warm") if peers else ():
        yield f"peer_{visited}", 0.25, max(ratio("snapshot", name, visited) for name in peers)
    yield "bytes", 1.0, fast["snapshot"]["bytes"] / fast["bare"]["bytes"]
    yield "slow_line", 0.60, ratio("snapshot", "naive", "cold", slow)


def goals(figures: Figures) -> list[Goal]:
    """Return (name, what was aimed at, what was found), all ratios, milliseconds or kilobytes of which less is better.

    A goal for which nothing was measured, as where no peer could be had, is left out.
    """
    found: list[Goal] = list(_start_goals(figures["starts"]["lines"])) if "starts" in figures else []
    if "checks" in figures:
        found.append(("check", 16.0, figures["checks"]["p95"]["median"]))
    if "pages" in figures:
        found.append(("weight", 100.0, max(page["ours"] for page in figures["pages"]["pages"]) / 1000))
    if "judging" in figures:
        judged = {name: figure["median"] for name, figure in figures["judging"]["microseconds"].items()}
        best = min(median for name, median in judged.items() if not name.startswith("rulecheck"))
        found.append(("judging", 0.50, judged["rulecheck"] / best))
    if "building" in figures:
        real = figures["building"]
        found.append(("building", 1.30, real["ours"]["median"] / real["alone"]["median"]))
    return found


def _lost_starts(lines: Figures, w: Mapping[str, str]) -> Iterator[str]:
    for line, ways in lines.items():
        for visited in ("cold", "warm"):
            own = ways["snapshot"].get(visited)
            faster = [n for n, way in ways.items() if own and visited in way and way[visited]["median"] < own["median"]]
            where = w[f"speed_on_{line}"] + " · " + w[f"speed_{visited}"]
            yield from (w["speed_lost_start"].format(where=where, way=_named(name, w)) for name in faster)


def _losses(figures: Figures, w: Mapping[str, str]) -> list[str]:
    """Return in words whatever was faster or lighter than ours, and where the cost of a page rises."""
    lost = list(_lost_starts(figures["starts"]["lines"], w)) if "starts" in figures else []
    for page in figures.get("pages", {}).get("pages", ()):
        if page["ours"] > page["alone"]:
            numbers = {"ours": page["ours"] / 1000, "alone": page["alone"] / 1000}
            lost.append(w["speed_lost_weight"].format(page=w[f"speed_page_{page['page']}"], **numbers))
    judged = {name: figure["median"] for name, figure in figures.get("judging", {}).get("microseconds", {}).items()}
    whole = judged.get("rulecheck, every norm", 0)
    ahead = [name for name, median in judged.items() if not name.startswith("rulecheck") and median < whole]
    if ahead:
        lost.append(w["speed_lost_judging"].format(ways=w["speed_comma"].join(ahead)))
    sizes = figures.get("scaling", {}).get("sizes", ())
    if sizes and sizes[-1]["a_page"] > sizes[0]["a_page"] * 1.1:
        numbers = {"few": sizes[0]["instruments"], "many": sizes[-1]["instruments"]}
        lost.append(w["speed_lost_scaling"].format(**numbers, first=sizes[0]["a_page"], last=sizes[-1]["a_page"]))
    return lost


def growth(sizes: Sequence[Figures]) -> View:
    """Lay out seconds by pages on logarithmic axes: a point a size, and the line of level cost through the largest."""
    points = [(row["pages"], row["seconds"]["median"], row["instruments"]) for row in sizes]
    low_x, high_x = _decades([x for x, _, _ in points])
    low_y, high_y = _decades([y for _, y, _ in points])

    def x(pages: float) -> float:
        return round(MARGIN + (math.log10(pages) - low_x) / (high_x - low_x) * (PLOT - MARGIN - EDGE), 1)

    def y(seconds: float) -> float:
        return round(TALL - MARGIN - (math.log10(seconds) - low_y) / (high_y - low_y) * (TALL - MARGIN - 20), 1)

    pages, seconds, _ = points[-1]
    start = max(10**low_x, 10**low_y * pages / seconds)
    return {
        "width": PLOT,
        "height": TALL,
        "left": MARGIN,
        "right": PLOT - EDGE,
        "top": 20,
        "bottom": TALL - MARGIN,
        "x_ticks": [(x(10**power), f"{10**power:,}") for power in range(low_x, high_x + 1)],
        "y_ticks": [(y(10**power), f"{10**power:,}") for power in range(low_y, high_y + 1)],
        "points": [{"x": x(a), "y": y(b), "label": f"{count:,}"} for a, b, count in points],
        "path": "M" + "L".join(f"{x(a)} {y(b)}" for a, b, _ in points),
        "level": f"M{x(start)} {y(start * seconds / pages)}L{x(pages)} {y(seconds)}",
    }


def _decades(values: Sequence[float]) -> tuple[int, int]:
    """Return the powers of ten between which the values lie."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)


def _others(figures: Figures) -> dict[str, Any]:
    """Return what was measured on another day, machine or number of rounds than most: part -> how."""
    taken: Figures = figures["taken"]
    return {part: how for part, how in taken.items() if how != _most(taken)}


def _most(taken: Figures) -> Any:
    every = list(taken.values())
    return max(every, key=every.count)


def speed_view(lang: str, figures: Figures | None = None) -> View:
    """Return what the page shows: of each part what was measured; without figures, only that none were taken yet."""
    view = base_view(lang)
    w = view["w"]
    if figures is None and FIGURES.is_file():
        figures = json.loads(FIGURES.read_text(encoding="utf-8"))
    if not figures:
        return {**view, "figures": None}
    shown: dict[str, Any] = {}
    if "starts" in figures:
        shown["starts"] = list(_starts(figures["starts"]["lines"], w))
    if "judging" in figures:
        judged = sorted(figures["judging"]["microseconds"].items(), key=lambda item: item[1]["median"])
        named = {"rulecheck": w["way_rulecheck"], "rulecheck, every norm": w["way_every_norm"]}
        shown["judging"] = bars([(named.get(name, name), figure, name in named) for name, figure in judged], 1)
    if "building" in figures:
        real = figures["building"]
        shown["building"] = bars([(w["way_site"], real["ours"], True), (w["way_mkdocs"], real["alone"], False)], 1)
    if "scaling" in figures and len(figures["scaling"]["sizes"]) > 1:
        shown["scaling"] = growth(figures["scaling"]["sizes"])
    return {
        **view,
        "figures": figures,
        "taken": _most(figures["taken"]),
        "others": _others(figures),
        "versions": {**figures.get("starts", {}).get("versions", {}), **figures.get("judging", {}).get("versions", {})},
        "goals": [
            {"words": w[f"goal_{name}"], "aim": f"{aim:g}", "found": f"{found:.2f}", "met": found <= aim}
            for name, aim, found in goals(figures)
        ],
        "losses": _losses(figures, w),
        "shown": shown,
    }
