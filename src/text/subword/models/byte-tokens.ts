/** The tokens `<0x00>` to `<0xFF>`, with which a model writes the bytes of a character that it has no token for. */

/** By byte the id of its token; undefined where one is missing. */
export function byteTokenIds(idOf: (token: string) => number | undefined): Int32Array | undefined {
  const ids = new Int32Array(256);
  for (let byte = 0; byte < 256; byte++) {
    const id = idOf(byteToken(byte));
    if (id === undefined) return undefined;
    ids[byte] = id;
  }
  return ids;
}

export function byteToken(byte: number): string {
  return `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`;
}

/** The byte that a token stands for, or -1. */
export function byteOfToken(token: string): number {
  return token.length === 6 && /^<0x[\dA-F]{2}>$/.test(token) ? Number.parseInt(token.slice(3, 5), 16) : -1;
}
