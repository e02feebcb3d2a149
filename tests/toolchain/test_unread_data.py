"""Constant data that no function kept can reach are found; what is named, pointed to or written to is kept."""

import struct

import pytest

from macros.toolchain import unread_data, wasm, wasm_code
from macros.toolchain.wasm import NotUnderstood, Section, assembled, u32

TABLE = 8192
"""Bytes of each table of the module below: far more than is kept around a place named."""
BASE, SIZE = 4096, 6 * TABLE
NAMED, DROPPED, POINTER, POINTED, HEAPED, LAST = (number * TABLE for number in range(6))


def number(value: int) -> bytes:
    """A signed number in LEB128, of five bytes."""
    return bytes((value >> shift & 0x7F) | (0x80 if shift < 28 else 0) for shift in range(0, 35, 7))


def place(offset: int) -> bytes:
    return b"\x23\x00\x41" + number(offset) + b"\x6a"


def body(*instructions: bytes) -> bytes:
    return b"\x00" + b"".join(instructions) + b"\x0b"


LOADER = body(place(POINTER + 8), place(POINTED), b"\x36\x02\x00", place(POINTER + 16), b"\x23\x01", b"\x36\x02\x00")
READS_NAMED = body(place(NAMED), b"\x28\x02\x00\x1a", place(POINTER), b"\x1a")
READS_DROPPED = body(place(DROPPED), b"\x1a", place(HEAPED), b"\x1a", place(LAST), b"\x1a")


def content() -> bytes:
    """Six tables that differ all over; the third holds a pointer to the fourth."""
    data = bytearray(b"".join(struct.pack("<I", 0xF0000000 + word) for word in range(SIZE // 4)))
    data[POINTER + 8 : POINTER + 12] = struct.pack("<I", BASE + POINTED)
    return bytes(data)


def module(*bodies: bytes, data: bytes) -> bytes:
    return assembled(
        [
            Section(1, b"\x01\x60\x00\x00"),
            Section(wasm.IMPORT, b"\x02\x01e\x01b\x03\x7f\x00\x01e\x01t\x03\x7f\x00"),
            Section(3, u32(len(bodies)) + b"\x00" * len(bodies)),
            Section(5, b"\x01\x00\x01"),
            Section(wasm.GLOBAL, b"\x01\x7f\x01\x41" + number(NAMED) + b"\x0b"),
            Section(wasm.EXPORT, b"\x01" + u32(len(unread_data.LOADER)) + unread_data.LOADER.encode() + b"\x00\x00"),
            Section(wasm.CODE, u32(len(bodies)) + b"".join(u32(len(one)) + one for one in bodies)),
            Section(wasm.DATA, b"\x01\x00\x23\x00\x0b" + u32(len(data)) + data),
        ]
    )


def snapshot(data: bytes, heap: bytes = b"") -> bytes:
    return b"\0snp" + struct.pack("<I", 16) + bytes(8) + bytes(BASE) + data + heap


WHOLE = module(LOADER, READS_NAMED, READS_DROPPED, data=content())
LEAN = wasm.lean(WHOLE, [0, 1])


def found(memory: bytes) -> list[tuple[int, int]]:
    return [(start - BASE, end - BASE) for start, end in unread_data.stretches(WHOLE, LEAN, memory)]


def test_data_that_only_dropped_functions_name_are_found() -> None:
    assert found(snapshot(content())) == [(DROPPED, POINTER), (HEAPED, SIZE)]


def test_nothing_is_found_where_every_function_is_kept() -> None:
    assert unread_data.stretches(WHOLE, WHOLE, snapshot(content())) == []


def test_what_the_heap_points_to_is_kept() -> None:
    heap = struct.pack("<3I", 1, BASE + HEAPED, 2)
    assert found(snapshot(content(), heap)) == [(DROPPED, POINTER), (LAST, SIZE)]


def test_what_was_written_to_is_kept() -> None:
    data = bytearray(content())
    data[DROPPED + 5000] ^= 1
    assert found(snapshot(bytes(data))) == [(HEAPED, SIZE)]


def test_a_snapshot_is_filled_just_there() -> None:
    before = snapshot(content())
    after = unread_data.filled(before, [(BASE + DROPPED, BASE + POINTER)], 0xFF)
    begin = unread_data.memory_of(before) + BASE
    assert after[begin + DROPPED : begin + POINTER] == b"\xff" * TABLE
    assert after[: begin + DROPPED] == before[: begin + DROPPED]
    assert after[begin + POINTER :] == before[begin + POINTER :]


def test_a_snapshot_of_another_module_is_refused() -> None:
    with pytest.raises(NotUnderstood, match="not in the snapshot"):
        unread_data.stretches(WHOLE, LEAN, snapshot(bytes(SIZE)))


def test_a_function_names_what_it_adds_and_its_offsets() -> None:
    load = b"\x28\x02" + u32(99) + b"\x1a"
    assert wasm_code.places(body(place(70), load, b"\x41\x05\x1a", b"\x41\x07\x6b")) == {70, 99, -7}


def test_an_unknown_instruction_is_refused() -> None:
    with pytest.raises(NotUnderstood, match="0xfe"):
        wasm_code.places(body(b"\xfe\x00"))


def test_the_loader_tells_which_pointer_stands_where() -> None:
    assert wasm_code.relocations(LOADER) == {POINTER + 8: POINTED}


def test_a_function_that_is_not_exported_is_missed_by_name() -> None:
    assert wasm_code.exported(WHOLE, unread_data.LOADER) == 0
    with pytest.raises(NotUnderstood, match="no function main"):
        wasm_code.exported(WHOLE, "main")
