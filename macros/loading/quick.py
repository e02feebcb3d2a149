"""Owns reading plain YAML quickly: libyaml's parser, and the values of YAML 1.2 as ruamel.yaml reads them.

ruamel.yaml, in Python, is the one reader of record: whatever is unusual here (an error, a key given twice, a tag,
a merge) is left to it, so that its messages and its values stand. A test reads every file both ways.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml
from ruamel.yaml import YAML

Place = tuple[str | int, ...]
_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_WORDS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_FLOAT = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+")
_NO_NUMBER = re.compile(r"[0-9]+(-[0-9]+)+")
"""Dates, and numbers of documents."""
_PERHAPS = re.compile(r"[-+]?(0[xob][0-9a-f_]+|[._:]*[0-9][0-9._:]*(e[-+]?[0-9]+)?|\.(inf|nan))", re.IGNORECASE)
_SPECIAL = re.compile(r"^%|(?:^|[\s\[{,:-])!\S|<<", re.MULTILINE)
"""What may be a directive, a tag or a merge; text that only looks so costs time, nothing else."""


class _Unusual(Exception):
    """Something that is left to ruamel.yaml."""


def _scalar(node: yaml.ScalarNode) -> Any:
    text: str = node.value
    if node.style:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if not _PERHAPS.fullmatch(text) or _NO_NUMBER.fullmatch(text):
        return text
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    raise _Unusual


def _value(node: yaml.Node, place: Place, lines: dict[Place, int]) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if isinstance(node, yaml.SequenceNode):
        items = []
        for index, item in enumerate(node.value):
            here = (*place, index)
            lines[here] = item.start_mark.line + 1
            items.append(_value(item, here, lines))
        return items
    found: dict[str, Any] = {}
    for key, item in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _Unusual
        name = str(_scalar(key))
        if name in found:
            raise _Unusual
        here = (*place, name)
        lines[here] = key.start_mark.line + 1
        found[name] = _value(item, here, lines)
    return found


def quick(text: str) -> tuple[Any, dict[Place, int]] | None:
    """Return the values of a YAML text, dates as text, and the line of every place; None to leave it to ruamel.yaml."""
    if not yaml.__with_libyaml__ or _SPECIAL.search(text):
        return None
    try:
        node = yaml.compose(text, Loader=yaml.CBaseLoader)
        if node is None:
            return None
        lines: dict[Place, int] = {}
        return _value(node, (), lines), lines
    except (yaml.YAMLError, _Unusual, RecursionError):
        return None


def read_values(path: Path) -> Any:
    """Return the values of a YAML file that is the project's own, without the places of Document. Raises YAMLError."""
    text = path.read_text(encoding="utf-8")
    found = quick(text)
    return found[0] if found else YAML(typ="safe").load(text)
