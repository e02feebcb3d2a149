// Unpacks the memory snapshot, from which the build left out what is zeros (macros/toolchain/packing.py tells the form).

/** Returns the bytes that were packed. Rejects what is not of the form by a RangeError. */
export function unpacked(packed) {
  const numbers = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const bytes = new Uint8Array(numbers.getUint32(0, true));
  const runs = numbers.getUint32(4, true);
  let from = 8 * (runs + 1);
  for (let run = 1; run <= runs; run++) {
    const size = numbers.getUint32(8 * run + 4, true);
    bytes.set(packed.subarray(from, from + size), numbers.getUint32(8 * run, true));
    from += size;
  }
  return bytes;
}
