"""A norm as a flow of questions, laid out for a picture: boxes, their lines of text, and the arrows between them.

Positions are in the picture's own units. It is narrow, so that it is read without scrolling on a phone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from macros.pages.views.common import View

WIDTH, MAIN, SIDE = 452, 308, 104
"""The picture, a question's box, an outcome's box."""
SIZE, LEADING, PAD, GAP = 14, 20, 10, 30
FULL, HALF = 1.0, 0.54
"""Width of a Chinese character and, about, of a Latin one, in ems."""


def _em(text: str) -> float:
    return sum(FULL if unicodedata.east_asian_width(one) in "WFA" else HALF for one in text)


def _pieces(text: str) -> Iterator[str]:
    """Yield what a line may be broken between: words, and Chinese characters with the punctuation that follows them."""
    piece = ""
    for one in text:
        wide = unicodedata.east_asian_width(one) in "WF"
        closing = unicodedata.category(one) in {"Po", "Pe", "Pf"}
        if piece and not closing and (wide or piece[-1] == " " or unicodedata.east_asian_width(piece[-1]) in "WF"):
            yield piece
            piece = ""
        piece += one
    yield piece


def wrap(text: str, room: float) -> list[str]:
    """Return a text in lines of at most `room` ems, no line beginning with closing punctuation."""
    lines = [""]
    for piece in _pieces(text):
        if lines[-1] and _em((lines[-1] + piece).rstrip()) > room:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines if line.strip()]


def _said(node: View, w: Mapping[str, str], depth: int = 0) -> Iterator[str]:
    """Yield the parts of an expression, each on a line of its own, indented by depth."""
    indent = "\u2003" * max(depth - 1, 0) + ("· " if depth else "")
    match node["op"]:
        case "fact":
            yield indent + node["label"]
        case "stated":
            opening = f"{w['said']} {w['quote_open']}" if w["colon"].endswith(" ") else f"{w['said']}{w['quote_open']}"
            yield f"{indent}{opening}{node['label']}{w['quote_close']}"
        case "not":
            first, *rest = _said(node["parts"][0], w)
            yield f"{indent}{w['not_this']}{w['colon']}{first}"
            yield from ("\u2003" * depth + line for line in rest)
        case _ if len(node["parts"]) == 1:
            yield from _said(node["parts"][0], w, depth)
        case op:
            yield indent + w["all_of" if op == "all" else "any_of"] + w["colon"].rstrip()
            for part in node["parts"]:
                yield from _said(part, w, depth + 1)


def _box(kind: str, y: int, said: list[str]) -> View:
    room = (MAIN - 2 * PAD) / SIZE
    lines = [line for text in said for line in wrap(text, room)]
    return {"kind": kind, "y": y, "height": 2 * PAD + LEADING * len(lines), "lines": lines}


def _questions(norm: Mapping[str, Any], w: Mapping[str, str]) -> list[tuple[str, str, list[str], str, str]]:
    """Return (kind, name, lines, answer that leads aside, outcome there) for each question, in order."""
    asked = [("engaged", w["engaged"], list(_said(norm["engaged"], w)), "no", "not_applicable")]
    asked += [("engaged", w["conditions"], list(_said(item, w)), "no", "not_applicable") for item in norm["conditions"]]
    asked.append(("requirement", w["requirement"], list(_said(norm["requirement"], w)), "yes", "satisfied"))
    asked += [
        ("exception", w["exceptions"], list(_said(rule["when"], w)), "yes", "satisfied") for rule in norm["exceptions"]
    ]
    return asked


def flow(norm: Mapping[str, Any], w: Mapping[str, str]) -> View:
    """Return {"width", "height", "boxes", "end", "words"}: a norm's questions from the top down, outcomes beside them.

    `norm` is one of `norm_views`. An answer leads down to the next question or aside to an outcome; the last one
    leads to a violation. "words" says the same in one sentence a question, for who does not see the picture.
    """
    y, boxes, told = 4, [], []
    for kind, name, said, answer, outcome in _questions(norm, w):
        box = _box(kind, y, said)
        other = "no" if answer == "yes" else "yes"
        boxes.append(
            {**box, "name": name, "aside": w[f"answer_{answer}"], "down": w[f"answer_{other}"], "outcome": outcome}
        )
        told.append(
            f"{name}{w['colon']}{w['comma'].join(said)}{w['flow_aside'].format(w[f'answer_{answer}'], w[outcome])}"
        )
        y += int(box["height"]) + GAP + LEADING
    return {
        "width": WIDTH, "main": MAIN, "side": SIDE, "pad": PAD, "leading": LEADING, "gap": GAP,
        "height": y + 2 * PAD + LEADING, "end": y, "boxes": boxes, "words": " ".join([*told, w["flow_end"]]),
    }  # fmt: skip
