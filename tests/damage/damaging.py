"""Damage to one YAML text: what editors, merges and copying do to files, each kind by name. Deterministic by its Random."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable, Iterator
from typing import Any

from macros.loading.documents import round_trip_yaml

Random = random.Random
Damage = Callable[[str, Random], bytes]
_SCALAR = re.compile(r"^(\s*(?:- )?(?:[\w.!-]+: )?)(\S.*)$")
_KEY = re.compile(r"^(\s*(?:- )?)([\w.!-]+)(:.*)$")
_STRAY = "，。x0:-#'\"{}[]&*!|>%@`\t \u200b\u202e\ufeff\u00a0\0😀"


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _is_data(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _one(text: str, source: Random, fits: Callable[[str], object] = _is_data) -> tuple[list[str], int]:
    """Return the lines of a text, and one of those that fit."""
    lines = _lines(text)
    places = [place for place, line in enumerate(lines) if _is_data(line) and fits(line)]
    return lines, source.choice(places)


def drop_line(text: str, source: Random) -> bytes:
    lines, place = _one(text, source)
    del lines[place]
    return "".join(lines).encode()


def repeat_line(text: str, source: Random) -> bytes:
    lines, place = _one(text, source)
    lines.insert(place, lines[place])
    return "".join(lines).encode()


def swap_lines(text: str, source: Random) -> bytes:
    lines, place = _one(text, source)
    other = source.choice([n for n, line in enumerate(lines) if _is_data(line) and n != place] or [place])
    lines[place], lines[other] = lines[other], lines[place]
    return "".join(lines).encode()


def indent(text: str, source: Random) -> bytes:
    lines, place = _one(text, source)
    lines[place] = source.choice((" ", "  ", "\t")) + lines[place]
    return "".join(lines).encode()


def outdent(text: str, source: Random) -> bytes:
    lines, place = _one(text, source, lambda line: line.startswith(" "))
    lines[place] = lines[place][source.choice((1, 2)) :]
    return "".join(lines).encode()


def stray_character(text: str, source: Random) -> bytes:
    lines, place = _one(text, source)
    at = source.randrange(len(lines[place].rstrip("\n")) + 1)
    lines[place] = lines[place][:at] + source.choice(_STRAY) + lines[place][at:]
    return "".join(lines).encode()


def lose_character(text: str, source: Random) -> bytes:
    lines, place = _one(text, source)
    at = source.randrange(len(lines[place]))
    lines[place] = lines[place][:at] + lines[place][at + 1 :]
    return "".join(lines).encode()


def change_character(text: str, source: Random) -> bytes:
    lines, place = _one(text, source)
    at = source.randrange(len(lines[place].rstrip("\n")))
    old = lines[place][at]
    new = source.choice([char for char in "aZ3甲市:- " if char != old])
    lines[place] = lines[place][:at] + new + lines[place][at + 1 :]
    return "".join(lines).encode()


def rename_key(text: str, source: Random) -> bytes:
    lines, place = _one(text, source, _KEY.match)
    lines[place] = _KEY.sub(lambda m: m[1] + m[2] + source.choice("sx_") + m[3], lines[place], count=1)
    return "".join(lines).encode()


def anchor(text: str, source: Random) -> bytes:
    """One value is given an anchor, and another is taken from it."""
    lines, place = _one(text, source, _SCALAR.match)
    later = [n for n, line in enumerate(lines) if n > place and _is_data(line) and _SCALAR.match(line)]
    lines[place] = _SCALAR.sub(r"\1&a \2", lines[place], count=1)
    if later:
        other = source.choice(later)
        lines[other] = _SCALAR.sub(r"\1*a", lines[other], count=1)
    return "".join(lines).encode()


def tag(text: str, source: Random) -> bytes:
    lines, place = _one(text, source, _SCALAR.match)
    kind = source.choice(("!!str ", "!!int ", "!!bool ", "!own ", "!!python/object:os.system "))
    lines[place] = _SCALAR.sub(lambda m: m[1] + kind + m[2], lines[place], count=1)
    return "".join(lines).encode()


def cut_short(text: str, source: Random) -> bytes:
    whole = text.encode()
    return whole[: source.randrange(len(whole) - 1)]


def cut_lines(text: str, source: Random) -> bytes:
    """Some lines from the middle are lost, as in a merge."""
    lines, place = _one(text, source)
    return "".join(lines[:place] + lines[place + source.randrange(1, 6) :]).encode()


def other_encoding(text: str, source: Random) -> bytes:
    return text.encode(source.choice(("gb18030", "utf-16", "utf-16-le", "utf-32", "utf-8-sig", "big5hkscs")), "replace")


def wrong_byte(text: str, source: Random) -> bytes:
    whole = bytearray(text.encode())
    whole[source.randrange(len(whole))] ^= 1 << source.randrange(8)
    return bytes(whole)


def merge_marks(text: str, source: Random) -> bytes:
    lines, place = _one(text, source)
    lines[place:place] = ["<<<<<<< HEAD\n", lines[place], "=======\n", lines[place], ">>>>>>> theirs\n"]
    return "".join(lines).encode()


def second_document(text: str, source: Random) -> bytes:
    lines, place = _one(text, source)
    lines.insert(place, source.choice(("---\n", "...\n", "%YAML 1.1\n---\n")))
    return "".join(lines).encode()


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every container with each of its keys or indexes."""
    for key in list(value) if isinstance(value, dict) else range(len(value)):
        yield value, key
        if isinstance(value[key], (dict, list)):
            yield from _places(value[key])


