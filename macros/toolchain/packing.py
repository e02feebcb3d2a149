"""Owns packing a memory snapshot for the way to the reader: most of it is zeros, which need no bytes.

Compression takes zeros away too, but a browser would have to bring them back, pass them on and hash them, which
takes longer than all that is in the snapshot. widgets/web/packed.js unpacks.
"""

import struct

BLOCK = 1024
"""Bytes of the blocks of which whole ones of zeros are left out."""


def packed(memory: bytes) -> bytes:
    """Pack bytes: their number and that of the runs of blocks that are not all zeros; each run's first byte and its
    bytes; then what is in the runs, in their order. Numbers are of 32 bits, the lowest byte first.
    """
    runs: list[tuple[int, int]] = []
    nothing = bytes(BLOCK)
    for start in range(0, len(memory), BLOCK):
        end = min(start + BLOCK, len(memory))
        if memory[start:end] == nothing[: end - start]:
            continue
        begin = runs.pop()[0] if runs and runs[-1][1] == start else start
        runs.append((begin, end))
    numbers = [len(memory), len(runs), *(number for start, end in runs for number in (start, end - start))]
    return struct.pack(f"<{len(numbers)}I", *numbers) + b"".join(memory[start:end] for start, end in runs)
