"""Owns rewriting a WebAssembly module by whole function bodies: one that counts calls, one without what is never called.

Only the sections' frames and the sizes of function bodies are read; no instruction is decoded. All
indices (functions, types, tables, globals) stay as they were, so a memory snapshot fits every variant.
Binary format: WebAssembly Core Specification, chapter 5.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MAGIC = b"\0asm\x01\0\0\0"
IMPORT, GLOBAL, EXPORT, CODE, DATA, DATA_COUNT = 2, 6, 7, 10, 11, 12
FUNCTION_KIND, TABLE_KIND, MEMORY_KIND, GLOBAL_KIND, TAG_KIND = range(5)
# no locals, `unreachable`, `end`: a call traps, which no code inside the module can catch
STUB = b"\x03\x00\x00\x0b"
MARK = "called:"
"""What the exported name of a counting module's global begins with; the function's number follows."""


class NotUnderstood(Exception):
    """The bytes are not a WebAssembly module of the form that these functions know."""


@dataclass(frozen=True)
class Section:
    """One section: its number and its content, without the frame."""

    number: int
    content: bytes


def sections(module: bytes) -> list[Section]:
    """Cut a module into its sections. Raises NotUnderstood if it is none."""
    if module[:8] != MAGIC:
        raise NotUnderstood("this does not begin as a WebAssembly module of version 1 does")
    found, at = [], 8
    while at < len(module):
        size, start = read_u32(module, at + 1)
        if start + size > len(module):
            raise NotUnderstood("a section ends beyond the end of the module")
        found.append(Section(module[at], module[start : start + size]))
        at = start + size
    return found


def assembled(parts: Iterable[Section]) -> bytes:
    """Put sections together again."""
    return MAGIC + b"".join(bytes([part.number]) + u32(len(part.content)) + part.content for part in parts)


def bodies(code: bytes) -> list[bytes]:
    """Cut a code section's content into the bodies of functions, each without its size."""
    count, at = read_u32(code, 0)
    found = []
    for _ in range(count):
        size, start = read_u32(code, at)
        found.append(code[start : start + size])
        at = start + size
    return found


def sizes(module: bytes) -> list[int]:
    """The size in bytes of the body of each function defined in the module, in their order."""
    return [len(body) for body in bodies(content_of(sections(module), CODE))]


def bodies_of(module: bytes) -> list[bytes]:
    """The bodies of the functions defined in a module, in their order."""
    return bodies(content_of(sections(module), CODE))


def lean(module: bytes, called: Iterable[int]) -> bytes:
    """The module with only the bodies of the functions named; the other functions trap when called.

    `called` numbers the functions defined in the module from 0, as `counting` does.
    """
    kept = set(called)

    def without(section: Section) -> Section:
        if section.number != CODE:
            return section
        old = bodies(section.content)
        new = (u32(len(body)) + body if number in kept else STUB for number, body in enumerate(old))
        return Section(CODE, u32(len(old)) + b"".join(new))

    return assembled(without(part) for part in sections(module))


def without_data(module: bytes) -> bytes:
    """The module without its memory's first content, for a start from a snapshot, which brings all of it."""
    return assembled(
        Section(part.number, u32(0)) if part.number in {DATA, DATA_COUNT} else part for part in sections(module)
    )


def counting(module: bytes) -> bytes:
    """The module with a global for each defined function, exported as MARK and its number, set to 1 when it is called."""
    parts = sections(module)
    count = len(bodies(content_of(parts, CODE)))
    first = _imported_globals(content_of(parts, IMPORT)) + read_u32(content_of(parts, GLOBAL), 0)[0]
    names = [f"{MARK}{number}".encode() for number in range(count)]
    exports = [u32(len(name)) + name + bytes([GLOBAL_KIND]) + u32(first + number) for number, name in enumerate(names)]
    changed = {
        GLOBAL: lambda content: _appended(content, [b"\x7f\x01\x41\x00\x0b"] * count),
        EXPORT: lambda content: _appended(content, exports),
        CODE: lambda content: _marked(content, first),
    }
    return assembled(
        Section(part.number, changed[part.number](part.content)) if part.number in changed else part for part in parts
    )


def _marked(code: bytes, first: int) -> bytes:
    out = []
    for number, body in enumerate(bodies(code)):
        start = after_locals(body)
        new = body[:start] + b"\x41\x01\x24" + u32(first + number) + body[start:]
        out.append(u32(len(new)) + new)
    return u32(len(out)) + b"".join(out)


def after_locals(body: bytes) -> int:
    """The place of a body's first instruction."""
    groups, at = read_u32(body, 0)
    for _ in range(groups):
        _, at = read_u32(body, at)
        # a reference to a type by its number takes a second part
        at = read_u32(body, at + 1)[1] if body[at] in {0x63, 0x64} else at + 1
    return at


def _appended(content: bytes, items: list[bytes]) -> bytes:
    count, at = read_u32(content, 0)
    return u32(count + len(items)) + content[at:] + b"".join(items)


def content_of(parts: list[Section], number: int) -> bytes:
    """The content of the section of a number. Raises NotUnderstood if there is none."""
    for part in parts:
        if part.number == number:
            return part.content
    raise NotUnderstood(f"the module has no section {number}")


def _imported_globals(content: bytes) -> int:
    return sum(kind == GLOBAL_KIND for kind in imports(content))


def imports(content: bytes) -> Iterator[int]:
    """The kind of each import, from the content of their section."""
    count, at = read_u32(content, 0)
    for _ in range(count):
        for _ in range(2):  # module and name
            size, at = read_u32(content, at)
            at += size
        kind = content[at]
        at = _after_description(content, kind, at + 1)
        yield kind


def _after_description(content: bytes, kind: int, at: int) -> int:
    match kind:
        case 0:  # function: its type
            return read_u32(content, at)[1]
        case 1:  # table: a reference type, then limits
            return _after_limits(content, at + 1)
        case 2:
            return _after_limits(content, at)
        case 3:  # global: value type, mutability
            return at + 2
        case 4:  # tag: attribute, type
            return read_u32(content, at + 1)[1]
    raise NotUnderstood(f"an import of the unknown kind {kind}")


def _after_limits(content: bytes, at: int) -> int:
    flags, at = content[at], at + 1
    for _ in range(2 if flags & 1 else 1):
        _, at = read_u32(content, at)
    return at


def u32(value: int) -> bytes:
    """An unsigned number in LEB128."""
    out = bytearray()
    while True:
        value, low = value >> 7, value & 0x7F
        out.append(low | (0x80 if value else 0))
        if not value:
            return bytes(out)


def read_u32(data: bytes, at: int) -> tuple[int, int]:
    """The number in LEB128 at a place, and the place after it. Raises NotUnderstood where none ends in 5 bytes."""
    value, _, at = _read_groups(data, at, 5)
    return value, at


def read_i(data: bytes, at: int) -> tuple[int, int]:
    """The signed number in LEB128 at a place, and the place after it. Raises NotUnderstood where none ends in 10 bytes."""
    value, bits, at = _read_groups(data, at, 10)
    return value - (1 << bits if value >> bits - 1 else 0), at


def _read_groups(data: bytes, at: int, most: int) -> tuple[int, int, int]:
    """Read groups of seven bits, at most so many: their value, how many bits they are, and the place after them."""
    value = 0
    for shift, byte in zip(range(0, 7 * most, 7), data[at : at + most], strict=False):
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, shift + 7, at + shift // 7 + 1
    raise NotUnderstood(f"no number at byte {at}")
