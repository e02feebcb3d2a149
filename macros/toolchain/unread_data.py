"""Owns finding the constant data that a lean WebAssembly module cannot reach, so that a snapshot need not bring them.

Tables of Chinese and Japanese encodings, characters' names, and the like: their readers are not among the functions
kept. It works as a garbage collector does. What the functions kept name is reached; so is what pointers in reached
data, in globals, on the stack and in the heap point to. Data are cut where anything at all, kept or not, points to.
Two more conditions make up for what such a cut cannot know (an index into a table may be counted from before its
beginning): only long stretches count, and only where memory still holds what the module put there, for what has been
written to is in use. Whether the engine answers alike with other bytes in their place is tried afterwards (fast_start).
"""

import struct
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from macros.toolchain import wasm, wasm_code
from macros.toolchain.wasm import NotUnderstood

BEFORE = 1024
"""Bytes after a place named that are reached with it, whatever else begins in them."""
LEAST = 2048
"""Bytes of the shortest stretch that counts."""
LOADER = "__wasm_apply_data_relocs"
HEADER = 8
"""Bytes of a snapshot that tell where its memory begins: a mark, then the place (Pyodide, src/core/snapshot)."""
Stretch = tuple[int, int]


def memory_of(snapshot: bytes) -> int:
    """Where a snapshot's memory begins, in bytes."""
    place: int = struct.unpack_from("<I", snapshot, HEADER - 4)[0]
    return place


def filled(snapshot: bytes, places: Iterable[Stretch], byte: int) -> bytes:
    """The snapshot with one byte all over some stretches of its memory."""
    out, begin = bytearray(snapshot), memory_of(snapshot)
    for start, end in places:
        out[begin + start : begin + end] = bytes([byte]) * (end - start)
    return bytes(out)


def stretches(whole: bytes, lean: bytes, snapshot: bytes) -> list[Stretch]:
    """The stretches of memory, in order, that the functions of `lean` cannot reach.

    `whole` is the module as Pyodide brings it, `lean` the same with fewer bodies (wasm.lean), `snapshot` was made with
    the former. Raises NotUnderstood if they are not of the form that is known here.
    """
    memory = snapshot[memory_of(snapshot) :]
    data = wasm_code.first_data(whole)
    base = _base(data, memory)
    named, kept = _named(whole, lean)
    inside = range(base, base + len(data))
    stored = wasm_code.relocations(wasm.bodies_of(whole)[wasm_code.exported(whole, LOADER)])
    cuts = sorted(
        {base, inside.stop, *(base + place for place in (*named, *stored.values()) if base + place in inside)}
    )
    reached = _reached(cuts, array("I", memory[: len(memory) // 4 * 4]), inside, {base + place for place in kept})
    return [
        (start, end)
        for start, end in _joined(cuts, reached)
        if end - start >= LEAST and memory[start:end] == data[start - base : end - base]
    ]


def _base(data: bytes, memory: bytes) -> int:
    """Where in memory the module's data begin: what they say of themselves stands there."""
    probes = (data[place : place + 64] for place in range(len(data) // 2, len(data) - 64, 64))
    for probe in probes:
        if data.count(probe) == 1 and memory.count(probe) == 1:
            return memory.index(probe) - data.index(probe)
    raise NotUnderstood("the module's data are not in the snapshot")


def _named(whole: bytes, lean: bytes) -> tuple[set[int], set[int]]:
    """The places that any function or global names, and those that a kept function or a global does."""
    named = set(wasm_code.global_values(whole))
    kept = set(named)
    for body, after in zip(wasm.bodies_of(whole), wasm.bodies_of(lean), strict=True):
        places = wasm_code.places(body)
        named |= places
        if body == after:
            kept |= places
    return named, kept


def _reached(cuts: Sequence[int], words: "array[int]", inside: range, waiting: set[int]) -> bytearray:
    """Mark each piece between two cuts that is reached from the places waiting, or from a word outside the data."""
    known = frozenset(cuts)
    first, last = inside.start // 4, inside.stop // 4
    outside = known.intersection(words[:first]).union(known.intersection(words[last:]))
    pending = [place for place in waiting if place in inside] + list(outside)
    marked = bytearray(len(cuts) - 1)
    while pending:
        place = pending.pop()
        piece = bisect_right(cuts, place) - 1
        while piece < len(marked) and cuts[piece] < place + BEFORE:
            if not marked[piece]:
                marked[piece] = 1
                pending += known.intersection(words[-(-cuts[piece] // 4) : cuts[piece + 1] // 4])
            piece += 1
    return marked


def _joined(cuts: Sequence[int], reached: Sequence[int]) -> list[Stretch]:
    """The stretches made of pieces that are not reached."""
    found: list[Stretch] = []
    for piece, (start, end) in enumerate(pairwise(cuts)):
        if reached[piece]:
            continue
        begin = found.pop()[0] if found and found[-1][1] == start else start
        found.append((begin, end))
    return found
