"""Who reports to whom, and whose word is needed: two columns of bodies and the lines between them, laid out for a picture.

Positions are in the picture's own units. It is narrow, so that it is read without scrolling on a phone. Every line has
a place of its own at both ends, so none runs into another; bodies on the right are ordered by where their lines come from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import mean

from macros.citing import page_path
from macros.citing.addresses import provision_of
from macros.pages.library import Record
from macros.pages.views.common import View, articles
from macros.pages.views.flow import SIZE, wrap

WIDTH, BOX, LEADING, PAD, SLOT, GAP, TOP = 452, 152, 18, 8, 20, 12, 4
"""The picture, a body's box, its lines of text, the room around them, a line's place at a box, between boxes, above all."""
PICTURES = {"receives": "reports", "decides": "asks"}
"""The part of bearers.yml that a picture shows -> the picture's name."""

Line = tuple[str, str]


def _lines(record: Record, part: str) -> dict[Line, list[str]]:
    """Return (who, to whom) -> the articles, in the order of the text."""
    found: dict[Line, list[str]] = {}
    for standing in record["bearers"]["standings"]:
        if standing["part"] == part:
            for who in standing.get("by", ()):
                articles = found.setdefault((who, standing["body"]), [])
                if (article := provision_of(standing["segment"])) not in articles:
                    articles.append(article)
    return found


def _boxes(names: Sequence[str], slots: Mapping[str, int], short: Mapping[str, str]) -> dict[str, View]:
    y, boxes = TOP, {}
    for name in names:
        text = wrap(short[name], (BOX - 2 * PAD) / SIZE)
        height = max(LEADING * len(text) + 2 * PAD, SLOT * slots[name])
        boxes[name] = {"y": y, "height": height, "lines": text, "middle": y + height / 2}
        y += height + GAP
    return boxes


def _places(own: Sequence[Line], box: View) -> dict[Line, float]:
    """Return where each of a body's lines meets its box, from the top down."""
    top = box["middle"] - SLOT * len(own) / 2
    return {line: top + SLOT * (i + 0.5) for i, line in enumerate(own)}


def dealings(record: Record, part: str, slug: str, lang: str) -> View | None:
    """Return {"name", "width", "height", "left", "right", "lines"} for a part of bearers.yml; None if none has it.

    A line has its ends, its articles' numbers, and the same in words, with the way to each article.
    """
    lines = _lines(record, part)
    if not lines:
        return None
    short = {body["id"]: body["short"][lang] for body in record["bearers"]["bodies"]}
    left = list(dict.fromkeys(who for who, _ in lines))
    right = sorted(
        dict.fromkeys(to for _, to in lines),
        key=lambda to: mean(left.index(who) for who, other in lines if other == to),
    )
    ordered = sorted(lines, key=lambda line: (left.index(line[0]), right.index(line[1])))
    outgoing = {who: [line for line in ordered if line[0] == who] for who in left}
    incoming = {to: [line for line in ordered if line[1] == to] for to in right}
    starts, ends = (
        _boxes(column, {name: len(own[name]) for name in column}, short)
        for column, own in ((left, outgoing), (right, incoming))
    )
    begin = {line: y for who in left for line, y in _places(outgoing[who], starts[who]).items()}
    end = {line: y for to in right for line, y in _places(incoming[to], ends[to]).items()}
    below = max(box["y"] + box["height"] for box in (*starts.values(), *ends.values()))
    told = _told(record, lines, slug, lang)
    return {
        "name": PICTURES[part],
        "width": WIDTH,
        "box": BOX,
        "pad": PAD,
        "leading": LEADING,
        "height": below + TOP,
        "left": list(starts.values()),
        "right": list(ends.values()),
        "lines": [{"from": begin[line], "to": end[line], **told[line]} for line in ordered],
    }


def _told(record: Record, lines: Mapping[Line, Sequence[str]], slug: str, lang: str) -> dict[Line, View]:
    """Return each line in words: who, whom, and its articles with the way to each."""
    names = {body["id"]: body["name"][lang] for body in record["bearers"]["bodies"]}
    label = {item["eId"]: item["label"][lang] for item in articles(record)}
    return {
        (who, whom): {
            "numbers": ", ".join(e_id.removeprefix("art_") for e_id in own),
            "who": names[who],
            "whom": names[whom],
            "articles": [{"label": label[e_id], "path": page_path(slug, lang, e_id)} for e_id in own],
        }
        for (who, whom), own in lines.items()
    }
