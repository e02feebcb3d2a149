"""Reading one YAML file: its plain values, and the line of every key and item in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import DuplicateKeyError, RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.tokens import AliasToken, AnchorToken, DirectiveToken, DocumentEndToken, DocumentStartToken, TagToken

from macros.loading.problems import Problem
from macros.loading.quick import quick

Place = tuple[str | int, ...]
"""Where a value stands: keys and indexes from the top."""


@dataclass(frozen=True)
class Document:
    """One YAML file. `data` is plain (dict, list, str, int, float, bool, None; dates as text)."""

    file: str
    data: Any
    lines: Mapping[Place, int]

    def line(self, place: Place) -> int:
        """Return the line (from 1) of a place, or of the nearest place around it that has one."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def problem(self, place: Place, message: str, remedy: str) -> Problem:
        """Return a Problem at a place of this file."""
        return Problem(self.file, self.line(place), self.name(place), message, remedy)

    def name(self, place: Place) -> str:
        """Return a place in words: items of a list go by their id or name where they have one."""
        value, words = self.data, []
        for step in place:
            if isinstance(value, list) and isinstance(step, int) and step < len(value):
                value = value[step]
                label = (
                    next((value[key] for key in ("id", "name") if key in value), None)
                    if isinstance(value, dict)
                    else None
                )
                words.append(str(label) if isinstance(label, str) else f"item {step + 1}")
                continue
            value = value.get(step) if isinstance(value, dict) else None
            words.append(str(step))
        return " / ".join(words)


def _plain(value: object) -> Any:
    if isinstance(value, CommentedMap):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, CommentedSeq):
        return [_plain(item) for item in value]
    if isinstance(value, bool) or value is None:
        return value
    for kind in (int, float, str):
        if isinstance(value, kind):
            return kind(value)
    return value


def _lines(value: object, place: Place) -> Iterator[tuple[Place, int]]:
    if isinstance(value, CommentedMap):
        for key, item in value.items():
            yield (*place, str(key)), value.lc.key(key)[0] + 1
            yield from _lines(item, (*place, str(key)))
    elif isinstance(value, CommentedSeq):
        for index, item in enumerate(value):
            yield (*place, index), value.lc.item(index)[0] + 1
            yield from _lines(item, (*place, index))


def round_trip_yaml() -> YAML:
    """Return the one YAML reader and writer: YAML 1.2, comments kept, no key twice, the house's layout."""
    yaml = YAML()
    yaml.width = 110
    yaml.allow_duplicate_keys = False
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


class _DatesAsText(RoundTripConstructor):
    """Leaves dates as they are written, so that the models judge them and an impossible one has its place."""


_DatesAsText.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: str(node.value))


def slowly(text: str) -> tuple[Any, dict[Place, int]]:
    """Return the values of a YAML text, dates as text, and the line of every place, by ruamel.yaml. Raises YAMLError."""
    yaml = round_trip_yaml()
    yaml.Constructor = _DatesAsText
    data = yaml.load(text)
    return _plain(data), dict(_lines(data, ()))


_NOT_PLAIN = (AliasToken, AnchorToken, DirectiveToken, DocumentEndToken, DocumentStartToken, TagToken)
_MAY_BE_NOT_PLAIN = re.compile(r"(?:^|[\s\[{,])[!&*%]|^(?:---|\.\.\.)", re.MULTILINE)
"""What every text with one of those has; most files have none, and are not scanned for them."""


def _not_plain(file: str, text: str) -> Iterator[Problem]:
    """Yield a problem for each thing of YAML that says in another place, or another way, what a value is."""
    if not _MAY_BE_NOT_PLAIN.search(text):
        return
    for token in round_trip_yaml().scan(text):
        if isinstance(token, _NOT_PLAIN):
            message = "Tags (!), anchors (&), aliases (*), directives (%) and document marks (---) are not used here."
            remedy = "write the value out; quote it if it begins with such a sign."
            yield Problem(file, token.start_mark.line + 1, "", message, remedy)


def read_document(path: Path, root: Path) -> tuple[Document | None, list[Problem]]:
    """Read a YAML file under root. Returns the document, or None and why it cannot be read."""
    file = path.relative_to(root).as_posix()
    try:
        text = path.read_text(encoding="utf-8")
        problems = list(_not_plain(file, text))
        if problems:
            return None, problems
        data, lines = quick(text) or slowly(text)
    except FileNotFoundError:
        return None, [Problem(file, 1, "", "This file is missing.", "add it; the layout is in docs, architecture.")]
    except UnicodeDecodeError as error:
        return None, [Problem(file, 1, "", f"Not UTF-8 at byte {error.start}.", "save the file as UTF-8.")]
    except DuplicateKeyError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        key = str(error.problem).split('"')[1] if '"' in str(error.problem) else "?"
        return None, [Problem(file, line, key, "This key is given twice.", "keep one of the two.")]
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return None, [Problem(file, line, "", f"Not YAML: {error.problem}.", "mend the line, or quote the value.")]
    except YAMLError as error:
        return None, [Problem(file, 1, "", f"Not YAML: {error}.", "mend the file.")]
    return Document(file, data, lines), []
