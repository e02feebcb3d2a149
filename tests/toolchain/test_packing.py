"""A snapshot packed without its zeros is, once unpacked by the browser's own code, the snapshot that it was."""

import subprocess

from hypothesis import given, settings
from hypothesis import strategies as st

from macros.toolchain.node import find
from macros.toolchain.packing import BLOCK, packed
from macros.toolchain.places import WIDGETS

UNPACK = f"""
import {{ readFileSync }} from "node:fs";
import {{ unpacked }} from "{(WIDGETS / "web" / "packed.js").as_uri()}";
for (const line of readFileSync(0, "utf8").split("\\n")) console.log(Buffer.from(unpacked(new Uint8Array(Buffer.from(line, "hex")))).toString("hex"));
"""
piece = st.one_of(st.integers(0, 3 * BLOCK).map(bytes), st.binary(max_size=40))


def unpacked(contents: list[bytes]) -> list[bytes]:
    command = [*find().node, "--input-type=module", "--eval", UNPACK]
    lines = "\n".join(content.hex() for content in contents)
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True, timeout=60)
    return [bytes.fromhex(line) for line in done.stdout.split("\n")[: len(contents)]]


@given(st.lists(st.lists(piece, max_size=8).map(b"".join), min_size=1, max_size=12))
@settings(max_examples=12, deadline=None)
def test_what_is_packed_can_be_unpacked(memories: list[bytes]) -> None:
    assert unpacked([packed(memory) for memory in memories]) == memories


def test_zeros_take_no_bytes() -> None:
    memory = b"x" + bytes(100 * BLOCK) + b"y" * BLOCK
    assert len(packed(memory)) < 3 * BLOCK + 100
