/**
 * The hash of a token's UTF-8 bytes: FNV-1a, 32 bits (G. Fowler, L. C. Noll and P. Vo). Whoever looks for the end of a
 * token can compute it on the way: begin with `hashStart`, take each byte as `hashOf` does, end with `finishHash`.
 */
export const hashStart = 0x811c9dc5;
export const hashFactor = 0x01000193;

/** The hash of bytes[from] to bytes[to - 1]. */
export function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = hashStart;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i], hashFactor);
  return finishHash(hash);
}

/** The low bits of FNV-1a, which choose the slot, depend on too few of the last bytes' high bits. */
export function finishHash(hash: number): number {
  return (hash ^ (hash >>> 15)) >>> 0;
}
