"""Owns reading what a WebAssembly module says of its data: what they are, which places in them a function names.

A module that is position-independent, as Pyodide's is, names a place in its data as a number added to the base of its
memory, or as the offset of a load or store. Binary format: WebAssembly Core Specification, chapter 5.4.
"""

from macros.toolchain.wasm import (
    DATA,
    EXPORT,
    FUNCTION_KIND,
    GLOBAL,
    IMPORT,
    NotUnderstood,
    after_locals,
    content_of,
    imports,
    read_i,
    read_u32,
    sections,
)

ADD, SUBTRACT, GLOBAL_GET, I32_CONST = 0x6A, 0x6B, 0x23, 0x41
STORE = b"\x36\x02\x00"
_BARE = {0x00, 0x01, 0x05, 0x0A, 0x0B, 0x0F, 0x19, 0x1A, 0x1B, 0xD1, *range(0x45, 0xC5)}
_BLOCKS = {0x02, 0x03, 0x04, 0x06}
_ONE_INDEX = {0x07, 0x08, 0x09, 0x0C, 0x0D, 0x10, 0x12, 0x14, 0x15, 0x18, *range(0x20, 0x27), 0x3F, 0x40, 0xD0, 0xD2}
_TWO_INDICES = {0x11, 0x13}
_MEMORY = range(0x28, 0x3F)
_MANY = {
    0: 0,
    1: 0,
    2: 0,
    3: 0,
    4: 0,
    5: 0,
    6: 0,
    7: 0,
    8: 2,
    9: 1,
    10: 2,
    11: 1,
    12: 2,
    13: 1,
    14: 2,
    15: 1,
    16: 1,
    17: 1,
}
"""The instructions after the byte 0xFC, and how many indices each takes."""


def places(body: bytes) -> set[int]:
    """The numbers that a function's body adds to something, and the offsets of its loads and stores.

    Any of them may be a place in the data, most are. Raises NotUnderstood at an instruction that is not known here.
    """
    found: set[int] = set()
    at = after_locals(body)
    while at < len(body):
        code, at = body[at], at + 1
        if code == I32_CONST:
            value, at = read_i(body, at)
            if body[at] in {ADD, SUBTRACT}:
                found.add(value if body[at] == ADD else -value)
        elif code in _MEMORY:
            _, at = read_u32(body, at)
            offset, at = read_u32(body, at)
            found.add(offset)
        else:
            at = _after(code, body, at)
    return found


def _after(code: int, body: bytes, at: int) -> int:
    """The place after the operands of an instruction that names no place in the data."""
    if code in _BARE:
        return at
    if code in _BLOCKS or code == 0x42:  # a block's type, or i64.const
        return read_i(body, at)[1]
    if code in {0x43, 0x44}:  # f32.const, f64.const
        return at + (4 if code == 0x43 else 8)
    if code == 0x1C:  # select, with types of a byte each
        count, at = read_u32(body, at)
        return at + count
    count = 1 if code in _ONE_INDEX else 2 if code in _TWO_INDICES else 0
    if code == 0x0E:  # a table of branches, and the branch for all else
        count, at = read_u32(body, at)
        count += 1
    elif code == 0xFC:
        kind, at = read_u32(body, at)
        if kind not in _MANY:
            raise NotUnderstood(f"the instruction 0xfc {kind}")
        count = _MANY[kind]
    elif not count:
        raise NotUnderstood(f"the instruction {code:#x}")
    for _ in range(count):
        _, at = read_u32(body, at)
    return at


def relocations(body: bytes) -> dict[int, int]:
    """What the loader's function (__wasm_apply_data_relocs) stores of places in the data: at which place, which one.

    It is one run of «base + place, value, store». Values that are functions or come from elsewhere are left out.
    """
    found: dict[int, int] = {}
    at = after_locals(body)
    while body[at] == GLOBAL_GET:
        (base, target), at = _sum(body, at)
        (other, source), at = _sum(body, at)
        if body[at : at + len(STORE)] != STORE:
            raise NotUnderstood(f"the loader's function at byte {at}: {body[at : at + 4].hex()}")
        at += len(STORE)
        if other == base:
            found[target] = source
    return found


def _sum(body: bytes, at: int) -> tuple[tuple[int, int], int]:
    """Read a global and what is added to it, if anything."""
    if body[at] != GLOBAL_GET:
        raise NotUnderstood(f"the loader's function at byte {at}: {body[at : at + 4].hex()}")
    number, at = read_u32(body, at + 1)
    if body[at] != I32_CONST:
        return (number, 0), at
    added, at = read_i(body, at + 1)
    if body[at] not in {ADD, SUBTRACT}:
        raise NotUnderstood(f"the loader's function at byte {at}: {body[at : at + 4].hex()}")
    return (number, added if body[at] == ADD else -added), at + 1


def exported(module: bytes, name: str) -> int:
    """The number, among the functions defined in the module, of one that it exports. Raises NotUnderstood without it."""
    parts = sections(module)
    content = content_of(parts, EXPORT)
    count, at = read_u32(content, 0)
    for _ in range(count):
        size, at = read_u32(content, at)
        called, kind = content[at : at + size].decode(), content[at + size]
        number, at = read_u32(content, at + size + 1)
        if called == name and kind == FUNCTION_KIND:
            return number - sum(kind == FUNCTION_KIND for kind in imports(content_of(parts, IMPORT)))
    raise NotUnderstood(f"the module exports no function {name}")


def first_data(module: bytes) -> bytes:
    """What the module puts into memory: one stretch, at a base that a global holds. Raises NotUnderstood otherwise."""
    content = content_of(sections(module), DATA)
    begin = b"\x01\x00\x23\x00\x0b"  # one segment, into the first memory, at the first global
    if not content.startswith(begin):
        raise NotUnderstood("the module's data are not one stretch at the base of its memory")
    size, at = read_u32(content, len(begin))
    return content[at : at + size]


def global_values(module: bytes) -> list[int]:
    """The numbers (i32) that the module's globals begin with."""
    content = content_of(sections(module), GLOBAL)
    count, at = read_u32(content, 0)
    found = []
    for _ in range(count):
        code, at = content[at + 2], at + 3
        if code in {0x43, 0x44}:  # f32.const, f64.const
            at += 4 if code == 0x43 else 8
        elif code in {0x23, 0x41, 0x42, 0xD0, 0xD2}:  # global.get, i32.const, i64.const, ref.null, ref.func
            value, at = read_i(content, at)
            found += [value] if code == 0x41 else []
        else:
            raise NotUnderstood(f"a global begins with the instruction {code:#x}")
        at += 1
    return found
