"""How a garbled place came about, replayed: encode, cut, read the bytes in pairs again, fold.

Nothing here is particular to one place; the derivations in an instrument's apparatus.yml say which words,
which encoding and where the cut lies, and what must come out.
"""

from __future__ import annotations

from collections.abc import Mapping

ASCII = 0x80
PRIVATE = range(0xE000, 0xF900)
"""Code points that no typeface shows: what GB 18030 gives to pairs that GBK leaves open."""


def pairs(raw: bytes, encoding: str, replacement: str = "?") -> list[tuple[bytes, str]]:
    """Return (bytes, character) as a decoder of two-byte characters takes them from the start of `raw`.

    A byte above 7F takes the next with it. A pair, or a byte left over at the end, that makes no character
    gives `replacement`.
    """
    found, here = [], 0
    while here < len(raw):
        width = 1 if raw[here] < ASCII else 2
        chunk = raw[here : here + width]
        try:
            found.append((chunk, chunk.decode(encoding)))
        except UnicodeDecodeError:
            found.append((chunk, replacement))
        here += width
    return found


def reread(
    text: str, encoding: str, cut_after: int, replacement: str = "?"
) -> tuple[list[tuple[bytes, str]], list[tuple[bytes, str]]]:
    """Return the pairs before and after a cut through the bytes of a text."""
    raw = text.encode(encoding)
    return pairs(raw[:cut_after], encoding, replacement), pairs(raw[cut_after:], encoding, replacement)


def shown(read: list[tuple[bytes, str]], fold: Mapping[str, str] | None = None) -> str:
    """Return what a reader sees of pairs: private code points leave no trace, and punctuation is folded."""
    text = "".join(character for _, character in read if ord(character[0]) not in PRIVATE)
    for old, new in (fold or {}).items():
        text = text.replace(old, new)
    return text


def program(text: str, encoding: str, cut_after: int, replacement: str, fold: Mapping[str, str]) -> str:
    """Return a few lines of Python that a reader can run to see the same; they bind `seen`."""
    return "\n".join(
        [
            f'raw = "{text}".encode("{encoding}")',
            f"pieces = raw[:{cut_after}], raw[{cut_after}:]",
            f'seen = "".join(piece.decode("{encoding}", errors="replace") for piece in pieces)',
            f'seen = seen.replace("\\ufffd", "{replacement}")',
            *(f'seen = seen.replace("{old}", "{new}")' for old, new in fold.items()),
            "print(seen)",
        ]
    )