def _in_structure(
    text: str, act: Callable[[Any, Any], None], source: Random, fits: Callable[[Any, Any], bool] = lambda _, __: True
) -> bytes:
    """Damage the data themselves and write them as the house does, so that only their meaning can tell."""
    yaml = round_trip_yaml()
    data = yaml.load(text)
    places = [(box, key) for box, key in _places(data) if fits(box, key)] if data else []
    if not places:
        return text.encode()
    act(*source.choice(places))
    out = io.StringIO()
    yaml.dump(data, out)
    return out.getvalue().encode()


def _changed(value: Any, source: Random) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, (int, float)):
        return value + source.choice((-1, 1, 10, 1000))
    if value is None:
        return source.choice(("x", 0, False))
    text = str(value)
    at = source.randrange(len(text) + 1)
    return source.choice(
        (text[:at] + source.choice("甲aZ9") + text[at:], text[:at] + text[at + 1 :], text[::-1], text + text)
    )


def change_value(text: str, source: Random) -> bytes:
    def act(box: Any, key: Any) -> None:
        box[key] = _changed(box[key], source)

    return _in_structure(text, act, source, lambda box, key: not isinstance(box[key], (dict, list)))


def change_type(text: str, source: Random) -> bytes:
    def act(box: Any, key: Any) -> None:
        old = box[key]
        box[key] = source.choice([new for new in (None, True, 7, 1.5, "x", [old], {"x": old}, [], {}) if new != old])

    return _in_structure(text, act, source)


def drop_item(text: str, source: Random) -> bytes:
    def act(box: Any, key: Any) -> None:
        del box[key]

    return _in_structure(text, act, source)


def copy_item(text: str, source: Random) -> bytes:
    def act(box: Any, key: Any) -> None:
        box.insert(source.randrange(len(box) + 1), box[key])

    return _in_structure(text, act, source, lambda box, _: isinstance(box, list))


def swap_values(text: str, source: Random) -> bytes:
    """Two siblings change places: the values of two keys, or two items of a list."""

    def act(box: Any, key: Any) -> None:
        other = source.choice([one for one in (list(box) if isinstance(box, dict) else range(len(box))) if one != key])
        box[key], box[other] = box[other], box[key]

    return _in_structure(text, act, source, lambda box, _: len(box) > 1)


def swap_keys(text: str, source: Random) -> bytes:
    """A key is moved to the end of its mapping."""

    def act(box: Any, key: Any) -> None:
        box[key] = box.pop(key)

    return _in_structure(text, act, source, lambda box, _: isinstance(box, dict) and len(box) > 1)


DAMAGES: tuple[Damage, ...] = (
    drop_line, repeat_line, swap_lines, indent, outdent, stray_character, lose_character, change_character, rename_key, anchor,
    tag, cut_short, cut_lines, other_encoding, wrong_byte, merge_marks, second_document, change_value, change_type, drop_item,
    copy_item, swap_values, swap_keys,
)  # fmt: skip


def _data(content: bytes) -> list[bytes]:
    """Return the lines that are not comments: what a comment says is not data."""
    return [line for line in content.splitlines() if not line.lstrip().startswith(b"#")]


def damaged(text: str, source: Random) -> tuple[str, bytes]:
    """Return a kind of damage that fits the text, by name, and the text so damaged."""
    for _ in range(100):
        damage = source.choice(DAMAGES)
        try:
            made = damage(text, source)
        except (IndexError, ValueError):  # nothing in the text to do it to
            continue
        if _data(made) != _data(text.encode()):
            return damage.__name__, made
    raise ValueError("Nothing in this text can be damaged.")
